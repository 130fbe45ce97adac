using Throughline.Screenplays;
using Throughline.Screenplays.FinalDraft;
using Throughline.Screenplays.Fountain;
using Throughline.Tests.Fixtures;
using Throughline.Text;

namespace Throughline.Tests.Screenplays.FinalDraft;

public sealed class FinalDraftFileTests
{
    private const string Everything = """
        Title: The _Patient_ Lock
            A Fable
        Credit: Written by
        Author: A. N. Author
        Studio: Nobody & Sons
        Draft date: 4 March 2024

        # Act One

        = Mina meets the lock.

        [[A note on its own]]

        INT. SHOP - NIGHT #1A#

        = She opens it.
        = She regrets it.

        Rain on a *tin* **roof**, [[which roof?]] _all_ ***night*** long.

        /* Cut:
        the cat. */

        MINA (O.S.)
        (to the lock)
        Say /* pretty */ please.

        MINA
        Open.

        THE LOCK ^
        (somehow)
        No. [[really?]]

        !!CLOSE ON THE KEYHOLE

        > THREE YEARS EARLIER <

        ~Keys for the lonely

        CUT TO:

        ===

        ##### Deep

        EXT. ROOFTOP - DAY

        She throws "the key" & it <never> lands.

        [[The end?]]
        """;

    [Fact]
    public void Fountain_keeps_everything_on_its_way_through_final_draft()
    {
        var script = FountainReader.Read(new SourceText(Everything, "lock.fountain")).Screenplay;

        var back = Through(script);

        Assert.Equal(script.Elements.Select(Describe), back.Elements.Select(Describe));
        Assert.Equal(script.TitlePage.Entries.Select(e => (e.Key, string.Join('|', e.Values))), back.TitlePage.Entries.Select(e => (e.Key, string.Join('|', e.Values))));
        Assert.Equal(script.TitlePage.Entries.SelectMany(e => e.Values), back.TitlePage.Entries.SelectMany(e => e.Values));
    }

    [Fact]
    public void Fountain_scripts_of_other_people_keep_everything_too()
    {
        Assert.SkipWhen(Corpus.Missing is not null, Corpus.Missing ?? "");
        foreach (var path in Corpus.Files("", ".fountain"))
        {
            var script = FountainReader.Read(SourceText.Decode(File.ReadAllBytes(path), path)).Screenplay;

            // A page break with no paragraph after it needs an empty one in Final Draft.
            Assert.Equal(script.Elements.Select(Describe), Through(script).Elements.Where(e => e is not Action { Text.IsEmpty: true }).Select(Describe));
        }
    }

    [Fact]
    public void Fountain_that_went_through_final_draft_is_the_same_fountain_script()
    {
        var script = FountainReader.Read(new SourceText(Everything, "lock.fountain")).Screenplay;

        var fountain = FountainWriter.Write(Through(script));
        var back = FountainReader.Read(SourceText.Decode(fountain.Bytes, "back.fountain")).Screenplay;

        Assert.Equal(script.Elements.Select(Describe), back.Elements.Select(Describe));
        Assert.Equal(script.TitlePage.Entries.SelectMany(e => e.Values), back.TitlePage.Entries.SelectMany(e => e.Values));
    }

    [Fact]
    public void What_final_draft_has_no_name_for_is_carried_and_named_in_the_report()
    {
        var losses = FinalDraftWriter.Write(FountainReader.Read(new SourceText(Everything, "lock.fountain")).Screenplay).Losses;

        Assert.Equal(["FDX040", "FDX041", "FDX042"], losses.Select(l => l.Code).Order(StringComparer.Ordinal));
        Assert.All(losses, l => Assert.Equal(Severity.Info, l.Severity));
    }

    [Fact]
    public void A_final_draft_script_made_anew_keeps_numbers_revisions_tags_and_omitted_scenes()
    {
        var script = Fdx.KitchenSink with { Format = ScreenplayFormat.None, Origin = null };

        var back = Through(script);

        Assert.Equal(script.Elements.Select(Describe), back.Elements.Select(Describe));
        Assert.Equal(script.Elements.Select(e => e.Text.Runs.Length), back.Elements.Select(e => e.Text.Runs.Length));
        Assert.Equal(script.Revisions, back.Revisions);
        Assert.Equal(script.Tags, back.Tags);
        Assert.Equal(
            script.Elements.OfType<SceneHeading>().SelectMany(h => h.OmittedElements).Select(Describe),
            back.Elements.OfType<SceneHeading>().SelectMany(h => h.OmittedElements).Select(Describe));
    }

    [Fact]
    public void Every_paragraph_type_in_the_file_has_its_settings()
    {
        var xml = Fdx.Write(Fdx.KitchenSink with { Format = ScreenplayFormat.None, Origin = null });

        foreach (var type in Fdx.KitchenSink.Elements.OfType<General>().Select(g => g.StyleName).Concat(["Scene Heading", "Lyrics", "Outline 2"]))
            Assert.Contains($"<ElementSettings Type=\"{type}\">", xml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_half_of_dual_dialogue_is_an_ordinary_speech_and_reported()
    {
        var script = Screenplay.Empty with { Elements = [new Cue { Name = "BOB", Text = "BOB", Dual = DualSide.Right }, new Dialogue { Text = "Hm." }] };

        var written = FinalDraftWriter.Write(script);

        Assert.Equal("FDX023", Assert.Single(written.Losses).Code);
        Assert.Equal(DualSide.None, FinalDraftReader.Read(SourceText.Decode(written.Bytes, "x")).Screenplay.Elements.OfType<Cue>().Single().Dual);
    }

    private static Screenplay Through(Screenplay script)
    {
        var reading = FinalDraftReader.Read(SourceText.Decode(FinalDraftWriter.Write(script).Bytes, "through.fdx"));
        Assert.Empty(reading.Diagnostics);
        return reading.Screenplay;
    }

    private static string Describe(Element element) =>
        $"{element.Kind} '{FdxText(element)}' {Styles(element.Text)} {string.Join(',', element.Text.Notes)} {element switch
        {
            SceneHeading h => (h.Number, h.IsOmitted, string.Join('/', h.Slugline.Location)),
            Cue c => (c.Name, string.Join('/', c.Extensions), c.Dual),
            Section s => s.Depth,
            _ => null,
        }}";

    // The style of every character, however it is cut into runs.
    private static string Styles(StyledText text) => string.Concat(Enumerable.Range(0, text.Plain.Length).Select(i => (int)text.Runs.FirstOrDefault(r => r.Start <= i && i < r.Start + r.Length).Style).Select(s => s == 0 ? "." : $"{s}"));

    private static string FdxText(Element element) => element is Cue ? "" : element.Text.Plain;
}
