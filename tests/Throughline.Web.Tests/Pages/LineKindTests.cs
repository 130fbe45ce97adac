using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Throughline.Screenplays;
using Throughline.Screenplays.Fountain;
using Throughline.Text;

namespace Throughline.Web.Tests.Pages;

/// <summary>The page tells what every line is while it is typed; it must never say anything else than the reader.</summary>
public sealed partial class LineKindTests
{
    private static readonly string[] Pieces =
    [
        "", "", "", "  ", " ", "[[a", "b]]", "[[x]]", "/*", "*/", "/* c */", "MARY", "MARY ^", "@mc ^", "(beat)", "~la", "CUT TO:", "> x <", "> FADE", "INT. A - DAY", "INT. B", ".forced", "!act", "!!shot", "===",
        "= syn", "# Sec", "text", "23", "  text", "\tTEXT", "text [[n]] more", "[[n]] /* c */", "\\[[x", "JOHN (V.O.)", "FADE IN:", "Title: x", "   y", "~", "(", "()", "@", "@^", "^", ".", ">", "> <", "><", "É", "ПЕТР",
        "Ⅷ", "[[]]", "/**/", "/*/", "a /* b", "c */ d", "\u00a0", "\u0085", "ª", "ÉA (b", "INT", "int x", "I/E y", "ext./int z", "内景 厨房", "ИНТ. КУХНЯ", "FADE TO:",
    ];

    [Fact]
    public void The_page_and_the_reader_agree_on_every_line_of_the_samples_and_the_specifications()
    {
        var samples = Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples"), "*.fountain", SearchOption.AllDirectories).Select(file => (file, Text(file)));
        var specs = Directory.EnumerateFiles(Path.Combine(Repository.Root, "specs", "fountain"), "*.md").SelectMany(file =>
            Example().Matches(File.ReadAllText(file)).Select((match, i) => ($"{Path.GetFileName(file)} #{i + 1}", Plain(match.Groups[1].Value))));

        Compare([.. samples, .. specs]);
    }

    [Fact]
    public void The_page_and_the_reader_agree_on_every_line_of_scripts_of_others()
    {
        Assert.SkipUnless(Directory.Exists(Repository.Corpus), "no corpus: set THROUGHLINE_CORPUS to a folder of scripts");

        Compare([.. Directory.EnumerateFiles(Repository.Corpus, "*.fountain", SearchOption.AllDirectories).Select(file => (file, Text(file)))]);
    }

    [Fact]
    public void The_page_and_the_reader_agree_on_lines_in_any_order()
    {
        var random = new Random(20261129);
        var texts = Enumerable.Range(0, 4000).Select(i => ($"random {i}", string.Join('\n', Enumerable.Range(0, random.Next(1, 14)).Select(_ => Pieces[random.Next(Pieces.Length)]))));

        Compare([.. texts]);
    }

    private static void Compare(IReadOnlyList<(string Name, string Text)> texts)
    {
        var page = JsonSerializer.Deserialize<Listed[][]>(Ask(JsonSerializer.Serialize(texts.Select(text => text.Text))), JsonSerializerOptions.Web)!;

        Assert.NotEmpty(texts);
        for (var i = 0; i < texts.Count; i++)
        {
            var read = FountainReader.Read(new SourceText(texts[i].Text, texts[i].Name)).Screenplay.Elements.Select(element =>
                new Listed(ElementNames.Of(element.Kind), element.Span.Line, element.Span.EndLine, element is Cue { Dual: not DualSide.None } cue ? cue.Dual == DualSide.Left ? "left" : "right" : ""));
            Assert.True(read.SequenceEqual(page[i]), $"{texts[i].Name}: the reader has\n{string.Join('\n', read.Except(page[i]))}\nand the page\n{string.Join('\n', page[i].Except(read))}\nin\n{(texts[i].Text.Length < 400 ? texts[i].Text : "")}");
        }
    }

    // The page's own reader, compiled for node.
    private static string Ask(string input)
    {
        Run("build-tests.mjs", "");
        return Run(Path.Combine("node_modules", ".tests", "programs", "elements.mjs"), input);
    }

    private static string Run(string program, string input)
    {
        var start = new ProcessStartInfo("node", [program]) { WorkingDirectory = Repository.Client, RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        using var node = Process.Start(start)!;
        var writing = Task.Run(() =>
        {
            node.StandardInput.Write(input);
            node.StandardInput.Close();
        });
        var output = node.StandardOutput.ReadToEnd();
        writing.Wait(TestContext.Current.CancellationToken);
        node.WaitForExit();
        Assert.Equal(0, node.ExitCode);
        return output;
    }

    // The live text has LF and no mark.
    private static string Text(string file) => SourceText.Decode(File.ReadAllBytes(file), file).Text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static string Plain(string example) => example.Replace('·', ' ').Replace('→', '\t').Replace("␍", "", StringComparison.Ordinal).Replace("␢", "", StringComparison.Ordinal).Split('␄')[0];

    [GeneratedRegex("```fountain[^\n]*\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    private sealed record Listed(string Type, int Line, int EndLine, string Dual);
}
