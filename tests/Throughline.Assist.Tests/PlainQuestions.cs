using Microsoft.Extensions.AI;

namespace Throughline.Assist.Tests;

/// <summary>Plain questions, whole and streamed.</summary>
internal static class PlainQuestions
{
    public static Task<string> AskAsync(this IChatClient model, string question) => model.AskUntilAsync(question, TestContext.Current.CancellationToken);

    public static Task<string> StreamAsync(this IChatClient model, string question) => model.StreamUntilAsync(question, TestContext.Current.CancellationToken);

    public static async Task<string> AskUntilAsync(this IChatClient model, string question, CancellationToken cancel) =>
        (await model.GetResponseAsync([new ChatMessage(ChatRole.User, question)], new ChatOptions { MaxOutputTokens = 1000 }, cancel)).Text;

    public static async Task<string> StreamUntilAsync(this IChatClient model, string question, CancellationToken cancel)
    {
        var text = "";
        await foreach (var update in model.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, question)], new ChatOptions { MaxOutputTokens = 1000 }, cancel))
            text += update.Text;
        return text;
    }
}
