using System.Collections.Immutable;
using Throughline.Documents.Printing;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Outline;

namespace Throughline.Documents.Tests.Printing;

public sealed class ScriptPdfTests
{
    private const string Script = "INT. BOATHOUSE - NIGHT #1#\n\nRain on the **tin** roof.\n\nMARA\nYou said the tide would wait.\n\nEXT. PIER - DAWN #2#\n\nThe boat is gone.\n\n===\n\nINT. VAN - DAY #2A#\n\nTOM\nTides never wait.\n";

    public static TheoryData<string, string, string> Everything()
    {
        var all = new TheoryData<string, string, string>();
        foreach (var sample in new[] { Printed.Tide, Printed.Earnest })
        {
            foreach (var style in PageStyles.All)
            {
                all.Add(sample, style.Name, "Letter");
                all.Add(sample, style.Name, "A4");
            }
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Every_letter_stands_where_the_layout_put_it(string sample, string name, string paper)
    {
        var style = PageStyles.Named(name)!.On(paper == "A4" ? Paper.A4 : Paper.Letter);
        var script = Printed.Sample(sample);
        using var pdf = PdfDocument.Open(Printed.Pdf(script, style));
        var pages = PrintedPages.Of(script, PageLayout.Of(script, style)).Insert(0, TitleLines.Of(script, style)!);

        Assert.Equal(pages.Length, pdf.NumberOfPages);
        for (var i = 0; i < pages.Length; i++)
            Assert.Equal(Printed.Rows(pages[i], style), Printed.Rows(pdf.GetPage(i + 1), style));
    }

    [Fact]
    public void Text_is_in_an_embedded_Courier_and_bold_is_bold()
    {
        using var pdf = PdfDocument.Open(Printed.Pdf(Printed.Script(Script)));
        var fonts = pdf.GetPage(1).Letters.Select(l => l.FontName!).Distinct().ToArray();

        Assert.All(fonts, f => Assert.Matches("^[A-Z]{6}\\+CourierPrime-(Regular|Bold)$", f));
        Assert.Equal("tin", string.Concat(pdf.GetPage(1).Letters.Where(l => l.FontName!.EndsWith("Bold", StringComparison.Ordinal)).Select(l => l.Value)));
    }

    [Fact]
    public void Each_scene_has_a_bookmark_that_goes_to_its_page()
    {
        using var pdf = PdfDocument.Open(Printed.Pdf(Printed.Script(Script)));

        Assert.True(pdf.TryGetBookmarks(out var bookmarks));
        Assert.Equal([("1  INT. BOATHOUSE - NIGHT", 1), ("2  EXT. PIER - DAWN", 1), ("2A  INT. VAN - DAY", 2)], bookmarks.GetNodes().OfType<DocumentBookmarkNode>().Select(b => (b.Title, b.PageNumber)));
    }

    [Fact]
    public void The_list_of_scenes_links_to_them()
    {
        using var pdf = PdfDocument.Open(Printed.Pdf(Printed.Script(Script), settings: new PrintSettings { ListsScenes = true }));

        Assert.Contains("INT. BOATHOUSE - NIGHT", Printed.Rows(pdf.GetPage(1), PageStyle.FinalDraft).ElementAt(1), StringComparison.Ordinal);
        Assert.Equal(9, pdf.GetPage(1).GetAnnotations().Count());
    }

    [Fact]
    public void The_same_script_gives_the_same_bytes()
    {
        var script = Printed.Sample(Printed.Tide);

        Assert.Equal(Printed.Pdf(script), Printed.Pdf(script));
    }

    [Fact]
    public void The_document_says_what_it_is()
    {
        using var pdf = PdfDocument.Open(Printed.Pdf(Printed.Script("Title: Low Tide\nAuthor: Ada Lindqvist\n\n" + Script), settings: new PrintSettings { Date = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero) }));

        Assert.Equal(("Low Tide", "Ada Lindqvist"), (pdf.Information.Title, pdf.Information.Author));
        Assert.StartsWith("D:20260301", pdf.Information.CreationDate, StringComparison.Ordinal);
    }

    [Fact]
    public void Sides_have_only_the_pages_of_a_characters_scenes()
    {
        var script = Printed.Script(Script);
        using var pdf = PdfDocument.Open(Printed.Pdf(script, settings: new PrintSettings { Scenes = SceneRange.Of(script, "tom"), Character = "TOM" }));

        Assert.Equal(1, pdf.NumberOfPages);
        Assert.Contains(Printed.Rows(pdf.GetPage(1), PageStyle.FinalDraft), r => r.EndsWith("Tides never wait.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1-2", new[] { 0, 1 })]
    [InlineData("2a", new[] { 2 })]
    [InlineData("1, 2A", new[] { 0, 2 })]
    [InlineData("2-9", new[] { 1, 2 })]
    [InlineData("A1-1", new[] { 0 })]
    [InlineData("2A-2C", new[] { 2 })]
    public void Scenes_are_asked_for_by_number(string range, int[] expected) =>
        Assert.Equal(expected, SceneRange.Parse(Printed.Script(Script), range).Order());

    [Theory]
    [InlineData("7", "7: the script has no such scene; its scenes are 1 to 2A.")]
    [InlineData("7-9", "7-9: the script has no such scene; its scenes are 1 to 2A.")]
    [InlineData("2B-2D", "2B-2D: the script has no such scene; its scenes are 1 to 2A.")]
    [InlineData("9-7", "9-7: the script has no such scene; its scenes are 1 to 2A.")]
    [InlineData("2-1", "2-1: the second scene comes before the first.")]
    [InlineData(",", "No scene was named; give numbers such as 12-18 or 3,5,7A.")]
    public void A_scene_that_is_not_there_is_named(string range, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => SceneRange.Parse(Printed.Script(Script), range)).Message);

    [Fact]
    public void Changed_pages_are_those_with_changed_words_and_their_marks()
    {
        var script = Printed.Script(Script);
        var at = script.Elements.IndexOf(script.Elements.First(e => e.Text.Plain.StartsWith("Tides", StringComparison.Ordinal)));
        var revised = script with
        {
            Revisions = [new RevisionSet(1, "Blue", "#00000000FFFF", "*")],
            Elements = script.Elements.SetItem(at, script.Elements[at] with { Text = new StyledText("Tides never wait.", [new TextRun(0, 5, TextStyle.None, 1)], []) }),
        };
        using var pdf = PdfDocument.Open(Printed.Pdf(revised, settings: new PrintSettings { OnlyChangedPages = true, Revisions = RevisionLook.Colours }));

        var tides = pdf.GetPages().Single().Letters.First(l => l.Value == "T" && l.StartBaseLine.X > 170 && l.StartBaseLine.X < 190);
        Assert.Equal((0d, 0d, 1d), tides.Color.ToRGBValues());
        Assert.Contains(Printed.Rows(pdf.GetPage(1), PageStyle.FinalDraft), r => r.EndsWith('*'));
        Assert.Equal(0, ScriptPdf.Write(script, PageLayout.Of(script, PageStyle.FinalDraft), new PrintSettings { OnlyChangedPages = true }).Pages);
    }

    [Fact]
    public void Letters_of_other_scripts_can_be_copied_in_the_order_of_reading()
    {
        Assert.SkipUnless(Fonts.FontShelf.For([0x0C05]) is not null && Fonts.FontShelf.For([0x0905]) is not null && Fonts.FontShelf.For([0x05D0]) is not null, "Needs fonts-noto-core, which is not on this machine.");
        var pdf = Printed.Pdf(Printed.Script("INT. ROOM - DAY\n\n@రాము\nపట్టించుకోకు వదిలేయ్।\n\n@रामू\nनमस्ते, क्षत्रिय दुनिया।\n\nשלום עולם 12:30\n"));

        var text = Printed.TextByPoppler(pdf);
        Assert.Contains("పట్టించుకోకు వదిలేయ్।", text, StringComparison.Ordinal);
        Assert.Contains("नमस्ते, क्षत्रिय दुनिया।", text, StringComparison.Ordinal);
        Assert.Contains("שלום עולם", text, StringComparison.Ordinal);
        Assert.Contains("12:30", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_without_a_font_is_said_to_be_unprintable()
    {
        var script = Printed.Script("INT. ROOM - DAY\n\nA sign: \U0001B170.\n"); // Nushu
        Assert.SkipUnless(Fonts.FontShelf.For([0x1B170]) is null, "This machine has a font for Nushu.");

        var said = Assert.Single(ScriptPdf.Write(script, PageLayout.Of(script, PageStyle.FinalDraft), PrintSettings.Default).Diagnostics);
        Assert.Contains("Nshu", said.Message, StringComparison.Ordinal);
    }
}
