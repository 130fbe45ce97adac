using System.Globalization;

namespace Throughline.Time;

/// <summary>An exact fraction in lowest terms, such as a speed: 1/2 plays at half speed, -1 backwards, 0 stands still.</summary>
public readonly record struct Ratio : IComparable<Ratio>
{
    private const int MostDigits = 17;
    private readonly long _less;

    /// <param name="numerator">Any number but the smallest long.</param>
    /// <param name="denominator">Above zero.</param>
    public Ratio(long numerator, long denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        ArgumentOutOfRangeException.ThrowIfEqual(numerator, long.MinValue);
        var common = Common(Math.Abs(numerator), denominator);
        Numerator = numerator / common;
        _less = denominator / common - 1;
    }

    /// <summary>As it plays in the camera.</summary>
    public static Ratio One { get; } = new(1, 1);

    /// <summary>Above the line; carries the sign.</summary>
    public long Numerator { get; }

    /// <summary>Below the line; above zero, also in <c>default</c>, which is 0/1.</summary>
    public long Denominator => _less + 1;

    /// <summary>The same without its sign.</summary>
    public Ratio Magnitude => new(Math.Abs(Numerator), Denominator);

    /// <summary>Reads a decimal such as <c>-0.5</c> or <c>47.952</c> exactly; no exponent, at most 17 digits.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Ratio value)
    {
        value = default;
        var body = text.Trim();
        var negative = body is ['-', ..];
        if (body is ['-', ..] or ['+', ..])
            body = body[1..];
        var dot = body.IndexOf('.');
        var fraction = dot < 0 ? [] : body[(dot + 1)..].TrimEnd('0');
        var whole = (dot < 0 ? body : body[..dot]).TrimStart('0');
        if (body.IsEmpty || body is "." || whole.Length + fraction.Length > MostDigits || whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9'))
            return false;
        long numerator = 0, denominator = 1;
        foreach (var digit in whole)
            numerator = numerator * 10 + (digit - '0');
        foreach (var digit in fraction)
            (numerator, denominator) = (numerator * 10 + (digit - '0'), denominator * 10);
        value = new Ratio(negative ? -numerator : numerator, denominator);
        return true;
    }

    /// <summary>The quotient of two whole numbers; 0 when there is nothing to divide by.</summary>
    public static Ratio Of(long numerator, long denominator) =>
        denominator == 0 ? default : denominator < 0 ? new Ratio(-numerator, -denominator) : new Ratio(numerator, denominator);

    /// <summary>A decimal with at most so many places, rounded half away from zero; exact when it can be.</summary>
    public string ToDecimal(int places)
    {
        Int128 scale = 1;
        for (var i = 0; i < places; i++)
            scale *= 10;
        var scaled = Int128.Abs(Numerator) * scale * 2 / Denominator;
        var rounded = (scaled + 1) / 2;
        var text = (rounded / scale).ToString(CultureInfo.InvariantCulture);
        var rest = places == 0 ? "" : (rounded % scale).ToString(CultureInfo.InvariantCulture).PadLeft(places, '0').TrimEnd('0');
        return (Numerator < 0 && rounded != 0 ? "-" : "") + text + (rest.Length > 0 ? "." + rest : "");
    }

    /// <summary>True when a decimal of so many places says it exactly.</summary>
    public bool IsDecimal(int places)
    {
        var rest = Denominator;
        int twos = 0, fives = 0;
        for (; rest % 2 == 0; rest /= 2)
            twos++;
        for (; rest % 5 == 0; rest /= 5)
            fives++;
        return rest == 1 && Math.Max(twos, fives) <= places;
    }

    /// <inheritdoc/>
    public int CompareTo(Ratio other) => ((Int128)Numerator * other.Denominator).CompareTo((Int128)other.Numerator * Denominator);

    /// <summary>Less.</summary>
    public static bool operator <(Ratio left, Ratio right) => left.CompareTo(right) < 0;

    /// <summary>More.</summary>
    public static bool operator >(Ratio left, Ratio right) => left.CompareTo(right) > 0;

    /// <summary>Less or the same.</summary>
    public static bool operator <=(Ratio left, Ratio right) => left.CompareTo(right) <= 0;

    /// <summary>More or the same.</summary>
    public static bool operator >=(Ratio left, Ratio right) => left.CompareTo(right) >= 0;

    /// <summary><c>1/2</c>, or <c>2</c> when it is whole.</summary>
    public override string ToString() => Denominator == 1
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    internal static long Common(long a, long b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return Math.Max(a, 1);
    }
}
