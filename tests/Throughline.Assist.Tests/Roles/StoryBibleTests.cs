using Throughline.Assist.Partner;
using Throughline.Assist.Roles;
using Throughline.Ledger;

namespace Throughline.Assist.Tests.Roles;

public sealed class StoryBibleTests
{
    private const string Bible = """{"people":[{"name":"NORA PELL","want":"to do the work exactly","quotes":[{"line":19,"words":"a wooden box held level"}]},{"name":"ELLEN","want":""}],"knowledge":[{"who":"NORA","what":"who complained","since":"scene 2","quotes":[{"line":39,"words":"Loach. Butcher."}]},{"who":"NORA","what":"why he gives over","since":"scene 7","quotes":[]}]}""";

    [Fact]
    public void A_bible_comes_back_as_it_was_written_and_an_entry_of_the_writers_own_needs_no_line()
    {
        var bible = StoryBible.Read(Bible);

        Assert.Equal(4, bible.Entries.Length);
        Assert.Equal(bible.Write(), StoryBible.Read(bible.Write()).Write());
        Assert.Equal(("NORA PELL: to do the work exactly", "ELLEN"), (bible.Entries[0].Words, bible.Entries[1].Words));
    }

    [Fact]
    public void Every_problem_of_a_bible_is_said_with_its_place()
    {
        var failure = Assert.Throws<FormatException>(() => StoryBible.Read("""{"villains":[],"people":[{"want":3,"age":"9"},7],"places":{}}"""));

        foreach (var part in (string[])["villains is no part", "people, entry 1: needs name", "people, entry 1: needs want", "people, entry 1: age is not one of", "people, entry 2: is no object", "places is no list"])
            Assert.Contains(part, failure.Message, StringComparison.Ordinal);
        Assert.All((string[])["", "[]", "7", "{\"people\":[{\"name\":\"\",\"want\":\"\"}]}", "{\"people\":[{\"name\":\"A\",\"want\":\"\",\"quotes\":[3]}]}"], json => Assert.Throws<FormatException>(() => StoryBible.Read(json)));
    }

    [Fact]
    public void Entries_whose_lines_changed_are_found_and_those_without_lines_are_left_alone()
    {
        var checks = StoryBible.Read(Bible.Replace("held level", "held high", StringComparison.Ordinal)).Check(TestScripts.Sample);

        Assert.Equal([false, null, true, null], checks.Select(it => it.Check?.IsVerified));
    }

    [Fact]
    public void Dialogue_is_asked_for_with_what_is_known_by_then()
    {
        var question = TestScripts.Ask(TestScripts.Sample, "ladder", "dialogue") with { Bible = Bible, Selection = Selections.Of(Selections.SceneOf(TestScripts.Sample, "2")!) };

        var sent = Asking.Of(question).Question;

        Assert.Contains("who complained", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("why he gives over", sent, StringComparison.Ordinal);
        Assert.Contains("why he gives over", Asking.Of(TestScripts.Ask(TestScripts.Sample, "expert", "structure") with { Bible = Bible }).Question, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_model_people_places_and_open_questions_are_read_with_lines_that_stand()
    {
        var answer = RulePartner.Ask(TestScripts.Ask(TestScripts.Sample, "ladder", "bible"), new Actor("Ana", "writer"), Guid.Empty);

        var bible = StoryBible.Read(answer.Bible!.Value.GetRawText());
        Assert.Contains(bible.Entries, entry => entry.Part == BiblePart.People && entry["name"] == "NORA");
        Assert.Contains(bible.Entries, entry => entry.Part == BiblePart.Places);
        Assert.All(bible.Check(TestScripts.Sample), it => Assert.True(it.Check!.IsVerified, it.Entry.Words));
    }

    [Fact]
    public void What_if_without_a_model_names_the_scenes_in_which_the_thing_stands()
    {
        var answer = RulePartner.Ask(TestScripts.Ask(TestScripts.Sample, "ladder", "change") with { Words = "Nora never brought the wooden box" }, new Actor("Ana", "writer"), Guid.Empty);

        Assert.Contains(answer.Findings, finding => finding.Claim.Claim.Statement.Contains("NORA", StringComparison.Ordinal));
        Assert.Contains(answer.Findings, finding => finding.Claim.Claim.Statement.Contains("wooden", StringComparison.Ordinal));
        Assert.All(answer.Findings, finding => Assert.True(finding.Claim.IsVerified));
    }

    [Fact]
    public async Task A_change_of_one_element_is_kept_as_beats_that_can_be_taken_and_what_breaks_is_checked()
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("local");
        await using var server = await ModelServer.StartAsync(new Turn(await File.ReadAllTextAsync(Path.Combine(TestScripts.Repository, "tests", "Throughline.Assist.Tests", "Roles", "Written", "ladder-change.json"), TestContext.Current.CancellationToken)));
        using var partner = new ModelPartner(production.Production, TestModels.Local(server.Address), Throughline.Assist.Models.ModelClient.Create(TestModels.Local(server.Address), null, TimeProvider.System), new Throughline.Assist.Pipeline.PipelineOptions());

        var answer = await partner.AskAsync(TestScripts.Ask(TestScripts.Sample, "ladder", "change") with { Words = "Harker is Nora's father." }, TestContext.Current.CancellationToken);

        Assert.Equal((1, 2), answer.Rate);
        Assert.Equal("nobody says so", Assert.Single(await StoryPapers.ProposedAsync(production.Production, "beats", TestContext.Current.CancellationToken)).Label);
    }
}
