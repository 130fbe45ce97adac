namespace Throughline.Editorial;

/// <summary>A primary grade as the ASC defines it: slope, offset, power for red, green and blue, and a saturation.</summary>
/// <param name="Slope">Three factors.</param>
/// <param name="Offset">Three sums.</param>
/// <param name="Power">Three exponents.</param>
/// <param name="Saturation">1 leaves it; null when unstated.</param>
public sealed record ColourDecision(ColourTriple Slope, ColourTriple Offset, ColourTriple Power, decimal? Saturation)
{
    /// <summary>A grade that changes nothing.</summary>
    public static readonly ColourDecision Neutral = new(new(1, 1, 1), new(0, 0, 0), new(1, 1, 1), null);

    /// <summary>Slope, offset and power as lists write them: <c>(1 1 1)(0 0 0)(1 1 1)</c>.</summary>
    public string Sop => $"{Slope}{Offset}{Power}";

    /// <summary>Reads three triples in parentheses, however they are spaced.</summary>
    public static ColourDecision? ReadSop(string text, decimal? saturation)
    {
        ArgumentNullException.ThrowIfNull(text);
        var numbers = new decimal[9];
        var count = 0;
        foreach (var word in text.Split(['(', ')', ' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (count == 9 || Number.Of(word) is not { } number)
                return null;
            numbers[count++] = number;
        }

        return count < 9 ? null : new ColourDecision(new(numbers[0], numbers[1], numbers[2]), new(numbers[3], numbers[4], numbers[5]), new(numbers[6], numbers[7], numbers[8]), saturation);
    }
}

/// <summary>Red, green and blue.</summary>
public readonly record struct ColourTriple(decimal Red, decimal Green, decimal Blue)
{
    /// <summary><c>(1 1 1)</c>.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"({Red} {Green} {Blue})");
}
