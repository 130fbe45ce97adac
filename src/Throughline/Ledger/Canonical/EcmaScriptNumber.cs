using System.Globalization;

namespace Throughline.Ledger.Canonical;

/// <summary>Numbers as ECMAScript's <c>Number::toString</c> writes them, which RFC 8785 section 3.2.2.3 asks for.</summary>
internal static class EcmaScriptNumber
{
    /// <exception cref="ArgumentException">It is infinite or not a number; JSON has no such values.</exception>
    public static string Write(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentException("JSON has no number for infinity or NaN.", nameof(value));
        if (value == 0)
            return "0";

        // The shortest digits that read back as the same number; only their layout differs from ECMAScript's.
        var (digits, exponent) = Parts(Math.Abs(value).ToString("R", CultureInfo.InvariantCulture));
        return (value < 0 ? "-" : "") + Layout(digits, exponent);
    }

    // digits without a leading or trailing zero, and n such that the value is 0.digits * 10^n.
    private static (string Digits, int Exponent) Parts(string plain)
    {
        var mark = plain.IndexOf('E', StringComparison.Ordinal);
        var power = mark < 0 ? 0 : int.Parse(plain.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = mark < 0 ? plain : plain[..mark];
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = dot < 0 ? mantissa : mantissa[..dot];
        var digits = whole + (dot < 0 ? "" : mantissa[(dot + 1)..]);
        var zeros = digits.Length - digits.TrimStart('0').Length;
        return (digits.Trim('0'), whole.Length - zeros + power);
    }

    private static string Layout(string digits, int exponent)
    {
        if (digits.Length <= exponent && exponent <= 21)
            return digits.PadRight(exponent, '0');
        if (exponent is > 0 and <= 21)
            return digits[..exponent] + "." + digits[exponent..];
        if (exponent is > -6 and <= 0)
            return "0." + new string('0', -exponent) + digits;
        var sign = exponent - 1 < 0 ? "-" : "+";
        var power = Math.Abs(exponent - 1).ToString(CultureInfo.InvariantCulture);
        return digits[..1] + (digits.Length > 1 ? "." + digits[1..] : "") + "e" + sign + power;
    }
}
