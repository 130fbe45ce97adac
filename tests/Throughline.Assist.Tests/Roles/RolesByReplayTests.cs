using Throughline.Assist.Models;
using Throughline.Assist.Pipeline;
using Throughline.Assist.Roles;
using Throughline.Ledger;

namespace Throughline.Assist.Tests.Roles;

/// <summary>
/// The ladder and every role on scene 2 of the sample short, from the recordings in Tapes. UPDATE_TAPES=1 records them anew, through
/// the whole pipeline, from a server that gives the answers in Written: they are ours, and some are wrong on purpose.
/// </summary>
public sealed class RolesByReplayTests
{
    private static readonly string Here = Path.Combine(TestScripts.Repository, "tests", "Throughline.Assist.Tests", "Roles");

    public static TheoryData<string, string> Tasks => [.. RoleTask.All.Where(task => task.Prompt.Length > 0).Select(task => (task.Role, task.What))];

    [Theory]
    [MemberData(nameof(Tasks))]
    public async Task Every_role_answers_and_what_it_says_stands_on_lines(string role, string what)
    {
        using var production = await TestProduction.NewAsync();

        var answer = await AskAsync(production, role, what);

        Assert.True(answer.Findings.Length + answer.Writings.Length > 0 || answer.Proposal is not null);
        var wrong = answer.Findings.Where(finding => !finding.Claim.IsVerified).Select(finding => finding.Claim.Claim.Statement).ToArray();
        Assert.All(wrong, statement => Assert.Contains("Ellen", statement, StringComparison.OrdinalIgnoreCase));
        var events = await production.EventsAsync();
        var asked = events.Single(it => it.Kind == EventKind.ModelAsked);
        Assert.Equal((answer.Question.Task.Name, answer.Question.Task.Prompt), (asked.Details["use"], asked.Details["prompt"]));
        Assert.Equal("replayed", events.Single(it => it.Kind == EventKind.ModelAnswered).Details["outcome"]);
    }

    [Fact]
    public async Task A_statement_whose_words_stand_nowhere_is_struck_out_and_counted()
    {
        using var production = await TestProduction.NewAsync();

        var answer = await AskAsync(production, "audience", "");

        Assert.Equal((5, 6), answer.Rate);
        Assert.Contains("stands nowhere", answer.Findings.Single(finding => !finding.Claim.IsVerified).Claim.Why, StringComparison.Ordinal);
        Assert.Equal("Loach. Butcher.", answer.Question.Script.Elements[answer.Findings.Single(finding => finding.AnsweredAt >= 0).AnsweredAt].Text.Plain[..15]);
    }

    [Fact]
    public async Task Other_lines_become_a_proposal_on_the_selected_lines_and_nothing_else_is_touched()
    {
        using var production = await TestProduction.NewAsync();

        var answer = await AskAsync(production, "executor", "alternatives");

        Assert.Equal(["shorter", "drier"], answer.Proposal!.Alternatives.Select(it => it.Label));
        Assert.Contains("not among the selected lines", Assert.Single(answer.Notices), StringComparison.Ordinal);
        var made = (await production.EventsAsync()).Single(it => it.Kind == EventKind.ProposalMade);
        Assert.Equal((Origin.Machine, answer.Proposal.Id.ToString("D")), (made.Origin, made.Details["proposal"]));
        var kept = (await production.Production.Proposals.FindAsync(answer.Proposal.Id.ToString("D"), TestContext.Current.CancellationToken)).Proposal;
        Assert.Equal(answer.Proposal.Alternatives[0].Spans, kept!.Alternatives[0].Spans);
        Assert.Equal("I never once had over.", kept.Alternatives[0].Spans[0].Words);
    }

    [Fact]
    public async Task Only_what_is_verified_gets_into_the_bible()
    {
        using var production = await TestProduction.NewAsync();

        var answer = await AskAsync(production, "ladder", "bible");

        Assert.Contains("the wooden box", (await StoryPapers.ReadAsync(production.Production, TestContext.Current.CancellationToken)).Bible, StringComparison.Ordinal);
        Assert.Equal("NORA PELL", answer.Bible!.Value.GetProperty("people").EnumerateArray().Single().GetProperty("name").GetString());
    }

    private static async Task<Answer> AskAsync(TestProduction production, string role, string what)
    {
        await production.AllowAsync("local");
        var script = TestScripts.Sample;
        var question = TestScripts.Ask(script, role, what) with
        {
            Selection = Selections.Of(Selections.SceneOf(script, "2")!),
            SelectionWords = "one scene",
            Character = "NORA",
            UpTo = 1,
            Words = role == "actor" ? "Was the box heavy?" : what == "change" ? "Harker is Nora's father." : null,
            Lines = 1,
            Language = "German",
            Constraint = "shorter",
            Structure = StoryStructure.All[0],
        };
        var tape = Path.Combine(Here, "Tapes");
        if (Environment.GetEnvironmentVariable("UPDATE_TAPES") == "1")
        {
            using var recorded = await TestProduction.NewAsync();
            await recorded.AllowAsync("local");
            await using var server = await ModelServer.StartAsync(new Turn(await File.ReadAllTextAsync(Path.Combine(Here, "Written", question.Task.Name.Replace(' ', '-') + ".json"), TestContext.Current.CancellationToken)));
            await AskAsync(recorded, TestModels.Local(server.Address), new PipelineOptions { Replay = ReplayMode.Record, Tape = tape }, question);
        }

        // Port 9 is nobody's: whatever would be sent would fail.
        return await AskAsync(production, TestModels.Local(new Uri("http://127.0.0.1:9/v1")), new PipelineOptions { Replay = ReplayMode.Replay, Tape = tape }, question);
    }

    private static async Task<Answer> AskAsync(TestProduction production, ModelEndpoint endpoint, PipelineOptions options, Question question)
    {
        using var partner = new ModelPartner(production.Production, endpoint, ModelClient.Create(endpoint, null, options.Clock), options);
        return await partner.AskAsync(question, TestContext.Current.CancellationToken);
    }
}
