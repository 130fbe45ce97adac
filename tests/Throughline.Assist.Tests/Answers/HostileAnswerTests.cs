using System.Text;
using Throughline.Assist.Models;
using Throughline.Assist.Pipeline;
using Throughline.Assist.Roles;
using Throughline.Ledger;
using Throughline.Reports;

namespace Throughline.Assist.Tests.Answers;

/// <summary>A model, or whoever stands in its place, that answers to do harm.</summary>
public sealed class HostileAnswerTests
{
    private const string Script = "INT. HALL - DAY\n\nRain on the roof.\n\nANA\nWho is there?\n\nBEN\nNobody is there.\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Shapeless =>
    [
        "", "null", "[]", "\"approved\"", "{", "{}", "{\"notes\":null}", "{\"notes\":[{}]}", "{\"notes\":[1]}", "{\"notes\":[],\"more\":1}",
        "{\"notes\":[{\"kind\":\"order\",\"statement\":\"x\",\"quotes\":[{\"line\":2,\"words\":\"Rain on\"}]}]}",
        "{\"notes\":[{\"kind\":\"wonders\",\"statement\":\"x\",\"quotes\":[{\"line\":\"2\",\"words\":\"Rain on\"}]}]}",
        "{\"notes\":[{\"kind\":\"wonders\",\"statement\":\"x\",\"quotes\":[{\"line\":1.5,\"words\":\"Rain on\"}]}]}",
        "{\"notes\":[{\"kind\":\"wonders\",\"statement\":\"\\ud800\",\"quotes\":[{\"line\":2,\"words\":\"Rain on\"}]}]}",
        "{\"notes\":[{\"kind\":\"wonders\",\"statement\":\"x\",\"quotes\":[{\"line\":2,\"words\":\"\\udc00\\ud800aaaa\"}]}]}",
        "{\"notes\":[]} {\"notes\":[]}", "{\"notes\":[],}", "{'notes':[]}", "\0", "{\"notes\":" + new string('[', 5000) + new string(']', 5000) + "}",
        "{\"notes\":[{\"kind\":\"wonders\",\"statement\":\"" + new string('x', 601) + "\",\"quotes\":[{\"line\":2,\"words\":\"Rain on\"}]}]}",
    ];

    [Theory]
    [MemberData(nameof(Shapeless))]
    public async Task What_is_not_of_the_shape_is_sent_back_once_and_then_not_used(string answer)
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("local");
        await using var server = await ModelServer.StartAsync(new Turn(answer));

        var wrong = await Assert.ThrowsAsync<ModelException>(() => AskAsync(production, server, "audience"));

