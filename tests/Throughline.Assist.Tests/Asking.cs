using Microsoft.Extensions.AI;

namespace Throughline.Assist.Tests;

/// <summary>Plain questions, whole and streamed.</summary>
internal static class Asking
{
    public static async Task<string> AskAsync(this IChatClient model, string question, CancellationToken cancel = default) =>
        (await model.GetResponseAsync([new ChatMessage(ChatRole.User, question)], new ChatOptions { MaxOutputTokens = 1000 }, cancel)).Text;

    public static async Task<string> StreamAsync(this IChatClient model, string question, CancellationToken cancel = default)
    {
        var text = "";
        await foreach (var update in model.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, question)], new ChatOptions { MaxOutputTokens = 1000 }, cancel))
            text += update.Text;
        return text;
    }
}
