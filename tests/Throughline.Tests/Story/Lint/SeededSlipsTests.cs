using System.Globalization;
using System.Text;
using Throughline.Screenplays;
using Throughline.Screenplays.Fountain;
using Throughline.Story.Lint;
using Throughline.Text;

namespace Throughline.Tests.Story.Lint;

/// <summary>Makes one slip at a time, at every place where it can be made in our own short, and counts how many the rule meant for it finds.</summary>
public sealed class SeededSlipsTests
{
    private const string Begin = "<!-- slips: written by SeededSlipsTests, UPDATE_GOLDEN=1 -->\n";
    private const string End = "<!-- end of slips -->\n";

    private static readonly SourceText Script = SourceText.Decode(
        File.ReadAllBytes(Path.Combine(Corpus.Repository, "samples/a-bit-for-the-tide/a-bit-for-the-tide.fountain")), "a-bit-for-the-tide.fountain");

    private static readonly Screenplay Read = FountainReader.Read(Script).Screenplay;

    [Fact]
    public void The_accuracy_page_says_how_many_slips_are_found()
    {
        var table = new StringBuilder("| Slip | Rule | Made | Found |\n|---|---|---|---|\n");
        foreach (var (slip, code, edits) in Slips())
        {
            var made = edits.ToList();
            var found = made.Count(edit => Finds(code, edit));
            table.Append(CultureInfo.InvariantCulture, $"| {slip} | {code} | {made.Count} | {found} |\n");
        }

        var path = Path.Combine(Corpus.Repository, "docs", "accuracy-lint.md");
        var page = File.ReadAllText(path);
        var from = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var to = page.IndexOf(End, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, page[..from] + table + page[to..]);
        else
            Assert.Equal(table.ToString(), page[from..to]);
    }

    private static IEnumerable<(string Slip, string Code, IEnumerable<TextEdit> Edits)> Slips()
    {
        var headings = Read.Elements.OfType<SceneHeading>().ToList();
        var cues = Read.Elements.OfType<Cue>().ToList();
        yield return ("two letters of a name swapped in a cue", "TL201", cues.Where(c => c.Name.Length >= 4 && c.Name[1] != c.Name[2]).Select(c => At(c, c.Name[1..3], $"{c.Name[2]}{c.Name[1]}")));
        yield return ("a colon after a cue", "TL113", cues.Where(c => c.Extensions.IsEmpty && c.Dual != DualSide.Right).Select(c => new TextEdit(c.Span.End, 0, ":")));
        yield return ("an empty line after a cue", "TL207", cues.Where(c => c.Dual == DualSide.None).Select(c => new TextEdit(c.Span.End, 0, "\n")));
        yield return ("(CONT'D) after somebody else's line", "TL208", Changes(cues).Select(c => new TextEdit(c.Span.End, 0, " (CONT'D)")));
        yield return ("an empty line before a direction inside a speech", "TL109", Inner().Select(p => new TextEdit(p.Span.Start, 0, "\n")));
        yield return ("a direction not closed", "TL111", Read.Elements.OfType<Parenthetical>().Select(p => new TextEdit(p.Span.Start + Script.Slice(p.Span).LastIndexOf(')'), 1, "")));
        yield return ("no empty line before a heading", "TL115", headings.Where(h => Script.Text[..h.Span.Start].EndsWith("\n\n", StringComparison.Ordinal)).Select(h => new TextEdit(h.Span.Start - 1, 1, "")));
        yield return ("no empty line after a heading", "TL116", headings.Where(h => Script.Text[h.Span.End..].StartsWith("\n\n", StringComparison.Ordinal)).Select(h => new TextEdit(h.Span.End, 1, "")));
        yield return ("INT. or EXT. left out", "TL104", headings.Where(h => h.Slugline.Prefix.Length > 0).Select(h => At(h, h.Slugline.Prefix + " ", "")));
        yield return ("the time of day left out", "TL211", headings.Where(h => h.Slugline is { Time: not null, Prefix.Length: > 0 }).Select(h => At(h, " - " + h.Slugline.Time, "")));
        yield return ("a letter doubled inside a place that has more than one scene", "TL203", headings.Where(h => h.Slugline.Location is [{ Length: >= 3 } place, ..] && headings.Count(o => o.Slugline.Location.Contains(place)) > 1).Select(h => At(h, h.Slugline.Location[0][1..2], new string(h.Slugline.Location[0][1], 2), h.Slugline.Prefix.Length + 1)));
        yield return ("the end of a note left out", "TL101", Notes().Select(at => new TextEdit(at, 2, "")));
    }

    private static IEnumerable<Cue> Changes(List<Cue> cues) =>
        cues.Zip(cues.Skip(1)).Where(pair => pair.First.Name != pair.Second.Name && pair.First.Dual == DualSide.None && pair.Second.Dual == DualSide.None).Select(pair => pair.Second);

    private static IEnumerable<Element> Inner() =>
        Read.Elements.Zip(Read.Elements.Skip(1)).Where(pair => pair.First is Dialogue && pair.Second is Parenthetical).Select(pair => pair.Second);

    private static IEnumerable<int> Notes()
    {
        for (var at = Script.Text.IndexOf("]]", StringComparison.Ordinal); at >= 0; at = Script.Text.IndexOf("]]", at + 2, StringComparison.Ordinal))
            yield return at;
    }

    private static TextEdit At(Element element, string old, string replacement, int from = 0) =>
        new(element.Span.Start + from + Script.Slice(element.Span)[from..].IndexOf(old), old.Length, replacement);

    private static bool Finds(string code, TextEdit slip)
    {
        var source = Script.WithText(TextEdit.Apply(Script.Text, [slip]));
        var reading = FountainReader.Read(source);
        return Linter.Run(reading.Screenplay, reading.Diagnostics, LintSettings.Default with { Select = [code] }).Any();
    }
}
