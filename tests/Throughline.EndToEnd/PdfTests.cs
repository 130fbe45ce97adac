using System.Text;
using System.Text.Json;
using Throughline.Documents.Tests.Recovery.Scanned;

namespace Throughline.EndToEnd;

public sealed class PdfTests
{
    private const string Tide = "samples/a-bit-for-the-tide/a-bit-for-the-tide.fountain";

    public static TheoryData<string> Samples =>
        [.. Directory.EnumerateFiles(Path.Combine(CommandLine.Repository, "samples"), "*.fountain", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(s => Path.GetRelativePath(CommandLine.Repository, s))];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task What_is_printed_is_found_again_by_read(string sample)
    {
        using var folder = new TemporaryFolder();
        await CommandLine.Run("print", sample, "-o", folder["the.pdf"]);
        var pdf = await CommandLine.Run("read", folder["the.pdf"], "--json");
        var script = await CommandLine.Run("read", sample, "--json");

        Assert.Equal(0, pdf.ExitCode);
        Assert.Equal(Facts(script.Out), Facts(pdf.Out));
    }

    // The whole length in pages, lines and words; each scene with its length and number of speeches; everybody with their speeches and words.
    private static List<string> Facts(string json)
    {
        var report = JsonDocument.Parse(json).RootElement;
        return
        [
            report.GetProperty("extent").GetRawText(),
            .. report.GetProperty("scenes").EnumerateArray().Select(s => $"{s.GetProperty("heading").GetString()!.ToUpperInvariant()} {s.GetProperty("eighths")} {s.GetProperty("speeches")}"),
            .. report.GetProperty("people").EnumerateArray().Select(p => $"{p.GetProperty("name")} {p.GetProperty("speeches")} {p.GetProperty("words")} {p.GetProperty("speakingScenes")}"),
        ];
    }

    [Fact]
    public async Task The_doubtful_paragraphs_of_a_pdf_are_listed_with_their_pages()
    {
        using var folder = new TemporaryFolder();
        await CommandLine.Run("print", Tide, "-o", folder["tide.pdf"], "--style", "stage-play");
        var outcome = await CommandLine.Run("recognise", folder["tide.pdf"]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Matches("^[0-9]+ of [0-9]+ paragraphs are doubtful\\.\npage [0-9]+: ", outcome.Out);
        Assert.Contains("\nSceneHeading 13\n", outcome.Out, StringComparison.Ordinal);
        Assert.Equal(2, (await CommandLine.Run("recognise", folder["tide.pdf"], "--lines")).ExitCode);
    }

    [Fact]
    public async Task A_pdf_is_a_draft_whose_lines_are_those_of_the_script_it_shows()
    {
        using var folder = new TemporaryFolder();
        await CommandLine.Run("print", Tide, "-o", folder["tide.pdf"]);
        await CommandLine.Run("new", "Tide", folder["production"]);
        await CommandLine.Run("draft", "add", Tide, "--production", folder["production"]);
        var outcome = await CommandLine.Run("draft", "add", folder["tide.pdf"], "--production", folder["production"]);
        await CommandLine.Run("draft", "export", "2", folder["back.pdf"], "--production", folder["production"]);
        var shown = await CommandLine.Run("draft", "show", "2", "--production", folder["production"]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("466 lines kept, 1 edited, 0 moved, 0 new, 9 cut", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllBytesAsync(folder["tide.pdf"], TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(folder["back.pdf"], TestContext.Current.CancellationToken));
        Assert.Contains("INT. MARKET HALL", shown.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scan_is_said_to_be_one_and_read_when_asked()
    {
        using var folder = new TemporaryFolder();
        await CommandLine.Run("print", Tide, "-o", folder["tide.pdf"], "--scenes", "1");
        await File.WriteAllBytesAsync(folder["scan.pdf"], Scan.Of(await File.ReadAllBytesAsync(folder["tide.pdf"], TestContext.Current.CancellationToken)), TestContext.Current.CancellationToken);
        var bare = await CommandLine.Run("read", folder["scan.pdf"]);
        var read = await CommandLine.Run("convert", folder["scan.pdf"], folder["out.fountain"], "--ocr");

        Assert.Contains("--ocr", bare.Error, StringComparison.Ordinal);
        Assert.Equal(0, read.ExitCode);
        Assert.StartsWith("INT. MARKET HALL - TULLY'S STALL - DAWN\n", await File.ReadAllTextAsync(folder["out.fountain"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pdf_that_is_cut_off_or_no_pdf_or_encrypted_is_said_to_be()
    {
        using var folder = new TemporaryFolder();
        await CommandLine.Run("print", Tide, "-o", folder["tide.pdf"]);
        var whole = await File.ReadAllBytesAsync(folder["tide.pdf"], TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(folder["cut.pdf"], whole[..400], TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(folder["no.pdf"], "%PDF-1.7\nnothing\n"u8.ToArray(), TestContext.Current.CancellationToken);

        foreach (var name in new[] { "cut.pdf", "no.pdf" })
        {
            var outcome = await CommandLine.Run("read", folder[name]);
            Assert.Equal(3, outcome.ExitCode);
            Assert.StartsWith($"throughline: {folder[name]}: this PDF ", outcome.Error, StringComparison.Ordinal);
            Assert.Single(outcome.Error.TrimEnd().Split('\n'));
        }
    }

    [Fact]
    public async Task Bytes_changed_at_random_end_in_a_report_or_a_sentence()
    {
        using var folder = new TemporaryFolder();
        await CommandLine.Run("print", Tide, "-o", folder["tide.pdf"], "--scenes", "1");
        var whole = await File.ReadAllBytesAsync(folder["tide.pdf"], TestContext.Current.CancellationToken);
        var chance = new Random(11);
        for (var round = 0; round < 12; round++)
        {
            var changed = (byte[])whole.Clone();
            for (var i = 0; i < 1 + round * 8; i++)
                changed[chance.Next(16, changed.Length)] = (byte)chance.Next(256);
            await File.WriteAllBytesAsync(folder["changed.pdf"], changed, TestContext.Current.CancellationToken);
            var outcome = await CommandLine.Run("pages", folder["changed.pdf"]);

            Assert.InRange(outcome.ExitCode, 0, 3);
            Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_pdf_made_to_exhaust_the_stack_is_survived()
    {
        using var folder = new TemporaryFolder();
        var deep = new StringBuilder("%PDF-1.4\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n2 0 obj\n");
        for (var i = 0; i < 200_000; i++)
            deep.Append("<</K ");
        deep.Append("\nendobj\ntrailer\n<</Root 1 0 R /Size 3>>\nstartxref\n9\n%%EOF\n");
        await File.WriteAllTextAsync(folder["deep.pdf"], deep.ToString(), TestContext.Current.CancellationToken);
        var outcome = await CommandLine.Run("read", folder["deep.pdf"]);

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("this PDF ", outcome.Error, StringComparison.Ordinal);
    }
}
