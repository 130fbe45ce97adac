using System.Text.RegularExpressions;
using Throughline.Screenplays;

namespace Throughline.Story.Continuity;

/// <summary>Takes the paragraphs of a script apart into sentences, and puts people in the place of pronouns where it is plain whom they mean.</summary>
internal sealed partial class TellingReader(Telling telling)
{
    private const int LongestSentence = 400;
    private readonly Screenplay _script = telling.Screenplay;
    private readonly Players _players = telling.Players;

    // Whom HE or SHE may mean, the last first.
    private readonly List<int> _recent = [];

    public void Read()
    {
        foreach (var element in _script.Elements)
        {
            if (element is Screenplays.Action)
                LearnGenders(element.Text.Plain);
        }

        var scene = -1;
        for (var i = 0; i < _script.Elements.Length; i++)
        {
            var element = _script.Elements[i];
            if (element is SceneHeading heading)
            {
                scene++;
                _recent.Clear();
                if (heading.IsOmitted)
                    continue;
            }
            else if (scene >= 0 && telling.Scenes[scene].Heading.IsOmitted)
                continue;
            else if (element is Cue cue && scene >= 0 && _players.SpeakerOf(cue) is >= 0 and var speaker && !IsRemote(cue))
                telling.Scenes[scene].Speakers.Add(speaker);
        }

        scene = -1;
        var cueAt = -1;
        for (var i = 0; i < _script.Elements.Length; i++)
        {
            switch (_script.Elements[i])
            {
                case SceneHeading:
                    scene++;
                    _recent.Clear();
                    break;
                case Cue:
                    cueAt = i;
                    break;
                case Screenplays.Action or Centered or General when IsIn(scene):
                    Paragraph(i, scene, -1, -1, isRemote: false);
                    break;
                case Dialogue or Lyrics when IsIn(scene) && cueAt >= 0:
                    var cue = (Cue)_script.Elements[cueAt];
                    var speaker = _players.SpeakerOf(cue);
                    Paragraph(i, scene, speaker, Addressee(cueAt, scene, speaker), IsRemote(cue));
                    break;
            }
        }
    }

    private bool IsIn(int scene) => scene < 0 || !telling.Scenes[scene].Heading.IsOmitted;

    /// <summary>True for a voice whose owner need not be there.</summary>
    public static bool IsRemote(Cue cue) => cue.Extensions.Any(e => RemoteWord().IsMatch(e));

    // To the other of two; in company to the one who spoke just before.
    private int Addressee(int cueAt, int scene, int speaker)
    {
        if (scene < 0 || speaker < 0)
            return -1;
        var present = telling.Scenes[scene].Speakers;
        if (present.Count == 2 && present.Contains(speaker))
            return present.First(p => p != speaker);
        for (var i = cueAt - 1; i > telling.Scenes[scene].FirstElement; i--)
        {
            if (_script.Elements[i] is Cue before)
                return _players.SpeakerOf(before) is var other && other != speaker ? other : -1;
        }

        return -1;
    }

