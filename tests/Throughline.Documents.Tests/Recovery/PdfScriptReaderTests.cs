using Throughline.Documents.Printing;
using Throughline.Documents.Recovery;
using Throughline.Documents.Tests.Printing;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;
using Throughline.Text;

namespace Throughline.Documents.Tests.Recovery;

public sealed class PdfScriptReaderTests
{
    private const string Script = "Title: Low Tide\nCredit: written by\nAuthor: Ada Lindqvist\nDraft date: 1 March 2026\n\nINT. BOATHOUSE - NIGHT #12A#\n\nRain on the roof.\n\nMARA (O.S.)\n(quietly)\nYou said the tide would wait.\n\nTOM ^\nIt never does.\n\nMARA\nI know a well-\nknown man\nwho says so.\n\n> CUT TO:\n\nEXT. PIER - DAWN #13#\n\nThe boat is gone.\n\nTOM\nTides never wait.\n\nMARA\nNo.\n\nTOM\nNo.\n\nMARA\nNo?\n\nTOM\nNever.\n";

    [Fact]
    public void Scene_numbers_come_from_the_margins() =>
        Assert.Equal(["12A", "13"], Read(Printed.Pdf(Printed.Script(Script))).Reading.Screenplay.Elements.OfType<SceneHeading>().Select(h => h.Number));

    [Fact]
    public void The_title_page_is_no_part_of_the_script()
    {
        var title = Read(Printed.Pdf(Printed.Script(Script))).Reading.Screenplay.TitlePage;

        Assert.Equal(("LOW TIDE", "written by", "Ada Lindqvist", "1 March 2026"), (title["Title"], title["Credit"], title["Author"], title["Draft date"]));
    }

    [Fact]
    public void Speeches_beside_each_other_are_two_speeches()
    {
        var cues = Read(Printed.Pdf(Printed.Script(Script))).Reading.Screenplay.Elements.OfType<Cue>().Take(2).ToArray();

        Assert.Equal([("MARA", DualSide.Left), ("TOM", DualSide.Right)], cues.Select(c => (c.Name, c.Dual)));
    }

    [Theory]
    [InlineData("THE BARONESS VON UND ZU HOHENSTEIN-LANGENBURG")]
    [InlineData("THE OLDER OF THE TWO SISTERS FROM THE MARKET")]
    public void A_name_that_took_two_lines_is_one(string name)
    {
        var found = Read(Printed.Pdf(Printed.Script(Script + $"\n{name} (V.O.)\n(softly)\nNever again.\n\nHe goes.\n"))).Reading.Screenplay;

        Assert.Equal([(ElementKind.Cue, $"{name} (V.O.)"), (ElementKind.Parenthetical, "(softly)"), (ElementKind.Dialogue, "Never again."), (ElementKind.Action, "He goes.")], found.Elements.TakeLast(4).Select(e => (e.Kind, e.Text.Plain)));
    }

    [Fact]
    public void A_speech_over_the_end_of_a_page_is_one_and_the_furniture_is_gone()
    {
        var words = string.Join(' ', Enumerable.Range(1, 700).Select(i => string.Concat((i * 7919 % 99991).ToString(System.Globalization.CultureInfo.InvariantCulture).Select(d => (char)('a' + d - '0'))) + (i % 9 == 0 ? "." : "")));
        var found = Read(Printed.Pdf(Printed.Script($"INT. ROOM - DAY #1#\n\nQuiet.\n\nMARA\n{words}\n"), PageStyle.FinalDraft with { MarksContinuedScenes = true })).Reading.Screenplay;

        Assert.Equal(["INT. ROOM - DAY", "Quiet.", "MARA", words], found.Elements.Select(e => e.Text.Plain));
    }

