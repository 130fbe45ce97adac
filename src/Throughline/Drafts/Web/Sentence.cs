using Throughline.Reports;

namespace Throughline.Drafts.Web;

/// <summary>A sentence of a report in a page. A length in eighths is set as a fraction and never broken across lines.</summary>
internal static class Sentence
{
    private const string Eighths = "/8";

    public static void Write(Html page, string sentence)
    {
        var at = 0;
        for (var slash = sentence.IndexOf(Eighths, StringComparison.Ordinal); slash >= 0; slash = sentence.IndexOf(Eighths, slash + 1, StringComparison.Ordinal))
        {
            if (!IsLength(sentence, slash))
                continue;
            var fraction = BehindSign(sentence, slash - 1);
            var whole = Whole(sentence, fraction);
            SetApart(page, sentence.AsSpan(at, whole - at));
            page.Raw("<span class=\"fr\">");
            if (whole < fraction)
                page.Text(sentence.AsSpan(whole, fraction - 1 - whole)).Raw("\u00A0");
            at = slash + Eighths.Length;
            page.Raw("<i>").Text(sentence.AsSpan(fraction, at - fraction)).Raw("</i></span>");
        }

        SetApart(page, sentence.AsSpan(at));
    }

    /// <summary>Words that run from right to left are set apart, or what stands behind them (a number, a comma) would run with them.</summary>
    public static void SetApart(Html page, ReadOnlySpan<char> text)
    {
        for (var from = FirstOf(text); from >= 0; from = FirstOf(text))
        {
            var to = from + 1;
            for (var at = to; at < text.Length && !char.IsAsciiLetter(text[at]); at++)
            {
                if (IsRightToLeft(text[at]))
                    to = at + 1;
            }

            page.Text(text[..from]).Raw("<bdi>").Text(text[from..to]).Raw("</bdi>");
            text = text[to..];
        }

        page.Text(text);
    }

    private static int FirstOf(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsRightToLeft(text[i]))
                return i;
        }

        return -1;
    }

    // Hebrew to Arabic, and their presentation forms.
    private static bool IsRightToLeft(char c) => c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    private static bool IsLength(string sentence, int slash) =>
        slash > 0 && sentence[slash - 1] is >= '1' and <= '7'
        && !(slash > 1 && IsOfNumber(sentence[slash - 2]))
        && !(slash + 2 < sentence.Length && IsOfNumber(sentence[slash + 2]));

    // Where the whole pages before a fraction begin, or the fraction itself when there are none.
    private static int Whole(string sentence, int fraction)
    {
        if (fraction < 2 || sentence[fraction - 1] != ' ' || !char.IsAsciiDigit(sentence[fraction - 2]))
            return fraction;
        var whole = fraction - 1;
        while (whole > 0 && char.IsAsciiDigit(sentence[whole - 1]))
            whole--;
        return BehindSign(sentence, whole);
    }

    private static int BehindSign(string sentence, int at) => at > 0 && sentence[at - 1] is ('−' or '+') ? at - 1 : at;

    private static bool IsOfNumber(char c) => char.IsAsciiDigit(c) || c == '/';
}
