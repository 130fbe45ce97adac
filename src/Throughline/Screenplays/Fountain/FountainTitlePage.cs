using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Throughline.Text;

namespace Throughline.Screenplays.Fountain;

/// <summary>
/// Reads the title page (fountain.io/syntax, "Title Page"): keys with a colon from the first line to the first empty one.
/// A single line with an unknown key is not one, so that <c>FADE IN:</c> stays in the script.
/// </summary>
internal static class FountainTitlePage
{
    private static readonly HashSet<string> KnownKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "Title", "Credit", "Author", "Authors", "Source", "Draft date", "Date", "Contact", "Notes", "Copyright", "Revision", "Format", "Fmt", "Font",
        "Language", "Episode", "Series",
    };

    private static readonly SearchValues<char> NeverInKeys = SearchValues.Create("()[]*\"“”.!?");

    /// <summary>Reads the title page at the start of a text; empty, and nothing consumed, when there is none.</summary>
    public static TitlePage Read(SourceText source, List<Diagnostic> diagnostics, out int end, out int nextLine)
    {
        var text = source.Text.AsSpan();
        (end, nextLine) = (0, 1);
        var lines = Block(text, out var after, out var afterLine);
        if (!IsTitlePage(text, lines))
            return TitlePage.Empty;
        (end, nextLine) = (after, afterLine);

        var entries = ImmutableArray.CreateBuilder<TitleEntry>();
        for (var i = 0; i < lines.Count;)
        {
            var key = text[lines[i].Start..lines[i].End];
            var colon = key.IndexOf(':');
            var values = ImmutableArray.CreateBuilder<StyledText>();
            Add(values, text, lines[i].Start + colon + 1, lines[i].End);
            var first = lines[i++];
            while (i < lines.Count && !IsKey(text[lines[i].Start..lines[i].End]))
            {
                if (!char.IsWhiteSpace(text[lines[i].Start]))
                    diagnostics.Add(FountainDiagnostics.TitleLineNotIndented(new SourceSpan(lines[i].Start, lines[i].End - lines[i].Start, lines[i].Number, 1, lines[i].Number)));
                Add(values, text, lines[i].Start, lines[i].End);
                i++;
            }

            var last = lines[i - 1];
            entries.Add(new TitleEntry(key[..colon].Trim().ToString(), values.DrainToImmutable(), new SourceSpan(first.Start, last.End - first.Start, first.Number, 1, last.Number)));
        }

        return new TitlePage(entries.DrainToImmutable());
    }

    private static bool IsTitlePage(ReadOnlySpan<char> text, List<TitleLine> lines)
    {
        if (lines.Count == 0 || !IsKey(text[lines[0].Start..lines[0].End]))
            return false;
        var key = text[lines[0].Start..lines[0].End];
        if (KnownKeys.Contains(key[..key.IndexOf(':')].Trim().ToString()))
            return true;
        var name = key[..key.IndexOf(':')];
        if (lines.Count < 2 || name.EndsWith("TO"))
            return false;
        var second = text[lines[1].Start..lines[1].End];
        return FountainRules.IsInCapitals(name) ? IsKey(second) : IsKey(second) || second is ['\t', ..] or [' ', ' ', ' ', ..];
    }

    // A key starts at the margin, has a colon, and no character before the colon that no key would have.
    private static bool IsKey(ReadOnlySpan<char> line)
    {
        var colon = line.IndexOf(':');
        return colon > 0 && char.IsLetter(line[0]) && !line[..colon].ContainsAny(NeverInKeys);
    }

    private static List<TitleLine> Block(ReadOnlySpan<char> text, out int next, out int nextLine)
    {
        var lines = new List<TitleLine>();
        next = 0;
        for (nextLine = 1; next < text.Length; nextLine++)
        {
            var length = text[next..].IndexOfAny('\n', '\r');
            var end = length < 0 ? text.Length : next + length;
            var blank = text[next..end].IsWhiteSpace();
            if (blank && lines.Count > 0)
                break;
            if (!blank)
                lines.Add(new TitleLine(next, end, nextLine));
            next = end == text.Length ? end : end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1);
            // A first line that is no key ends the search at once.
            if (lines.Count == 1 && !IsKey(text[lines[0].Start..lines[0].End]))
                break;
        }

        return lines;
    }

    private static void Add(ImmutableArray<StyledText>.Builder values, ReadOnlySpan<char> text, int start, int end)
    {
        var value = text[start..end].Trim();
        if (value.IsEmpty)
            return;
        var styled = new FountainText(text, new StringBuilder());
        styled.AddLine(value, 0, value.Length, start, [], expandTabs: false);
        values.Add(styled.Finish());
    }

    private sealed record TitleLine(int Start, int End, int Number);
}