        // Nothing at all is no answer that could be mended; it counts as broken off.
        Assert.True(wrong.Kind is ModelFailureKind.WrongShape or ModelFailureKind.CutOff, wrong.ToString());
        Assert.True(server.Requests.Count <= 4);
        Assert.DoesNotContain(await production.EventsAsync(), it => it.Kind is EventKind.ProposalMade or EventKind.Edited);
    }

    [Fact]
    public async Task An_answer_that_never_ends_is_not_waited_for()
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("local");
        await using var server = await ModelServer.StartAsync(new Turn(new string('x', 1_200_000)) { PieceLength = 20_000 });

        var refused = await Assert.ThrowsAsync<ModelException>(() => AskAsync(production, server, "audience"));

        Assert.Equal((ModelFailureKind.Refused, 1), (refused.Kind, server.Requests.Count));
        Assert.Contains("longer than", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quotations_that_stand_nowhere_or_on_lines_that_are_none_are_struck_out()
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("local");
        string[] quotes = ["{\"line\":2,\"words\":\"Sun on the roof\"}", "{\"line\":-7,\"words\":\"The sun shines\"}", "{\"line\":1e300,\"words\":\"The sun shines\"}", "{\"line\":9007199254740993,\"words\":\"The sun shines\"}", "{\"line\":2,\"words\":\"    \"}", "{\"line\":2,\"words\":\"....\"}", "{\"line\":2,\"words\":\"\\u200b\\u200b\\u200b\\u200b\"}"];
        await using var server = await ModelServer.StartAsync(new Turn($"{{\"notes\":[{string.Join(',', quotes.Select((quote, i) => $"{{\"kind\":\"believes\",\"statement\":\"Claim {i}.\",\"quotes\":[{quote}]}}"))},{{\"kind\":\"believes\",\"statement\":\"It rains.\",\"quotes\":[{{\"line\":-7,\"words\":\"Rain on the roof.\"}}]}}]}}"));

        var answer = await AskAsync(production, server, "audience");

        Assert.Equal((1, quotes.Length + 1), answer.Rate);
        Assert.All(answer.Findings.Where(finding => finding.Claim.Claim.Statement.StartsWith("Claim", StringComparison.Ordinal)), finding => Assert.NotNull(finding.Claim.Why));
    }

    [Theory]
    [InlineData("""{"kind":"replace","line":99,"words":"Rain","text":"Snow"}""", "not among the selected lines")]
    [InlineData("""{"kind":"replace","line":-1,"words":"Rain","text":"Snow"}""", "not among the selected lines")]
    [InlineData("""{"kind":"replace","line":1e18,"words":"Rain","text":"Snow"}""", "not among the selected lines")]
    [InlineData("""{"kind":"delete","line":1,"words":"INT. HALL - DAY","text":""}""", "not among the selected lines")]
    [InlineData("""{"kind":"replace","line":4,"words":"there!","text":"here"}""", "stand there not")]
    [InlineData("""{"kind":"replace","line":4,"words":"e","text":"here"}""", "more than once")]
    [InlineData("""{"kind":"delete","line":4,"words":"","text":""}""", "does not say which words")]
    [InlineData("""{"kind":"replace","line":4,"words":"Who","text":"\u001b]0;owned\u0007"}""", "hides words or commands")]
    [InlineData("""{"kind":"after","line":4,"words":"","text":"BEN\nNo\u202e.\n"}""", "hides words or commands")]
    [InlineData("""{"kind":"insert","line":4,"words":"Who","text":"\ud83d\ude00\udb40\udc41"}""", "hides words or commands")]
    public async Task A_change_of_what_nobody_selected_or_of_hidden_words_is_left_out_and_said(string span, string why)
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("local");
        await using var server = await ModelServer.StartAsync(new Turn($"{{\"alternatives\":[{{\"label\":\"a\",\"spans\":[{span}]}}],\"reason\":\"So.\",\"claims\":[]}}"));

        var answer = await AskAsync(production, server, "executor", "alternatives", "ANA");

        Assert.Null(answer.Proposal);
        Assert.Contains(why, Assert.Single(answer.Notices), StringComparison.Ordinal);
        Assert.Empty(await production.Production.Proposals.ListAsync(Cancel));
    }

    [Fact]
    public async Task What_an_answer_says_to_a_terminal_or_a_browser_is_text()
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("local");
        const string evil = "<script>alert(1)</script><img src=x onerror=alert(1)>\\u001b[2J\\u001b]8;;http://evil.example\\u0007\\u202e&amp;\\\"'";
        await using var server = await ModelServer.StartAsync(
            new Turn($$$"""{"alternatives":[{"label":"{{{evil}}}","spans":[{"kind":"replace","line":4,"words":"Who","text":"<b>Who</b>"}]}],"reason":"{{{evil}}}","claims":[{"statement":"{{{evil}}}","quotes":[{"line":2,"words":"Rain on the roof."}]},{"statement":"{{{evil}}}","quotes":[{"line":2,"words":"{{{evil}}}"}]}]}"""),
            new Turn($$$"""{"alternatives":[{"label":"{{{evil}}}","text":"{{{evil}}}"}],"reason":"{{{evil}}}","claims":[{"statement":"{{{evil}}}","quotes":[{"line":2,"words":"{{{evil}}}"}]}]}"""));

        foreach (var answer in (Answer[])[await AskAsync(production, server, "executor", "alternatives", "ANA"), await AskAsync(production, server, "executor", "logline")])
        {
            var page = Encoding.UTF8.GetString(ReportDocumentHtml.Write(AnswerReport.Of(answer)));

            Assert.DoesNotContain("<script>alert", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img src=x", page, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
            Assert.DoesNotContain(page, c => c is < ' ' and not '\n' or '\u202E');
            Assert.Contains("<s>", page, StringComparison.Ordinal);
            Assert.Contains("Struck out: ", page, StringComparison.Ordinal);
            Assert.Contains("stands nowhere in the script", page, StringComparison.Ordinal);
            Assert.All(answer.Findings, finding => Assert.DoesNotContain('\u001b', finding.Claim.Claim.Statement));
        }
    }

    private static async Task<Answer> AskAsync(TestProduction production, ModelServer server, string role, string what = "", string? character = null)
    {
        var endpoint = TestModels.Local(server.Address);
        using var partner = new ModelPartner(production.Production, endpoint, ModelClient.Create(endpoint, null, TimeProvider.System), new PipelineOptions { Retry = RetryRules.Default with { FirstWait = TimeSpan.FromMilliseconds(1) } });
        var script = TestScripts.Of(Script);
        return await partner.AskAsync(TestScripts.Ask(script, role, what) with { Selection = character is null ? Selections.Whole(script) : Selections.Speech(script, character), Constraint = "shorter" }, Cancel);
    }
}
