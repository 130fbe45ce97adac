using System.Collections.Immutable;
using System.Text;

namespace Throughline.Documents.Recovery;

/// <summary>
/// Puts what is written from right to left into the order in which it is read. A PDF has letters where they stand, shaped and
/// with brackets turned; its words are taken from left to right.
/// </summary>
internal static class RightToLeft
{
    private const string Brackets = "()[]{}<>«»";

    /// <summary>The letters of a word, which stand from left to right, as they are read.</summary>
    public static string Word(IReadOnlyList<string> letters)
    {
        if (!letters.Any(l => l.Any(IsLetter)))
            return string.Concat(letters);
        return Reversed([.. letters]);
    }

    /// <summary>The words of a line as they are read. In a line written from right to left their places are those of the page in a mirror, so that every line begins at its smallest X.</summary>
    /// <param name="words">From the left.</param>
    /// <param name="width">Of the page.</param>
    public static (ImmutableArray<PdfWord> Words, bool IsRightToLeft) Line(ImmutableArray<PdfWord> words, double width)
    {
        if (!words.Any(w => w.Text.Any(IsLetter)))
            return (words, false);
        var isBackwards = words.Sum(w => w.Text.Count(IsLetter)) >= words.Sum(w => w.Text.Count(c => char.IsLetter(c) && !IsLetter(c)));
        var line = isBackwards ? [.. words.Reverse().Select(w => Mirrored(w, width))] : words.ToArray();
        for (int from = 0, to; from < line.Length; from = to)
        {
            to = from + 1;
            if (!IsAgainst(line[from].Text, isBackwards))
                continue;
            for (var next = to; next < line.Length; next++)
            {
                if (IsAgainst(line[next].Text, isBackwards))
                    to = next + 1;
                else if (IsWith(line[next].Text, isBackwards))
                    break;
            }

            Turn(line.AsSpan(from, to - from));
        }

        return ([.. line], isBackwards);
    }

    private static PdfWord Mirrored(PdfWord word, double width)
    {
        var text = word.Text.Any(char.IsLetter) ? word.Text : Reversed([.. word.Text.Select(c => c.ToString())]);
        return word with { Text = text, X = width - word.Right, Right = width - word.X };
    }

    private static bool IsAgainst(string word, bool isBackwards) => isBackwards ? word.Any(c => char.IsLetter(c) && !IsLetter(c)) && !word.Any(IsLetter) : word.Any(IsLetter);

    private static bool IsWith(string word, bool isBackwards) => word.Any(char.IsLetter) && !IsAgainst(word, isBackwards);

    // Words that go against the line change places among themselves; what they take together stays.
    private static void Turn(Span<PdfWord> words)
    {
        if (words.Length < 2)
            return;
        var (start, gap) = (words[0].X, 0.0);
        for (var i = 1; i < words.Length; i++)
            gap += (words[i].X - words[i - 1].Right) / (words.Length - 1);
        words.Reverse();
        foreach (ref var word in words)
        {
            var length = word.Right - word.X;
            word = word with { X = start, Right = start + length };
            start += length + gap;
        }
    }

    // Numbers are read from left to right in every script.
    private static string Reversed(List<string> letters)
    {
        letters.Reverse();
        for (int from = 0, to; from < letters.Count; from = to)
        {
            to = from + 1;
            if (!IsDigit(letters[from]))
                continue;
            while (to < letters.Count && (IsDigit(letters[to]) || (letters[to] is "." or "," or ":" or "/" && to + 1 < letters.Count && IsDigit(letters[to + 1]))))
                to++;
            letters.Reverse(from, to - from);
        }

        var word = new StringBuilder();
        foreach (var letter in letters)
            word.Append(letter is [var c] && Brackets.IndexOf(c, StringComparison.Ordinal) is var at and >= 0 ? Brackets[at ^ 1].ToString() : ArabicForms.Typed(letter));
        return word.ToString();
    }

    private static bool IsDigit(string letter) => letter is [var c] && char.IsDigit(c);

    private static bool IsLetter(char c) => char.IsLetter(c) && c is (>= '\u05D0' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');
}
