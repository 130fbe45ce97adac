using System.Globalization;
using System.Text.RegularExpressions;

namespace Throughline.Story.Continuity;

/// <summary>English numbers and hours in words, as digits.</summary>
internal static partial class Numbers
{
    private static readonly string[] Units =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] Ordinals =
        ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

    /// <summary><c>half past five</c> becomes 5:30, <c>ten to three</c> 2:50, <c>forty-six</c> 46. A lone <c>one</c> stays, since it is mostly no number.</summary>
    public static string InDigits(string text)
    {
        if (!text.AsSpan().ContainsAny(Initials))
            return text;
        text = HourPattern().Replace(text, ToHour);
        return NumberPattern().Replace(text, ToNumber);
    }

    /// <summary>What an ordinal in words or digits means (<c>fourth</c>, <c>4th</c>, <c>TOP</c> as 99), or 0.</summary>
    public static int Ordinal(string word)
    {
        if (word.Equals("top", StringComparison.OrdinalIgnoreCase))
            return 99;
        if (word.Equals("ground", StringComparison.OrdinalIgnoreCase))
            return 98;
        var at = Array.FindIndex(Ordinals, o => o.Equals(word, StringComparison.OrdinalIgnoreCase));
        return at > 0 ? at : int.TryParse(word.AsSpan().TrimEnd("stndrhSTNDRH"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private static readonly System.Buffers.SearchValues<char> Initials = System.Buffers.SearchValues.Create("tfsenhqoTFSENHQO");

    private static string ToHour(Match match)
    {
        var minutes = match.Groups["part"].Value.ToLowerInvariant() switch { "half" => 30, "quarter" or "a quarter" => 15, var word => Value(word) };
        var hour = int.TryParse(match.Groups["hour"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : Value(match.Groups["hour"].Value);
        if (minutes < 0 || hour is < 1 or > 12)
            return match.Value;
        if (match.Groups["way"].ValueSpan.Equals("to", StringComparison.OrdinalIgnoreCase))
            (hour, minutes) = (hour == 1 ? 12 : hour - 1, 60 - minutes);
        return string.Create(CultureInfo.InvariantCulture, $"{hour}:{minutes:00}");
    }

    private static string ToNumber(Match match)
    {
        if (match.Groups["old"].Success)
            return (Value(match.Groups["oldten"].Value) + Value(match.Groups["old"].Value)).ToString(CultureInfo.InvariantCulture);
        var ten = match.Groups["ten"].Success ? Value(match.Groups["ten"].Value) : 0;
        var unit = match.Groups["unit"].Success ? Value(match.Groups["unit"].Value) : 0;
        return ten + unit is var value and not 1 ? value.ToString(CultureInfo.InvariantCulture) : match.Value;
    }

    private static int Value(string word)
    {
        var unit = Array.FindIndex(Units, u => u.Equals(word, StringComparison.OrdinalIgnoreCase));
        if (unit >= 0)
            return unit;
        var ten = Array.FindIndex(Tens, t => t.Length > 0 && t.Equals(word, StringComparison.OrdinalIgnoreCase));
        return ten > 0 ? ten * 10 : -1;
    }

    [GeneratedRegex(@"\b(?<part>half|quarter|a quarter|five|ten|twenty|twenty-five|eight) (minutes )?(?<way>past|to) (?<hour>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[1-9]|1[0-2])\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, -1)]
    private static partial Regex HourPattern();

    [GeneratedRegex(@"\b((?<old>one|two|three|four|five|six|seven|eight|nine)-and-(?<oldten>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)|(?<ten>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)([- ](?<unit>one|two|three|four|five|six|seven|eight|nine))?|(?<unit>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen))\b(?!-)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, -1)]
    private static partial Regex NumberPattern();
}
