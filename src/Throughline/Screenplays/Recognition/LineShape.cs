using Throughline.Screenplays.Fountain;
using Throughline.Screenplays.Headings;

namespace Throughline.Screenplays.Recognition;

/// <summary>What a line looks like, whatever stands around it.</summary>
internal sealed partial class LineShape
{
    private static readonly string[] Furniture = ["CONTINUED", "(CONTINUED)", "CONTINUED:", "(MORE)", "MORE", "(CONT'D)", "OMITTED", "(OMITTED)", "OMIT"];
    private static readonly string[] TitleWords = ["WRITTEN BY", "SCREENPLAY BY", "STORY BY", "BASED ON", "DRAFT", "REVISED", "REVISION", "COPYRIGHT", "DIRECTED BY", "TELEPLAY", "FINAL SHOOTING", "SHOOTING SCRIPT", "ALL RIGHTS", "REV."];
    private static readonly string[] TransitionWords = ["CUT TO", "FADE ", "DISSOLVE", "SMASH CUT", "MATCH CUT", "JUMP CUT", "WIPE ", "FADES", "IRIS ", "BACK TO:"];
    private static readonly string[] ShotWords = ["ANGLE ", "CLOSE ", "CLOSER ", "POV", "WIDE ", "INSERT", "ON ", "BACK TO ", "SERIES OF", "MONTAGE", "CLOSEUP", "CLOSE-UP", "ANOTHER ANGLE", "NEW ANGLE", "REVERSE", "FULL SHOT", "MED. ", "TRACKING", "TIGHT ", "VIEW ", "EXTREME CLOSE", "LONG SHOT", "CU ", "INTERCUT", "WIDER", "SPLIT SCREEN"];
    private static readonly HashSet<string> FirstAndSecondPerson = new(StringComparer.OrdinalIgnoreCase) { "I", "I'm", "I'll", "I've", "I'd", "me", "my", "mine", "you", "your", "you're", "you'll", "you've", "yours", "we", "we're", "us", "our", "don't", "can't", "won't", "didn't", "it's", "that's", "what's", "yes", "no", "okay", "please", "sir", "well", "oh" };
    private static readonly HashSet<string> ThirdPerson = new(StringComparer.OrdinalIgnoreCase) { "he", "she", "they", "his", "her", "their", "its", "into", "toward", "towards", "behind", "through", "across", "enters", "exits", "looks", "turns", "walks", "sits", "stands", "then" };

