using CsCheck;
using Throughline.Screenplays;
using Throughline.Screenplays.FadeIn;
using Throughline.Tests.Fixtures;
using Throughline.Tests.Screenplays.FinalDraft;
using Throughline.Text;

namespace Throughline.Tests.Screenplays.FadeIn;

public sealed class FadeInReaderTests
{
    private static readonly string Xml = Fixture.Source("FadeIn/document.xml").Text;

    private static readonly Screenplay Script = FadeInReader.Read(Zip.Of(("document.xml", Xml)), "lock.fadein").Screenplay;

    [Fact]
    public void Every_para_becomes_an_element_of_its_style()
    {
        Assert.Equal(
            [
                ElementKind.SceneHeading, ElementKind.Action, ElementKind.Cue, ElementKind.Parenthetical, ElementKind.Dialogue, ElementKind.Cue, ElementKind.Dialogue, ElementKind.Cue, ElementKind.Dialogue,
                ElementKind.Action, ElementKind.Lyrics, ElementKind.Shot, ElementKind.Centered, ElementKind.Transition, ElementKind.PageBreak, ElementKind.SceneHeading, ElementKind.General,
            ],
            Script.Elements.Select(e => e.Kind));
    }

    [Fact]
    public void Numbers_styles_revisions_and_notes_are_kept()
    {
        var action = Script.Elements[1];

        Assert.Equal("12A", Assert.IsType<SceneHeading>(Script.Elements[0]).Number);
        Assert.Equal("Rain on a tin roof.", action.Text.Plain);
        Assert.Equal([new TextRun(8, 5, TextStyle.Bold | TextStyle.Italic), new TextRun(13, 6, TextStyle.None, 1)], action.Text.Runs);
        Assert.Equal([new InlineNote(0, "Which roof?")], action.Text.Notes);
        Assert.Equal([new RevisionSet(1, "Blue", "", "*")], Script.Revisions);
    }

    [Fact]
    public void A_parenthetical_gets_the_parentheses_that_the_file_leaves_out()
    {
        Assert.Equal("(to the lock)", Script.Elements[3].Text.Plain);
    }

    [Fact]
    public void A_speech_marked_as_dual_is_said_with_the_one_after_it()
    {
        Assert.Equal([("MINA", DualSide.None), ("MINA", DualSide.Left), ("THE LOCK", DualSide.Right)], Script.Elements.OfType<Cue>().Select(c => (c.Name, c.Dual)));
    }

    [Fact]
    public void The_title_page_has_the_keys_of_its_bookmarks()
    {
        Assert.Equal(
            [("Title", "The Patient Lock"), ("Credit", "Written by"), ("Author", "A. N. Author"), ("Draft date", "Blue|4 March 2024")],
            Script.TitlePage.Entries.Select(e => (e.Key, string.Join('|', e.Values))));
    }

    [Fact]
    public void Spans_cover_each_para_in_the_xml()
    {
        Assert.All(Script.Elements.Where(e => e is not PageBreak), e => Assert.Matches("(?s)^<para.*</para>$", Script.Source.Slice(e.Span).ToString()));
    }

    [Fact]
    public void What_cannot_be_read_says_why()
    {
        Assert.Equal("FIN012", Assert.Single(FadeInReader.Read(Zip.Of(("other.xml", "<a/>")), "x").Diagnostics).Code);
        Assert.Equal("FIN008", Assert.Single(FadeInReader.Read(Zip.Of(("document.xml", "<html/>")), "x").Diagnostics).Code);
        Assert.Equal("FIN005", Assert.Single(FadeInReader.Read(Zip.Of(("document.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><document/>")), "x").Diagnostics).Code);
        Assert.Equal("FIN001", Assert.Single(FadeInReader.Read("not a zip"u8.ToArray(), "x").Diagnostics).Code);
        Assert.Equal("FIN002", Assert.Single(FadeInReader.Read(Zip.Locked(Zip.Of(("document.xml", Xml))), "x").Diagnostics).Code);
        Assert.Equal("FIN004", Assert.Single(FadeInReader.Read(Zip.Of(("document.xml", "")), "x").Diagnostics).Code);
    }

    [Fact]
    public void A_file_cut_off_keeps_what_stands_above()
    {
        var reading = FadeInReader.Read(Zip.Of(("document.xml", Xml[..Xml.IndexOf("THE LOCK", StringComparison.Ordinal)])), "x");

        Assert.Equal("FIN004", Assert.Single(reading.Diagnostics).Code);
        Assert.Equal("Open.", reading.Screenplay.Elements.OfType<Dialogue>().Last().Text.Plain);
    }

    [Fact]
    public void A_file_from_fade_in_is_the_script_that_it_also_exported_for_final_draft()
    {
        var fadeIn = FadeInReader.Read(File.ReadAllBytes(Corpus.File("scripts/screenplay-tools/TestFDX-FI.fadein")), "x.fadein");
        var finalDraft = Throughline.Screenplays.FinalDraft.FinalDraftReader.Read(SourceText.Decode(File.ReadAllBytes(Corpus.File("scripts/screenplay-tools/TestFDX-FI.fdx")), "x.fdx"));

        Assert.Empty(fadeIn.Diagnostics);
        Assert.Equal(finalDraft.Screenplay.Elements.Select(e => (e.Kind, e.Text.Plain.ToUpperInvariant())), fadeIn.Screenplay.Elements.Select(e => (e.Kind, e.Text.Plain.ToUpperInvariant())));
        Assert.Equal(finalDraft.Screenplay.TitlePage.Entries.Select(e => e.Key), fadeIn.Screenplay.TitlePage.Entries.Select(e => e.Key));
    }

    [Fact]
    public void Nothing_that_the_xml_can_hold_makes_reading_fail()
    {
        FdxMutations.Gen.Sample(mutations => FadeInReader.ReadXml(new SourceText(FdxMutations.Apply(Xml, mutations), "x.osf")), iter: 2_000);
    }
}
