using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Throughline.Effects;

/// <summary>
/// How a show makes its shot ids, written as the first of them: <c>SHOW_SCENE_0010</c> or <c>SHOW_EP_SCENE_010</c>. The words
/// <c>SHOW</c>, <c>EP</c> and <c>SCENE</c> (or <c>SEQ</c>) stand for those; the digits at the end say how many there are and in what steps they go.
/// </summary>
public sealed class ShotPattern
{
    /// <summary><c>SHOW_SCENE_0010</c>.</summary>
    public static readonly ShotPattern Default = new("SHOW_SCENE_0010", "SHOW", "");

    private readonly string[] _parts;
    private readonly string[] _marks;
    private readonly Regex _reader;

    private ShotPattern(string text, string show, string episode)
    {
        Text = text;
        Show = show;
        Episode = episode;
        (_parts, _marks) = Split(text);
        Digits = _parts[^1].Length;
        Step = int.Parse(_parts[^1], NumberStyles.None, CultureInfo.InvariantCulture);
        var expression = new StringBuilder("^");
        for (var i = 0; i < _parts.Length; i++)
            expression.Append(i == 0 ? "" : Regex.Escape(_marks[i - 1])).Append(Expression(_parts[i], i == _parts.Length - 1));
        _reader = new Regex(expression.Append('$').ToString(), RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);
    }

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>What the show is called in ids; capitals.</summary>
    public string Show { get; }

    /// <summary>The episode in ids; empty when there is none.</summary>
    public string Episode { get; }

    /// <summary>Digits of a number, 2 to 6.</summary>
    public int Digits { get; }

    /// <summary>From one number to the next, 10 as a rule: room for what is inserted.</summary>
    public int Step { get; }

    /// <summary>How many parts an id has between its marks: three in <c>SHOW_SCENE_0010</c>.</summary>
    internal int Parts => _marks.Count(m => m.Length > 0) + 1;

    /// <summary>True when ids begin with the show's name and it is known.</summary>
    internal bool BeginsWithShow => Show.Length > 0 && _parts.Length > 1 && _parts[0] == "SHOW";

    /// <summary>An id of this pattern that was written with other marks between its parts, as the pattern has them; null for any other.</summary>
    internal ShotId? Settle(string name)
    {
        if (TryRead(new ShotId(name), out _, out _))
            return new ShotId(name);
        var parts = name.Split('_', '-');
        var marks = _marks.Where(m => m.Length > 0).ToArray();
        if (parts.Length != marks.Length + 1 || (Show.Length > 0 && _parts[0] == "SHOW" && parts[0] != Show))
            return null;
        var settled = new ShotId(parts[0] + string.Concat(marks.Select((mark, i) => mark + parts[i + 1])));
        return TryRead(settled, out _, out _) ? settled : null;
    }

    /// <summary>Reads a pattern; null when it has no digits at its end or letters that no id can have.</summary>
    /// <param name="text">Such as <c>SHOW_SCENE_0010</c>.</param>
    /// <param name="show">What the show is called; what no id can have is left out.</param>
    /// <param name="episode">The episode, or empty.</param>
    public static ShotPattern? Parse(string text, string show, string episode = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(show);
        ArgumentNullException.ThrowIfNull(episode);
        var trimmed = text.Trim().ToUpperInvariant();
        var digits = trimmed.Length - trimmed.TrimEnd("0123456789".ToCharArray()).Length;
        if (digits is < 2 or > 6 || digits == trimmed.Length || trimmed.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or '.')) || !trimmed.Contains("SCENE", StringComparison.Ordinal) && !trimmed.Contains("SEQ", StringComparison.Ordinal))
            return null;
        return int.Parse(trimmed[^digits..], NumberStyles.None, CultureInfo.InvariantCulture) > 0 ? new ShotPattern(trimmed, Legal(show), Legal(episode)) : null;
    }

    /// <summary>The id of a number in a scene.</summary>
    /// <param name="scene">As printed in the script: <c>7</c> becomes <c>007</c>, <c>12A</c> becomes <c>012A</c>.</param>
    /// <param name="number">1 or more.</param>
    public ShotId Of(string scene, int number)
    {
        ArgumentNullException.ThrowIfNull(scene);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        var id = new StringBuilder();
        for (var i = 0; i < _parts.Length; i++)
        {
            id.Append(i == 0 ? "" : _marks[i - 1]).Append(_parts[i] switch
            {
                "SHOW" => Show.Length == 0 ? "SHOW" : Show,
                "EP" or "EPISODE" => Episode.Length == 0 ? "EP" : Episode,
                "SCENE" or "SEQ" => Scene(scene),
                _ when i == _parts.Length - 1 => number.ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0'),
                var literal => literal,
            });
        }

        return new ShotId(id.ToString());
    }

    /// <summary>Takes an id of this pattern apart; false for any other.</summary>
    public bool TryRead(ShotId id, out string scene, out int number)
    {
        var match = _reader.Match(id.Text ?? "");
        scene = match.Groups["scene"].Value.ToUpperInvariant();
        number = 0;
        return match.Success && int.TryParse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>What ids have of a scene's number: digits filled up to three, capitals; <c>000</c> when there is none.</summary>
    public static string Scene(string printed)
    {
        ArgumentNullException.ThrowIfNull(printed);
        var legal = Legal(printed);
        var digits = legal.TakeWhile(char.IsAsciiDigit).Count();
        return legal.Length == 0 ? "000" : digits is 0 or >= 3 ? legal : legal[..digits].PadLeft(3, '0') + legal[digits..];
    }

    // The letters and digits of any text, in capitals.
    private static string Legal(string text) => string.Concat(text.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));

    private static string Expression(string part, bool isNumber) => part switch
    {
        "SCENE" or "SEQ" => "(?<scene>[A-Za-z0-9]+)",
        "SHOW" or "EP" or "EPISODE" => "[A-Za-z0-9]+",
        _ when isNumber => "(?<number>[0-9]{2,6})[A-Za-z]?",
        _ => Regex.Escape(part),
    };

    // The words and digits, and what stands between each and the next.
    private static (string[] Parts, string[] Marks) Split(string text)
    {
        var parts = new List<string>();
        var marks = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            var isDigit = char.IsAsciiDigit(text[i]);
            var isMark = !char.IsAsciiLetterOrDigit(text[i]);
            var end = i;
            while (end < text.Length && !char.IsAsciiLetterOrDigit(text[end]) == isMark && char.IsAsciiDigit(text[end]) == isDigit)
                end++;
            if (isMark)
            {
                marks.Add(text[i..end]);
            }
            else
            {
                if (parts.Count > marks.Count)
                    marks.Add("");
                parts.Add(text[i..end]);
            }

            i = end;
        }

        return ([.. parts], [.. marks]);
    }
}
