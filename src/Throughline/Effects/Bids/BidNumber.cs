using System.Globalization;
using System.Text;

namespace Throughline.Effects.Bids;

/// <summary>Numbers as people put them in bids: <c>$12,500.00</c>, <c>12.500,00 €</c>, <c>1'200</c>, <c>3.5</c>.</summary>
internal static class BidNumber
{
    /// <summary>False for what is no number; never below zero.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="number">Its number.</param>
    /// <param name="mark">The currency beside it, or empty.</param>
    public static bool TryRead(string text, out decimal number, out string mark)
    {
        number = 0;
        var digits = new StringBuilder();
        var letters = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c) || c is '.' or ',')
                digits.Append(c);
            else if (char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol || char.IsAsciiLetter(c))
                letters.Append(c);
            else if (!char.IsWhiteSpace(c) && c is not ('\'' or '’'))
                letters.Append('?');
        }

        mark = letters.ToString().ToUpperInvariant();
        if (digits.Length is 0 or > 18 || mark.Length > 3 || mark.Contains('?', StringComparison.Ordinal) || (mark.Length is 1 or 2 && char.IsAsciiLetter(mark[0])))
            return false;
        return decimal.TryParse(Plain(digits.ToString(), mark.Length > 0), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    // Of two kinds of marks the last is the decimal one. A mark that stands three digits from the end parts thousands, a point only in money.
    private static string Plain(string digits, bool isMoney)
    {
        var last = digits.LastIndexOfAny(['.', ',']);
        if (last < 0)
            return digits;
        var whole = string.Concat(digits[..last].Where(char.IsAsciiDigit));
        var isOfTwoKinds = digits.Contains('.', StringComparison.Ordinal) && digits.Contains(',', StringComparison.Ordinal);
        var isRepeated = digits.IndexOf(digits[last], StringComparison.Ordinal) < last;
        var partsThousands = digits.Length - last == 4 && whole.Length is > 0 and <= 3 && whole != "0" && (digits[last] == ',' || isMoney);
        return (isRepeated || partsThousands) && !isOfTwoKinds ? whole + digits[(last + 1)..] : $"{(whole.Length == 0 ? "0" : whole)}.{digits[(last + 1)..]}";
    }
}
