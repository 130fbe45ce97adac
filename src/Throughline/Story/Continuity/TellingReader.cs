using System.Text.RegularExpressions;
using Throughline.Screenplays;
using Throughline.Screenplays.Production;

namespace Throughline.Story.Continuity;

/// <summary>Takes the paragraphs of a script apart into sentences, and puts people in the place of pronouns where it is plain whom they mean.</summary>
internal sealed partial class TellingReader(Telling telling)
{
    private const int LongestSentence = 400;

    // Seven pages of action without a break are no paragraph that somebody wrote; what looks back in one takes the square of its length.
    private const int LongestParagraph = 20_000;
    private readonly Screenplay _script = telling.Screenplay;
    private readonly Players _players = telling.Players;

    private readonly Kinship _kin = new(telling.Players);

    // Whom HE or SHE may mean, the last first: of all who are named, of those who are seen, and of those named in the scene before.
    private readonly List<int> _recent = [];
    private readonly List<int> _seen = [];
    private List<int> _before = [];

    public void Read()
    {
        foreach (var element in _script.Elements)
        {
            if (element is Screenplays.Action or Dialogue)
                _players.LearnTitles(Words(element));
            if (element is Screenplays.Action)
                LearnGenders(Words(element));
        }

        foreach (var element in _script.Elements)
        {
            if (element is Screenplays.Action && KinWord().IsMatch(Words(element)))
                LearnKin(Words(element));
        }

        _recent.Clear();

        var scene = -1;
        for (var i = 0; i < _script.Elements.Length; i++)
        {
            var element = _script.Elements[i];
            if (element is SceneHeading heading)
            {
                scene++;
                _recent.Clear();
                if (SceneOmission.IsOmitted(heading))
                    continue;
            }
            else if (scene >= 0 && SceneOmission.IsOmitted(telling.Scenes[scene].Heading))
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
                    _before = [.. _recent.Take(3)];
                    _recent.Clear();
                    _seen.Clear();
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

    private static string Words(Element element) => element.Text.Plain is { Length: > LongestParagraph } all ? all[..LongestParagraph] : element.Text.Plain;

    private bool IsIn(int scene) => scene < 0 || !SceneOmission.IsOmitted(telling.Scenes[scene].Heading);

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
        var plain = Words(_script.Elements[element]);
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
                Remember(mention.Number("id"), isSpoken);
        }

        if (speaker >= 0 && !isRemote)
            Remember(speaker, isSpoken: false);
    }

    private void Remember(int player, bool isSpoken)
    {
        foreach (var list in isSpoken ? (List<int>[])[_recent] : [_recent, _seen])
        {
            list.Remove(player);
            list.Insert(0, player);
        }
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

        return Third(_kin.Named(text), subject: -1, isSpoken: true, speaker, addressee);
    }

    private string Told(string text) => Third(text, subject: FirstMention(text), isSpoken: false, -1, -1);

