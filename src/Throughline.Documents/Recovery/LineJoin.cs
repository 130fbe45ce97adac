using Throughline.Screenplays.Layout;

namespace Throughline.Documents.Recovery;

/// <summary>What stood between two lines that the page parted: a space, or nothing.</summary>
internal sealed class LineJoin(IReadOnlyList<BodyLine> lines)
{
    private readonly Lazy<bool> _closesDashes = new(() => lines.Sum(l => Closed(l.Row, "—")) > 0);
    private readonly Lazy<bool> _closesHyphens = new(() => lines.Sum(l => Closed(l.Row, "--")) > 0);

    /// <summary>True when the first line ends in a word that goes on in the second.</summary>
    public static bool IsInWord(ReadOnlySpan<char> before, string after) =>
        before is [.., var letter, '-'] && char.IsLetterOrDigit(letter) && char.IsLetterOrDigit(after[0]);

    /// <summary>True when nothing stood between two lines.</summary>
    public bool IsClosed(ReadOnlySpan<char> before, string after)
    {
        if (IsInWord(before, after) || before[^1] == '-' && after[0] == '-')
            return true;
        if (before is [.., var letter, '-', '-'] && char.IsLetterOrDigit(letter))
            return char.IsLetterOrDigit(after[0]) && _closesHyphens.Value;
        if (before[^1] == '—' || after[0] == '—')
            return _closesDashes.Value;
        return IsWide(before[^1]) && (IsWide(after[0]) || after[0] is '.' or ',' or '?' or '!');
    }

    // Lines of East Asian letters end anywhere, inside words too.
    private static bool IsWide(char c) => !char.IsSurrogate(c) && LineCount.Columns(c.ToString()) == 2;

    // Above 0 when more dashes stand close between words than with a space after them.
    private static int Closed(PdfRow row, string dash)
    {
        var closed = 0;
        foreach (var (index, word) in row.Words.Index())
        {
            var at = word.Text.IndexOf(dash, StringComparison.Ordinal);
            var after = at + dash.Length;
            closed += at <= 0 ? 0 : after < word.Text.Length && char.IsLetter(word.Text[after]) ? 1 : index < row.Words.Length - 1 ? -1 : 0;
        }

        return closed;
    }
}
