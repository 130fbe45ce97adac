using Throughline.Assist.Answers;
using Throughline.Assist.Prompts;

namespace Throughline.Assist.Tests.Answers;

public sealed class StructuredAnswerTests
{
    private const string Good = """{"says":"No.","knows":true,"grounds":[]}""";
    private static readonly StructuredQuestion Question = new(PromptFile.Load("actor.v1", "speech.v1"), "Was the box heavy?");

    [Theory]
    [InlineData("""{"says":"No.","knows":tr""")]
    [InlineData("""{"says":"No.","knows":"yes","grounds":[]}""")]
    [InlineData("""Of course! {"says":"No."}""")]
    public async Task A_wrong_answer_is_told_what_is_wrong_and_asked_once_more(string wrong)
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("local");
        await using var server = await ModelServer.StartAsync(new Turn(wrong), new Turn(Good));
        using var model = production.Pipeline(TestModels.Local(server.Address));

        var answer = await StructuredAnswer.AskAsync(model, Question, TestContext.Current.CancellationToken);

        Assert.Equal("No.", answer.GetProperty("says").GetString());
        var repair = server.Requests.Last().Messages;
        Assert.Equal(wrong, repair[^2]);
        Assert.Contains("cannot be used", repair[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_was_cut_by_its_limit_is_asked_for_again_shorter()
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("local");
        await using var server = await ModelServer.StartAsync(new Turn("""{"says":"I held the b""") { Finish = "length" }, new Turn(Good));
        using var model = production.Pipeline(TestModels.Local(server.Address));

        await StructuredAnswer.AskAsync(model, Question, TestContext.Current.CancellationToken);

        Assert.Contains("much shorter", server.Requests.Last().Messages[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_between_backquotes_is_taken_as_it_is()
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("local");
        await using var server = await ModelServer.StartAsync(new Turn($"```json\n{Good}\n```"));
        using var model = production.Pipeline(TestModels.Local(server.Address));

        await StructuredAnswer.AskAsync(model, Question, TestContext.Current.CancellationToken);

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task What_is_shown_is_what_is_sent()
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("local");
        await using var server = await ModelServer.StartAsync(new Turn(Good));
        using var model = production.Pipeline(TestModels.Local(server.Address));

        await StructuredAnswer.AskAsync(model, Question, TestContext.Current.CancellationToken);

        var sent = Assert.Single(server.Requests);
        Assert.Equal(Question.Messages.Select(message => message.Text), sent.Messages);
        Assert.All(sent.Messages, message => Assert.Contains(message.TrimEnd(), Question.Shown, StringComparison.Ordinal));
        Assert.Equal("actor-v1", sent.Json["response_format"]!["json_schema"]!["name"]!.GetValue<string>());
    }
}