    public LineShape(string text)
    {
        Text = text;
        Bare = text.TrimEnd('*', ' ', '\t') is { Length: > 0 } bare ? bare : text;
        var body = WithoutNumber(Bare, out var numbered);
        HasSceneNumber = numbered;
        IsCapitals = FountainRules.IsInCapitals(Bare) || (char.IsUpper(Bare[0]) && FountainRules.IsInCapitals(SmallInCapitals().Replace(Bare, m => m.Value.ToUpperInvariant())));
        HasHeadingPrefix = HeadingPrefixes.TryMatch(body, out _, out _);
        Words = body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Name = NameOf(Bare);
        IsPageNumber = Bare.Trim('.', '-', ' ', '(', ')', '#') is { Length: > 0 and < 6 } n && char.IsAsciiDigit(n[0]) && n.Count(char.IsAsciiLetter) <= 1 && n.All(char.IsAsciiLetterOrDigit);
        var upper = body.ToUpperInvariant();
        IsFurniture = Furniture.Any(f => upper == f) || upper.StartsWith("CONTINUED", StringComparison.Ordinal) && upper.Length < 20 || upper.StartsWith("(CONTINUED", StringComparison.Ordinal);
        IsTitleMatter = TitleWords.Any(w => upper.Contains(w, StringComparison.Ordinal)) || upper is "BY" || upper.StartsWith("BY ", StringComparison.Ordinal) && Words.Length < 5;
        IsTransition = IsCapitals && TransitionWords.Any(w => upper.StartsWith(w, StringComparison.Ordinal) || upper.Contains(w, StringComparison.Ordinal) && upper.EndsWith(':')) || IsCapitals && upper.EndsWith(" TO:", StringComparison.Ordinal);
        IsShot = IsCapitals && (ShotWords.Any(w => upper.StartsWith(w, StringComparison.Ordinal)) || upper.EndsWith(" POV", StringComparison.Ordinal));
        HasDate = System.Text.RegularExpressions.Regex.IsMatch(body, @"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b(19|20)\d\d\b", System.Text.RegularExpressions.RegexOptions.CultureInvariant | System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        IsShort = Name.Length is > 0 and <= 38 && Name.Split(' ').Length <= 5;
        Personal = Words.Count(w => FirstAndSecondPerson.Contains(w.Trim('.', ',', '!', '?', ':', ';', '"')));
        Narrative = Words.Count(w => ThirdPerson.Contains(w.Trim('.', ',', '!', '?', ':', ';', '"')));
        Kind = IsPageNumber ? "num" : IsFurniture ? "furn" : HasHeadingPrefix && IsCapitals ? "HEAD" : HasHeadingPrefix ? "head" : IsTransition ? "trans"
            : Bare[0] == '(' ? "paren" : IsCapitals && IsShort && Bare[^1] is not ('.' or '!' or '?' or '-') ? "NAME" : IsCapitals ? "CAPS" : LooksLikeName ? "Name" : Bare.Length > 42 ? "long" : Bare.Length > 24 ? "mid" : "short";
    }

    public string Text { get; }

    // Without revision stars, unless there is nothing else; never empty.
    public string Bare { get; }

    public string[] Words { get; }

    // What stands before parentheses.
    public string Name { get; }

    public string Kind { get; }

    public bool HasSceneNumber { get; }

    public bool IsCapitals { get; }

    public bool HasHeadingPrefix { get; }

    public bool IsPageNumber { get; }

    public bool IsFurniture { get; }

    public bool IsTitleMatter { get; }

    public bool IsTransition { get; }

    public bool IsShot { get; }

    public bool IsShort { get; }

    public bool HasDate { get; }

    public int Personal { get; }

    public int Narrative { get; }

    // Anna, Old Man: a cue that was not set in capitals.
    private bool LooksLikeName => Name.Length <= 24 && Words.Length <= 3 && Bare[^1] is not ('.' or ',' or '!' or '?' or ';' or '-') && Words.All(w => char.IsUpper(w[0]) || w[0] == '(');

    // PROFESSOR McGONAGALL, LITTLE BILL'S VOICE o.s.
    [System.Text.RegularExpressions.GeneratedRegex(@"\b(Mc|Mac|De|Di|Du|La|Le|Van|Von)(?=\p{Lu}{2})|(?<= )[ov]\.[sco]\.$", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, 1000)]
    private static partial System.Text.RegularExpressions.Regex SmallInCapitals();

    private static string NameOf(string text)
    {
        var paren = text.IndexOf('(', StringComparison.Ordinal);
        var name = (paren > 0 ? text[..paren] : text).Trim().TrimEnd(':');
        return name.EndsWith(" CONT'D", StringComparison.OrdinalIgnoreCase) ? name[..^7].TrimEnd() : name;
    }

    private static string WithoutNumber(string text, out bool numbered)
    {
        numbered = false;
        var space = text.IndexOfAny([' ', '\t']);
        if (space <= 0 || space > 6 || !text.AsSpan(0, space).ContainsAnyInRange('0', '9') || !FountainRules.IsSceneNumber(text.AsSpan(0, space)))
            return text;
        var number = text[..space];
        var rest = text[space..].Trim();
        numbered = true;
        return rest.EndsWith(' ' + number, StringComparison.Ordinal) ? rest[..^number.Length].TrimEnd() : rest.Length == 0 ? text : rest;
    }
}
