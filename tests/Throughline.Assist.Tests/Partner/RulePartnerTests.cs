using Throughline.Assist.Partner;
using Throughline.Assist.Roles;
using Throughline.Ledger;

namespace Throughline.Assist.Tests.Partner;

public sealed class RulePartnerTests
{
    private static readonly Actor Ana = new("Ana Ruiz", "writer");

    private const string Tide = """
        INT. SHED - DAY

        ADA, sixty, mends a net.

        ADA
        Have you seen Brendan since the storm?

        TOM
        Eat your soup.

        EXT. QUAY - NIGHT

        BRENDAN ties up a boat that is not his.

        BRENDAN
        Nobody saw me in the storm. Nobody has seen anything.

        TOM
        Where were you?
        """;

    public static TheoryData<string, string> Tasks => [.. RoleTask.All.Select(task => (task.Role, task.What))];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Every_task_is_answered_or_says_what_it_needs_and_every_statement_is_verified(string role, string what)
    {
        var answer = Ask(TestScripts.Sample, role, what);

        Assert.NotEmpty(answer.Notices);
        Assert.Equal(answer.Rate.All, answer.Rate.Verified);
        if (answer.Question.Task.WithoutModel == "no")
            Assert.Contains("needs a model", answer.Notices[0], StringComparison.Ordinal);
        else
            Assert.True(answer.Findings.Length + answer.Writings.Length > 0 || role == "expert" || what == "tidy");
    }

    [Fact]
    public void The_audience_awaits_whoever_is_spoken_of_and_not_yet_seen()
    {
        var awaited = Ask(TestScripts.Of(Tide), "audience").Findings.Single(finding => finding.Kind == "expects");

        Assert.Contains("BRENDAN is spoken of", awaited.Claim.Claim.Statement, StringComparison.Ordinal);
        Assert.Equal(0, awaited.Scene);
    }

    [Fact]
    public void A_question_that_ends_a_scene_stays_with_the_audience() =>
        Assert.Contains(Ask(TestScripts.Of(Tide), "audience").Findings, finding => finding is { Kind: "wonders", Scene: 1 } && finding.Claim.Claim.Quotes[0].Words == "Where were you?");

    [Fact]
    public void The_actor_knows_only_the_scenes_they_were_in()
    {
        var knowledge = Knowledge.Of(Throughline.Story.ScriptReport.Of(TestScripts.Of(Tide)), "Brendan", -1)!;

        Assert.Equal([1], knowledge.Scenes);
        Assert.Null(Knowledge.Of(Throughline.Story.ScriptReport.Of(TestScripts.Of(Tide)), "Nobody", -1));
    }

    [Fact]
    public void What_an_actor_is_sent_holds_nothing_of_the_scenes_they_were_not_in()
    {
        var sent = Asking.Of(TestScripts.Ask(TestScripts.Of(Tide), "actor") with { Character = "BRENDAN", Words = "Where were you?" });

        Assert.DoesNotContain("soup", sent.Shown, StringComparison.Ordinal);
        Assert.Contains("a boat that is not his", sent.Shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(25)]
    public void A_synopsis_has_the_lines_that_are_asked_for_or_one_for_each_scene(int lines)
    {
        var writing = Ask(TestScripts.Sample, "executor", "synopsis", lines).Writings.Single();

        Assert.Equal(Math.Min(lines, Throughline.Screenplays.Scene.Of(TestScripts.Sample).Length), writing.Text.Split('\n').Length);
    }

    [Fact]
    public void Tidying_is_a_proposal_on_lines()
    {
        var script = TestScripts.Of("INT. SHED - DAY\n\nAda\u00A0mends a net.\n\nADA:\nGive me the twine.\n");

        var proposal = Ask(script, "executor", "tidy").Proposal;

        Assert.Contains(proposal!.Alternatives.Single().Spans, span => span.Text == "Ada mends a net.");
    }

    private static Answer Ask(Throughline.Screenplays.Screenplay script, string role, string what = "", int lines = 5) =>
        RulePartner.Ask(TestScripts.Ask(script, role, what) with { Character = "NORA", Lines = lines, Words = what == "change" ? "Nora had no box" : null }, Ana, Guid.Empty);
}
