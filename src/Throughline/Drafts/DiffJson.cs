using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Drafts;

/// <summary>A matching as JSON for other programs; docs/json/diff.schema.json describes it.</summary>
public static class DiffJson
{
    /// <summary>An array with an object for each of <see cref="DraftMatch.Lines"/>, one a line.</summary>
    /// <param name="match">The matching.</param>
    /// <param name="pagesA">For each line of the old draft the page of its file, where that is made of pages; else empty.</param>
    /// <param name="pagesB">The same of the new draft.</param>
    public static string Write(DraftMatch match, ImmutableArray<int> pagesA = default, ImmutableArray<int> pagesB = default)
    {
        ArgumentNullException.ThrowIfNull(match);
        var json = new StringBuilder(match.Lines.Length * 110).Append('[');
        var (sideA, sideB) = (new Side(match.A, pagesA), new Side(match.B, pagesB));
        for (var i = 0; i < match.Lines.Length; i++)
        {
            var line = match.Lines[i];
            var element = line.B is { } b ? match.B.Elements[b] : match.A.Elements[line.A!.Value];
            json.Append(i == 0 ? "\n" : ",\n").Append("{\"kind\":\"").Append(NameOf(line.Kind)).Append("\",\"element\":\"").Append(ElementNames.Of(element.Kind)).Append("\",\"a\":");
            sideA.Append(json, line.A);
            sideB.Append(json.Append(",\"b\":"), line.B);
            json.Append(CultureInfo.InvariantCulture, $",\"confidence\":{line.Confidence}}}");
        }

        return json.Append("\n]\n").ToString();
    }

    /// <summary>The name of a kind in JSON and HTML.</summary>
    public static string NameOf(MatchKind kind) => kind switch
    {
        MatchKind.Kept => "kept",
        MatchKind.Edited => "edited",
        MatchKind.Moved => "moved",
        MatchKind.MovedEdited => "moved-edited",
        MatchKind.Split => "split",
        MatchKind.Merged => "merged",
        MatchKind.Added => "added",
        MatchKind.Removed => "removed",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This is no kind of match."),
    };

    // Where a line stands: on a page of its file, by the lines of its file, or on the page where it would be printed.
    private sealed class Side(Screenplay draft, ImmutableArray<int> filePages)
    {
        private PageMap? _pages;

        public void Append(StringBuilder json, int? line)
        {
            if (line is not { } at)
            {
                json.Append("null");
                return;
            }

            var span = draft.Elements[at].Span;
            if (!filePages.IsDefaultOrEmpty)
                json.Append(CultureInfo.InvariantCulture, $"{{\"first\":null,\"last\":null,\"page\":{filePages[at]}}}");
            else if (span.Line > 0)
                json.Append(CultureInfo.InvariantCulture, $"{{\"first\":{span.Line},\"last\":{span.EndLine}}}");
            else
                json.Append(CultureInfo.InvariantCulture, $"{{\"first\":null,\"last\":null,\"page\":{(_pages ??= PageLayout.Of(draft)).Elements[at].Page}}}");
        }
    }
}