    [Fact]
    public void Revision_marks_are_noticed_and_not_read()
    {
        var script = Printed.Script(Script);
        var at = script.Elements.IndexOf(script.Elements.First(e => e.Text.Plain == "Rain on the roof."));
        var revised = script with { Elements = script.Elements.SetItem(at, script.Elements[at] with { Text = new StyledText("Rain on the roof.", [new TextRun(0, 4, TextStyle.None, 1)], []) }) };
        var found = Read(Printed.Pdf(revised));

        var rain = found.Reading.Screenplay.Elements.Index().Single(e => e.Item.Text.Plain == "Rain on the roof.").Index;
        Assert.Equal([rain], found.Places.Index().Where(p => p.Item.IsRevised).Select(p => p.Index));
    }

    [Fact]
    public void A_watermark_is_not_read()
    {
        var plain = Read(Printed.Pdf(Printed.Script(Script))).Reading.Screenplay;
        var marked = Read(Printed.Pdf(Printed.Script(Script), settings: new PrintSettings { Watermark = "ADA LINDQVIST" })).Reading.Screenplay;

        Assert.Equal(plain.Elements.Select(e => e.Text.Plain), marked.Elements.Select(e => e.Text.Plain));
    }

    [Fact]
    public void Every_element_knows_its_page_and_its_line_of_the_recovered_text()
    {
        var found = Read(Printed.Pdf(Printed.Sample(Printed.Tide)));

        Assert.Equal(found.Reading.Screenplay.Elements.Length, found.Places.Length);
        Assert.Equal((2, 20), (found.Places[0].Page, found.Places[^1].Page));
        Assert.All(found.Reading.Screenplay.Elements, e => Assert.StartsWith(e.Text.Plain.Split(' ', '\n')[0], found.Reading.Screenplay.Source.Text[e.Span.Start..], StringComparison.Ordinal));
    }

    [Fact]
    public void Pages_that_are_pictures_are_said_to_be()
    {
        var said = Assert.Single(PdfScriptReader.Read(new PdfText([new PdfPageText(1, 612, 792, [], true)]), "scan.pdf").Reading.Diagnostics);

        Assert.Equal(("PDF012", Severity.Error), (said.Code, said.Severity));
    }

    [Fact]
    public void Words_that_stand_anywhere_are_no_reason_to_stop()
    {
        var chance = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var pages = Enumerable.Range(1, chance.Next(1, 5)).Select(number => new PdfPageText(number, 612, 792,
                [.. Enumerable.Range(0, chance.Next(0, 60)).Select(_ => new PdfWord(Words[chance.Next(Words.Length)], chance.Next(-50, 700), chance.Next(-50, 800), chance.Next(-20, 900), chance.Next(1, 40), false, chance.Next(2) == 0, chance.Next(2) == 0))], false));

            Assert.NotNull(PdfScriptReader.Read(new PdfText([.. pages]), "any.pdf").Reading);
        }
    }

    // Figures as they were when this was written; each may only rise.
    [Theory]
    [InlineData("pagination/little-women/source/source.pdf", "pagination/little-women/source/source.fdx", 0.97)]
    public void A_pdf_of_another_program_is_recovered(string pdf, string twin, double asked)
    {
        Assert.SkipUnless(Directory.Exists(Repository.Corpus), "The corpus is not on this machine.");
        var script = ScreenplayReader.Read(File.ReadAllBytes(Path.Combine(Repository.Corpus, twin)), twin).Screenplay;
        var (f1, lost, made) = Twin.Compare(script, Read(File.ReadAllBytes(Path.Combine(Repository.Corpus, pdf))).Reading.Screenplay);

        Assert.True(f1 >= asked, $"F1 {f1:F4}\nlost:\n{string.Join('\n', lost)}\nmade:\n{string.Join('\n', made)}");
    }

    private static readonly string[] Words = ["INT.", "MARA", "(MORE)", "*", "12A", "(CONTINUED)", "the", "tide", "ROOM", "-", "DAY", "(quietly)", "CUT", "TO:", "3.", "—", "\u0301"];

    private static PdfScript Read(byte[] pdf) => PdfScriptReader.Read(PdfExtraction.Read(pdf), "script.pdf");
}