    private string Third(string text, int subject, bool isSpoken, int speaker, int addressee)
    {
        text = HeOrShe().Replace(text, match => Meant(match.ValueSpan is "She" or "she" ? 1 : -1, -1, isSpoken, speaker, addressee) is >= 0 and var id ? "@" + id : match.Value);
        if (subject < 0)
            subject = FirstMention(text);
        return HisOrHer().Replace(text, match =>
        {
            var gender = match.Groups["whose"].ValueSpan[1] is 'i' ? -1 : 1;
            var owner = Before(text, match.Index, gender) is >= 0 and var near ? near : Meant(gender, subject, isSpoken, speaker, addressee);
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
            var id = mention.Number("id");
            if (_players[id].Gender * gender > 0 || (_players[id].Gender == 0 && mention.Index == 0))
                return id;
        }

        return -1;
    }

    // Of those who were named last, the first whom the pronoun fits; in talk never the two who talk.
    private int Meant(int gender, int subject, bool isSpoken, int speaker, int addressee)
    {
        if (subject >= 0 && _players[subject].Gender * gender >= 0)
            return subject;
        foreach (var list in isSpoken ? (List<int>[])[_recent, _before] : [_seen])
        {
            var others = list.Where(p => p != speaker && p != addressee).ToList();
            if (others.Where(p => _players[p].Gender * gender > 0).DefaultIfEmpty(-1).First() is >= 0 and var known)
                return known;
            if (others.Count > 0 && _players[others[0]].Gender == 0)
                return others[0];
        }

        return -1;
    }

    private void LearnKin(string plain)
    {
        _recent.Clear();
        var start = 0;
        foreach (var end in Ends(plain))
        {
            var text = Told(_players.Tag(plain[start..end].Replace('\n', ' ').Replace('’', '\'').Replace('@', ' ')));
            start = end;
            _kin.Learn(text);
            foreach (Match mention in Mention().Matches(text))
                Remember(mention.Number("id"), isSpoken: false);
        }
    }

    private static int FirstMention(string text) =>
        Mention().Match(text) is { Success: true, Index: < 24 } first ? first.Number("id") : -1;

    // A paragraph that names one person, then says he or she; a word of kinship before a name.
    private void LearnGenders(string plain)
    {
        var text = _players.Tag(plain.Replace('’', '\'').Replace('@', ' '));
        foreach (Match kin in Kin().Matches(text))
            _players[kin.Number("id")].Gender += kin.Groups["he"].Success ? -3 : 3;
        var (start, alone) = (0, -1);
        foreach (var end in Ends(text))
        {
            var sentence = text[start..end];
            start = end;
            var ids = Mention().Matches(sentence).Select(m => m.Number("id")).Distinct().ToList();
            var isOf = ids.Count == 1 && !OpensWithPronoun().IsMatch(sentence) ? ids[0] : OpensWithPronoun().IsMatch(sentence) ? alone : -1;
            if (isOf >= 0)
            {
                var after = isOf == alone ? sentence : sentence[sentence.IndexOf('@', StringComparison.Ordinal)..];
                _players[isOf].Gender += Math.Sign(Feminine().Count(after) - Masculine().Count(after));
            }

            alone = ids.Count == 1 ? ids[0] : ids.Count == 0 ? alone : -1;
        }
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

    [GeneratedRegex(@"@(?<id>\d+)(?!\d)", Matching.Plain, -1)]
    private static partial Regex Mention();

    [GeneratedRegex(@"\b(?<word>it|It|he|He|she|She|that|That|there|There|who|Who|what|What|where|Where|here|Here|today|Today)'s\b", Matching.Plain, -1)]
    private static partial Regex IsShort();

    [GeneratedRegex(@"\b(I|me|myself|Me)\b", Matching.Plain, -1)]
    private static partial Regex FirstPerson();

    [GeneratedRegex(@"\b(my|My|mine|Mine)\b", Matching.Plain, -1)]
    private static partial Regex FirstOwner();

    [GeneratedRegex(@"\b(you|You|yourself)\b", Matching.Plain, -1)]
    private static partial Regex SecondPerson();

    [GeneratedRegex(@"\b(your|Your|yours|Yours)\b", Matching.Plain, -1)]
    private static partial Regex SecondOwner();

    [GeneratedRegex(@"(?<![\w'])(He|She|he|she)(?![\w'])", Matching.Plain, -1)]
    private static partial Regex HeOrShe();

    [GeneratedRegex(@"(?<![\w'])(?<whose>[Hh]is|[Hh]er)(?= (?!a |an |the |to |in |on |at |and |with |from |out |up |by |for |into |as |that |it |back |down |off |over |away |one )[a-z@])", Matching.Plain, -1)]
    private static partial Regex HisOrHer();

    [GeneratedRegex(@"\b(father|mother|wife|husband|sister|brother|daughter|son|grandfather|grandmother|boss|coach|clerk)\b", Matching.AnyCase, -1)]
    private static partial Regex KinWord();

    [GeneratedRegex(@"\b((?<he>son|brother|father|husband|grandfather|uncle|nephew|groom|boyfriend|Mr\.?|Sir|Uncle|man named)|(?<she>daughter|sister|mother|wife|grandmother|aunt|niece|bride|girlfriend|Mrs\.?|Miss|Ms\.?|Lady)),? @(?<id>\d+)(?!\d)", Matching.Plain, -1)]
    private static partial Regex Kin();

    [GeneratedRegex(@"^\s*(He|She|His|Her)\b", Matching.Plain, -1)]
    private static partial Regex OpensWithPronoun();

    [GeneratedRegex(@"\b([Hh]e|himself)\b|\b[Hh]is (?=[a-z])", Matching.Plain, -1)]
    private static partial Regex Masculine();

    [GeneratedRegex(@"\b([Ss]he|herself)\b|\b[Hh]er (?!a |an |the |to |in |on |at |and |with |from |out |up |by |for |into |as |that |it |back |down |off |over |away |one )[a-z]", Matching.Plain, -1)]
    private static partial Regex Feminine();

    [GeneratedRegex(@"V\.?\s*O|O\.?\s*S|O\.?\s*C|PHONE|RADIO|SCREEN|TV|TELEVISION|VIDEO|FILM|RECORD|TAPE|VOICE|FILTER|SPEAKER|TANNOY|INTERCOM|LETTER|GHOST|MEMORY|YOUNG", Matching.AnyCase, -1)]
    private static partial Regex RemoteWord();
}