    private void Paragraph(int element, int scene, int speaker, int addressee, bool isRemote)
    {
        var plain = _script.Elements[element].Text.Plain;
        var isSpoken = speaker >= 0 || _script.Elements[element] is Dialogue or Lyrics;
        var start = 0;
        foreach (var end in Ends(plain))
        {
            var lead = plain.AsSpan(start, end - start);
            var skipped = lead.Length - lead.TrimStart().Length;
            var line = _script.Elements[element].Span.Line + plain.AsSpan(0, start + skipped).Count('\n');
            var words = plain[start..end].Replace('\n', ' ').Trim();
            start = end;
            if (words.Length == 0)
                continue;
            var text = _players.Tag((words.Length > LongestSentence ? words[..LongestSentence] : words).Replace('’', '\'').Replace('@', ' '));
            text = isSpoken ? Spoken(Contractions(text), speaker, addressee) : Told(Contractions(text));
            text = Numbers.InDigits(text);
            telling.Sentences.Add(new Sentence(telling.Sentences.Count, element, scene, line, words, text, isSpoken, speaker, addressee) { IsRemote = isRemote });
            foreach (Match mention in Mention().Matches(text))
                Remember(int.Parse(mention.Groups["id"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), speaker, addressee);
        }
    }

    private void Remember(int player, int speaker, int addressee)
    {
        if (player == speaker || player == addressee)
            return;
        _recent.Remove(player);
        _recent.Insert(0, player);
    }

    private static string Contractions(string text)
    {
        if (!text.Contains('\'', StringComparison.Ordinal))
            return text;
        text = text.Replace("can't", "can not", StringComparison.OrdinalIgnoreCase).Replace("won't", "will not", StringComparison.OrdinalIgnoreCase)
            .Replace("n't", " not", StringComparison.OrdinalIgnoreCase).Replace("'m ", " am ", StringComparison.Ordinal).Replace("'re ", " are ", StringComparison.Ordinal)
            .Replace("'ve ", " have ", StringComparison.Ordinal).Replace("'ll ", " will ", StringComparison.Ordinal).Replace("'d ", " would ", StringComparison.Ordinal);
        return IsShort().Replace(text, "${word} is");
    }

    private string Spoken(string text, int speaker, int addressee)
    {
        if (speaker >= 0)
        {
            text = FirstPerson().Replace(text, "@" + speaker);
            text = FirstOwner().Replace(text, "@" + speaker + "'s");
        }

        if (addressee >= 0)
        {
            text = SecondOwner().Replace(text, "@" + addressee + "'s");
            text = SecondPerson().Replace(text, "@" + addressee);
        }

        return Third(text, subject: -1);
    }

    private string Told(string text) => Third(text, subject: FirstMention(text));

    private string Third(string text, int subject)
    {
        text = HeOrShe().Replace(text, match => Meant(match.ValueSpan is "She" or "she" ? 1 : -1, -1) is >= 0 and var id ? "@" + id : match.Value);
        if (subject < 0)
            subject = FirstMention(text);
        return HisOrHer().Replace(text, match =>
        {
            var gender = match.Groups["whose"].ValueSpan[1] is 'i' ? -1 : 1;
            var owner = Before(text, match.Index, gender) is >= 0 and var near ? near : Meant(gender, subject);
            return owner >= 0 ? "@" + owner + "'s" : match.Value;
        });
    }

    // Somebody named earlier in the sentence.
    private int Before(string text, int end, int gender)
    {
        foreach (Match mention in Mention().Matches(text))
        {
            if (mention.Index >= end)
                break;
            var id = int.Parse(mention.Groups["id"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
            if (_players[id].Gender * gender > 0 || (_players[id].Gender == 0 && mention.Index == 0))
                return id;
        }

        return -1;
    }

    private int Meant(int gender, int subject)
    {
        if (subject >= 0 && _players[subject].Gender * gender >= 0)
            return subject;
        foreach (var player in _recent)
        {
            if (_players[player].Gender * gender > 0)
                return player;
        }

        return _recent.Count > 0 && _players[_recent[0]].Gender == 0 ? _recent[0] : -1;
    }

    private static int FirstMention(string text) =>
        Mention().Match(text) is { Success: true, Index: < 24 } first ? int.Parse(first.Groups["id"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : -1;

    // A paragraph that names one person, then says he or she; a word of kinship before a name.
    private void LearnGenders(string plain)
    {
        var text = _players.Tag(plain.Replace('’', '\'').Replace('@', ' '));
        foreach (Match kin in Kin().Matches(text))
            _players[int.Parse(kin.Groups["id"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)].Gender += kin.Groups["he"].Success ? -3 : 3;
        var ids = Mention().Matches(text).Select(m => m.Groups["id"].Value).Distinct(StringComparer.Ordinal).ToList();
        if (ids.Count != 1)
            return;
        var after = text[text.IndexOf('@', StringComparison.Ordinal)..];
        var (he, she) = (Masculine().Count(after), Feminine().Count(after));
        if (he != she)
            _players[int.Parse(ids[0], System.Globalization.CultureInfo.InvariantCulture)].Gender += he > she ? -1 : 1;
    }

    // Ends of sentences; a title's full stop or an initial's is none.
    private static IEnumerable<int> Ends(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\n')
                yield return i + 1;
            else if (text[i] is '.' or '!' or '?' or '…')
            {
                var stop = i;
                while (i + 1 < text.Length && text[i + 1] is '.' or '!' or '?' or '…' or '"' or '”' or '\'' or '’' or ')')
                    i++;
                if (i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]))
                    continue;
                var word = text.AsSpan(0, stop);
                word = word[(word.LastIndexOfAny(' ', '\n') + 1)..].TrimStart("(\"“");
                if (text[stop] == '.' && stop == i && (word.Length == 1 && char.IsUpper(word[0]) || Players.IsTitle(word.ToString()) && i + 1 < text.Length || word is "St"))
                    continue;
                yield return i + 1;
            }
        }

        yield return text.Length;
    }

    [GeneratedRegex(@"@(?<id>\d+)(?!\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, -1)]
    private static partial Regex Mention();

    [GeneratedRegex(@"\b(?<word>it|It|he|He|she|She|that|That|there|There|who|Who|what|What|where|Where|here|Here|today|Today)'s\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, -1)]
    private static partial Regex IsShort();

    [GeneratedRegex(@"\b(I|me|myself|Me)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, -1)]
    private static partial Regex FirstPerson();

    [GeneratedRegex(@"\b(my|My|mine|Mine)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, -1)]
    private static partial Regex FirstOwner();

    [GeneratedRegex(@"\b(you|You|yourself)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, -1)]
    private static partial Regex SecondPerson();

    [GeneratedRegex(@"\b(your|Your|yours|Yours)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, -1)]
    private static partial Regex SecondOwner();

    [GeneratedRegex(@"(?<![\w'])(He|She|he|she)(?![\w'])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, -1)]
    private static partial Regex HeOrShe();

    [GeneratedRegex(@"(?<![\w'])(?<whose>[Hh]is|[Hh]er)(?= (?!a |an |the |to |in |on |at |and |with |from |out |up |by |for |into |as |that |it |back |down |off |over |away |one )[a-z@])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, -1)]
    private static partial Regex HisOrHer();

    [GeneratedRegex(@"\b((?<he>son|brother|father|husband|grandfather|uncle|nephew|groom|boyfriend|Mr\.?|Sir|Uncle|man named)|(?<she>daughter|sister|mother|wife|grandmother|aunt|niece|bride|girlfriend|Mrs\.?|Miss|Ms\.?|Lady)),? @(?<id>\d+)(?!\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, -1)]
    private static partial Regex Kin();

    [GeneratedRegex(@"\b([Hh]e|[Hh]is|him|himself)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, -1)]
    private static partial Regex Masculine();

    [GeneratedRegex(@"\b([Ss]he|[Hh]er|herself)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, -1)]
    private static partial Regex Feminine();

    [GeneratedRegex(@"V\.?\s*O|O\.?\s*S|O\.?\s*C|PHONE|RADIO|SCREEN|TV|TELEVISION|VIDEO|FILM|RECORD|TAPE|VOICE|FILTER|SPEAKER|TANNOY|INTERCOM|LETTER|GHOST|MEMORY|YOUNG", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, -1)]
    private static partial Regex RemoteWord();
}
