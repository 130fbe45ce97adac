using System.Text.RegularExpressions;
using Throughline.Screenplays.Headings;

namespace Throughline.Documents.Recovery;

/// <summary>Tells what a printer put on the page from what the writer wrote: by where it stands and how often it comes again.</summary>
internal sealed partial class Furniture
{
    private readonly HashSet<(int Place, string Words)> _everywhere = [];
    private readonly HashSet<int> _places = [];

    /// <param name="pages">The rows of every page.</param>
    public Furniture(IReadOnlyList<List<PdfRow>> pages)
    {
        var filled = Math.Max(1, pages.Count(p => p.Count > 0));
        foreach (var group in pages.SelectMany(Ends).GroupBy(r => (Place(r), Masked(r.Text))))
        {
            var times = group.Select(r => r.Page).Distinct().Count();
            var share = (double)times / filled;
            if (times > 1 && filled > 2 && !IsContinued(group.Key.Item2) && !IsMore(group.Key.Item2) && !group.Key.Item2.EndsWith("'D)", StringComparison.Ordinal) && share >= (group.Key.Item2.Contains('#', StringComparison.Ordinal) ? 0.25 : 0.6))
                _everywhere.Add(group.Key);
        }

        // Where most pages have a header, what stands apart is one, whatever it says: a colour, a date, on a page or two.
        foreach (var group in pages.SelectMany(p => Ends(p).Where(r => IsKnown(r, p) && !IsContinued(r.Text))).GroupBy(Place))
        {
            if (filled > 2 && group.Select(r => r.Page).Distinct().Count() > filled * 0.6)
                _places.Add(group.Key);
        }
    }

    /// <summary>True for a running header or footer, or a page number.</summary>
    public bool IsRunning(PdfRow row, List<PdfRow> page) =>
        Ends(page).Contains(row) && (IsKnown(row, page) || (_places.Contains(Place(row)) && StandsApart(row, page) && !HeadingPrefixes.TryMatch(row.Text, out _, out _)));

    private bool IsKnown(PdfRow row, List<PdfRow> page) =>
        _everywhere.Contains((Place(row), Masked(row.Text))) || (PageNumber().IsMatch(row.Text) && StandsApart(row, page));

    /// <summary>True for (MORE).</summary>
    public static bool IsMore(string text) => MorePattern().IsMatch(text);

    /// <summary>True for CONTINUED above or below a scene, with or without a count and scene numbers.</summary>
    public static bool IsContinued(string text) => ContinuedPattern().IsMatch(text);

    /// <summary>True for what may stand in a margin as the number of a scene.</summary>
    public static bool IsSceneNumber(string word) => SceneNumber().IsMatch(word);

    private static IEnumerable<PdfRow> Ends(List<PdfRow> page) => page.Take(2).Concat(page.Skip(Math.Max(2, page.Count - 2)));

    // A number that is alone on its line at the head or foot, further from the text than lines are from each other.
    private static bool StandsApart(PdfRow row, List<PdfRow> page)
    {
        var at = page.IndexOf(row);
        var neighbour = at == 0 ? 1 : at == page.Count - 1 ? at - 1 : -1;
        return neighbour >= 0 && (neighbour >= page.Count || Math.Abs(page[neighbour].Foot - row.Foot) > 1.5 * row.Words[0].Size);
    }

    private static int Place(PdfRow row) => (int)Math.Round(row.Foot / 6);

    private static string Masked(string text) => string.Concat(text.Select(c => char.IsAsciiDigit(c) ? '#' : c)).Replace("##", "#", StringComparison.Ordinal).Replace("##", "#", StringComparison.Ordinal);

    [GeneratedRegex(@"^(page\s+)?[-(]?\s*[A-Z]?\d{1,4}[A-Z]{0,2}\s*[.)-]?(\s*(/|of)\s*\d{1,4})?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^\(?\s*MORE\s*\)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MorePattern();

    [GeneratedRegex(@"^([A-Z]{0,2}\d{1,4}[A-Z]{0,2}\s+)?\(?CONTINUED:?\)?(\s*\(\d+\))?(\s+[A-Z]{0,2}\d{1,4}[A-Z]{0,2})?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ContinuedPattern();

    [GeneratedRegex(@"^[A-Z]{0,2}\d{1,4}[A-Z]{0,3}\.?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SceneNumber();
}
