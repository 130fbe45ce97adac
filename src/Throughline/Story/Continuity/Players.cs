using System.Text;
using System.Text.RegularExpressions;
using Throughline.Screenplays;
using Throughline.Screenplays.Cues;
using Throughline.Text;

namespace Throughline.Story.Continuity;

/// <summary>The people of a script with all their names: cues, and the full names under which the action introduces them.</summary>
internal sealed partial class Players
{
    private const int LongestPhrase = 5;
    private const int Ambiguous = -2;
    private readonly Dictionary<string, int> _phrases = new(StringComparer.Ordinal);
    private readonly Cast _cast;
    private readonly List<Player> _all = [];

    private Players(Cast cast) => _cast = cast;

    public IReadOnlyList<Player> All => _all;

    public Player this[int id] => _all[id];

    /// <summary>Who speaks under a cue; -1 for several or a group.</summary>
    public int SpeakerOf(Cue cue) => _cast[cue].Speakers is { Length: 1 } one ? one[0] : -1;

    public static Players Of(Screenplay screenplay)
    {
        var players = new Players(Cast.Of(screenplay, aliases: null));
        foreach (var name in players._cast.Names)
            players.Add(name, WordsOf(name, out var title), title);
        for (var i = 0; i < screenplay.Elements.Length; i++)
        {
            if (screenplay.Elements[i] is Screenplays.Action action)
                players.Introduce(action.Text.Plain, i);
        }

        players.Index();
        foreach (var player in players._all.Where(p => p.Gender == 0))
            player.Gender = GivenNames.GetValueOrDefault(player.Given);
        return players;
    }

    /// <summary>A text with its people as <c>@3</c>; a title before one is left out.</summary>
    public string Tag(string text)
    {
        var tagged = new StringBuilder(text.Length);
        var words = WordAt().Matches(text);
        var copied = 0;
        for (var i = 0; i < words.Count; i++)
        {
            if (!char.IsUpper(words[i].Value[0]) || Longest(text, words, i, out var last) is not (>= 0 and var id))
                continue;
            var start = words[i].Index;
            tagged.Append(text, copied, start - copied).Append('@').Append(id);
            copied = words[last].Index + WithoutPossessive(words[last].Value).Length;
            i = last;
        }

        return TitleBefore().Replace(tagged.Append(text, copied, text.Length - copied).ToString(), "");
    }

    /// <summary>Learns from Mr. and Mrs. who is a man and who a woman.</summary>
    public void LearnTitles(string text)
    {
        foreach (Match match in TitledName().Matches(text))
        {
            if (_phrases.TryGetValue(match.Groups["name"].Value.ToUpperInvariant(), out var id) && id >= 0)
                _all[id].Gender += GenderOf(match.Groups["title"].Value.ToUpperInvariant());
        }
    }

    /// <summary>The words of a name without titles, in capitals.</summary>
    public static string[] WordsOf(string name, out string title)
    {
        title = "";
        var words = new List<string>();
        foreach (var match in WordAt().EnumerateMatches(name))
        {
            var word = name.AsSpan(match.Index, match.Length).ToString().ToUpperInvariant();
            if (Titles.Contains(word))
                title = title.Length == 0 ? word : title;
            else
                words.Add(WithoutPossessive(word));
        }

        return [.. words];
    }

    public static bool IsTitle(string word) => Titles.Contains(word.ToUpperInvariant());

    private int Longest(string text, MatchCollection words, int from, out int last)
    {
        var key = new StringBuilder();
        var (found, end) = (-1, from);
        for (var n = 0; n < LongestPhrase && from + n < words.Count; n++)
        {
            var word = words[from + n];
            if (n > 0 && (!IsJoint(text.AsSpan(words[from + n - 1].Index + words[from + n - 1].Length, word.Index - words[from + n - 1].Index - words[from + n - 1].Length)) || !char.IsUpper(word.Value[0])))
                break;
            key.Append(n == 0 ? "" : " ").Append(WithoutPossessive(word.Value).ToUpperInvariant());
            if (_phrases.TryGetValue(key.ToString(), out var id) && id >= 0)
                (found, end) = (id, from + n);
            if (word.Value.Length > WithoutPossessive(word.Value).Length)
                break;
        }

        last = end;
        return found;
    }

    private static bool IsJoint(ReadOnlySpan<char> gap) => gap is " " or ". " or " \"" or "\" " or " “" or "” ";

    private void Add(string name, string[] words, string title) =>
        _all.Add(new Player(_all.Count, name) { Words = words, Title = title, Gender = GenderOf(title) });

    // A run of capitals followed by an age, or one that has somebody's cue in it: NIA BLACKWOOD (23).
    private void Introduce(string text, int element)
    {
        if (!text.AsSpan().ContainsAnyInRange('a', 'z'))
            return;
        foreach (Match match in Capitals().Matches(text))
        {
            var words = WordsOf(match.Groups["name"].Value, out var title);
            if (words.Length is 0 or > 4)
                continue;
            var isAged = match.Groups["age"].Success;
            if (Known(words, title) is { } known)
            {
                if (known.IntroducedAt < 0 && (words.Length >= known.Words.Length || isAged))
                    (known.Words, known.IntroducedAt, known.Title, known.Gender) = (words.Length >= known.Words.Length ? words : known.Words, element, known.Title.Length > 0 ? known.Title : title, known.Gender + GenderOf(title));
            }
            else if (isAged && !_all.Any(p => p.Words.SequenceEqual(words)))
            {
                Add(string.Join(' ', words), words, title);
                _all[^1].IntroducedAt = element;
            }
        }
    }

