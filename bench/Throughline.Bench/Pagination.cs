using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Bench;

/// <summary>Compares our pages with those that Final Draft gave to the same scripts, element by element.</summary>
internal static partial class Pagination
{
    /// <summary>Prints a line for each script and, indented, one for each element that stands elsewhere.</summary>
    /// <param name="folder">A folder of folders with <c>canonical/page-breaks.json</c> and <c>source/source.fdx</c> or <c>.fountain</c>.</param>
    public static void Print(string folder)
    {
        foreach (var canonical in Directory.EnumerateFiles(folder, "page-breaks.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var source = Path.GetFullPath(Path.Combine(canonical, "..", "..", "source"));
            foreach (var script in Directory.EnumerateFiles(source, "source.f*").Order(StringComparer.Ordinal))
                Compare(canonical, script);
        }
    }

    /// <summary>Compares the scene lengths that Final Draft files carry with ours, and prints each that differs.</summary>
    /// <param name="folder">A folder with <c>.fdx</c> files at any depth.</param>
    public static void PrintLengths(string folder)
    {
        int same = 0, all = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*.fdx", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var screenplay = ScreenplayReader.Read(File.ReadAllBytes(file), file).Screenplay;
            var map = PageLayout.Of(screenplay);
            foreach (var scene in Scene.Of(screenplay))
            {
                var span = scene.Heading.Span;
                var tag = span.IsInSource ? LengthTag().Match(screenplay.Source.Text, span.Start, span.Length) : Match.Empty;
                if (!tag.Success || tag.Groups["length"].Value.Length == 0 || !seen.Add(file + scene.Index))
                    continue;
                all++;
                if (map.LengthOf(scene.Index).ToString() == tag.Groups["length"].Value.Trim())
                    same++;
                else
                    Console.WriteLine($"    {Path.GetRelativePath(folder, file)}, scene {scene.Label}: the file says {tag.Groups["length"].Value}, we say {map.LengthOf(scene.Index)}");
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"scene lengths: {same} of {all} agree"));
    }

    [GeneratedRegex("<SceneProperties[^>]*? Length=\"(?<length>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex LengthTag();

    private static void Compare(string canonical, string script)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(canonical));
        var pages = json.RootElement.GetProperty("pages");
        var scope = json.RootElement.GetProperty("scope").GetProperty("title_page_count");
        var titles = scope.ValueKind == JsonValueKind.Number ? scope.GetInt32() : pages[0].GetProperty("number").GetInt32() - 1;
        var theirs = new List<(string Id, string Kind, List<int> Pages)>();
        foreach (var page in pages.EnumerateArray())
        {
            foreach (var item in page.GetProperty("items").EnumerateArray())
            {
                var id = item.GetProperty("element_id").GetString()!;
                if (theirs.Count == 0 || theirs[^1].Id != id)
                    theirs.Add((id, item.GetProperty("kind").GetString()!, []));
                theirs[^1].Pages.Add(page.GetProperty("number").GetInt32() - titles);
            }
        }

        var screenplay = ScreenplayReader.Read(File.ReadAllBytes(script), script).Screenplay;
        var map = PageLayout.Of(screenplay);
        var ours = Enumerable.Range(0, screenplay.Elements.Length).Where(i => screenplay.Elements[i] is { IsPrinted: true } and not PageBreak && !IsNextCentred(screenplay, i)).ToList();
        // Fountain has no empty paragraphs; there Final Draft's are left out, and counted as not compared.
        if (screenplay.Format == ScreenplayFormat.Fountain && File.Exists(Path.ChangeExtension(script, ".fdx")))
            theirs = Filled(theirs, Path.ChangeExtension(script, ".fdx"));
        var same = 0;
        var differences = new List<string>();
        for (var i = 0; i < Math.Min(ours.Count, theirs.Count); i++)
        {
            var at = map.Elements[ours[i]];
            var on = new List<int>();
            for (var part = at; part is not null; part = part.Rest)
                on.Add(part.Page);
            if (on.SequenceEqual(theirs[i].Pages))
                same++;
            else
                differences.Add(string.Create(CultureInfo.InvariantCulture, $"    {theirs[i].Id} {theirs[i].Kind}, page {string.Join('+', theirs[i].Pages)}: ours {string.Join('+', on)}, lines {at.Line} to {at.Line + at.Lines - 1}: {Start(screenplay.Elements[ours[i]].Text.Plain)}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(script)))} {Path.GetExtension(script)}: {same} of {theirs.Count} elements on their page ({100.0 * same / theirs.Count:0.0} %; we have {ours.Count}), {map.Pages} pages of {pages.GetArrayLength()}"));
        differences.ForEach(Console.WriteLine);
    }

    private static List<(string Id, string Kind, List<int> Pages)> Filled(List<(string Id, string Kind, List<int> Pages)> theirs, string fdx)
    {
        var printed = ScreenplayReader.Read(File.ReadAllBytes(fdx), fdx).Screenplay.Elements.Where(e => e is { IsPrinted: true } and not PageBreak).ToList();
        return [.. theirs.Where((_, i) => !printed[i].Text.Plain.AsSpan().Trim().IsEmpty)];
    }

    // Centred lines of Fountain that follow each other are one paragraph of Final Draft.
    private static bool IsNextCentred(Screenplay screenplay, int at) =>
        screenplay.Format == ScreenplayFormat.Fountain && at > 0 && screenplay.Elements[at] is Centered && screenplay.Elements[at - 1] is Centered && screenplay.Elements[at].Span.Line == screenplay.Elements[at - 1].Span.EndLine + 1;

    private static string Start(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