    private Player? Known(string[] words, string title)
    {
        var fitting = _all.Where(p => p.Words.Length > 0 && p.Words.All(words.Contains) && Fits(p, words, title)).ToList();
        return fitting.OrderBy(p => Array.IndexOf(words, p.Words[0])).FirstOrDefault();
    }

    // Somebody known by a full name is not a namesake with another given name, nor MRS. MARSH Mr. Marsh.
    private static bool Fits(Player player, string[] words, string title) =>
        (player.IntroducedAt < 0 || player.Words.Length == words.Length || player.Words.Length == 1 || words.Length == 1)
        && (GenderOf(title) == 0 || player.Gender == 0 || Math.Sign(GenderOf(title)) == Math.Sign(player.Gender))
        && (title is not ("MRS" or "MISS" or "MR") || player.Title == title || words.Length > 1 || player.Words.Length > 1 || player.IntroducedAt < 0);

    private void Index()
    {
        foreach (var player in _all)
        {
            foreach (var word in player.Words.Where(w => w.Length > 1))
                _phrases[word] = _phrases.ContainsKey(word) ? Ambiguous : player.Id;
        }

        // A whole cue, or a name with its title, means its owner although others share a word of it.
        foreach (var player in _all)
        {
            if (player.Words.Length == 0)
            {
                _phrases.TryAdd(player.Name, player.Id);
                continue;
            }

            foreach (var whole in (string[])[string.Join(' ', player.Words), string.Join(' ', WordsOf(player.Name, out _))])
            {
                if (player.Title.Length == 0 || !_phrases.TryGetValue(whole, out var other) || other == player.Id)
                    _phrases[whole] = player.Id;
            }

            if (player.Title.Length > 0)
                _phrases.TryAdd(player.Title + " " + player.Words[^1], player.Id);
            if (player.Words.Length > 2)
                _phrases.TryAdd(player.Words[0] + " " + player.Words[^1], player.Id);
        }
    }

    public static int GenderOf(string title) => title switch
    {
        "MR" or "SIR" or "LORD" or "FATHER" or "BROTHER" or "UNCLE" or "GRANDFATHER" or "KING" => -3,
        "MRS" or "MISS" or "MS" or "LADY" or "MADAM" or "MOTHER" or "AUNT" or "GRANDMOTHER" or "GRANNY" or "QUEEN" or "SISTER" => 3,
        _ => 0,
    };

    public static string WithoutPossessive(string word) =>
        word.Length > 2 && word[^1] is 's' or 'S' && word[^2] is '\'' or '’' ? word[..^2] : word;

    private static readonly Dictionary<string, int> GivenNames =
        DataTable.Read("given-names.tsv").SelectMany(row => row[1].Split(' ').Select(name => (name, row[0]))).ToDictionary(x => x.name, x => x.Item2 == "he" ? -1 : 1, StringComparer.Ordinal);

    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal)
    {
        "MR", "MRS", "MISS", "MS", "DR", "DOCTOR", "DOC", "SIR", "LADY", "LORD", "MADAM", "PROFESSOR", "PROF", "CAPTAIN", "COMMANDER", "MAJOR", "COLONEL", "GENERAL", "LIEUTENANT", "SERGEANT",
        "CORPORAL", "PRIVATE", "ADMIRAL", "INSPECTOR", "DETECTIVE", "OFFICER", "CONSTABLE", "SHERIFF", "DEPUTY", "AGENT", "JUDGE", "JUSTICE", "HON", "REVEREND", "REV", "FATHER", "MOTHER", "SISTER",
        "BROTHER", "UNCLE", "AUNT", "GRANDFATHER", "GRANDMOTHER", "GRANNY", "NURSE", "ENGINEER", "KING", "QUEEN", "PRINCE", "PRINCESS", "PRESIDENT", "SENATOR", "MIDSHIPMOUSE", "COACH", "KC", "QC", "THE", "OF",
    };

    [GeneratedRegex(@"[\p{L}\p{M}\p{Nd}]+(['’\-][\p{L}\p{M}\p{Nd}]+)*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, -1)]
    private static partial Regex WordAt();

    [GeneratedRegex(@"\b(Mr|Mrs|Miss|Ms|Dr|Doctor|Doc|Sir|Lady|Lord|Professor|Captain|Commander|Major|Colonel|General|Lieutenant|Sergeant|Corporal|Private|Admiral|Inspector|Detective|Officer|Constable|Sheriff|Agent|Judge|Reverend|Father|Sister|Brother|Uncle|Aunt|Grandfather|Grandmother|Granny|Nurse|Engineer|MR|MRS|MISS|MS|DR|SIR|LADY|CAPTAIN|COMMANDER|MAJOR|LIEUTENANT|SERGEANT|CORPORAL|PRIVATE|ADMIRAL|DETECTIVE|REVEREND|NURSE|SISTER|ENGINEER|GRANNY|GRANDFATHER|PROFESSOR|INSPECTOR)\.? (?=@\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, -1)]
    private static partial Regex TitleBefore();

    [GeneratedRegex(@"\b(?<title>Mr|Mrs|Miss|Ms|Sir|Lady|Lord|Madam|MR|MRS|MISS)\.? (?<name>\p{Lu}[\p{L}\-]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, -1)]
    private static partial Regex TitledName();

    [GeneratedRegex(@"(?<name>\p{Lu}[\p{Lu}'’\-]+\.?( [""“]?\p{Lu}[\p{Lu}'’\-.]+[""”]?){0,5})(?<age>( \(|, (a )?(\w+ )?)(early |mid |late |mid-)?(\d{1,3}|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen)\b)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, -1)]
    private static partial Regex Capitals();
}
