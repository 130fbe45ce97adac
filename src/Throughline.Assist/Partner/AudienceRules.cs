using System.Collections.Immutable;
using Throughline.Assist.Roles;
using Throughline.Screenplays;
using Throughline.Story;

namespace Throughline.Assist.Partner;

/// <summary>What the pages alone tell of a first viewing: who is new, who is awaited, which questions are asked aloud and left, who is gone.</summary>
internal sealed class AudienceRules(ScriptReport report, Citing citing)
{
    private const double LastPart = 0.7;
    private const int FewestSpeeches = 3;
    private const int LongWord = 5;
    private readonly ImmutableArray<Scene> _scenes = Scene.Of(report.Screenplay);
    private readonly Dictionary<string, int> _seen = report.People.ToDictionary(person => person.Name, person => person.SpeakingScenes.Concat(person.SilentScenes).DefaultIfEmpty(int.MaxValue).Min(), StringComparer.Ordinal);

    /// <summary>In the order of the scenes.</summary>
    public IEnumerable<Finding> Find(int upTo)
    {
        var last = upTo < 0 ? _scenes.Length - 1 : Math.Min(upTo, _scenes.Length - 1);
        for (var scene = 0; scene <= last; scene++)
        {
            foreach (var finding in Arrivals(scene).Concat(Awaited(scene)).Concat(Questions(scene, last)))
                yield return finding;
        }

        foreach (var finding in Gone(last))
            yield return finding;
    }

    private IEnumerable<Finding> Arrivals(int scene)
    {
        foreach (var person in report.People.Where(person => _seen[person.Name] == scene).OrderBy(person => person.Order))
        {
            if (FirstSight(person, scene) is var line and >= 0)
                yield return citing.Find("believes", scene, $"{person.Name} is new; this is what the audience has to know them by.", line);
        }
    }

    private int FirstSight(Person person, int scene)
    {
        var from = _scenes[scene];
        for (var i = 0; i < from.Elements.Length; i++)
        {
            if (from.Elements[i] is Screenplays.Action && Names(from.Elements[i].Text.Plain, person.Name) && citing.CanQuote(from.FirstElement + i))
                return from.FirstElement + i;
        }

        for (var i = 0; i < from.Elements.Length - 1; i++)
        {
            if (from.Elements[i] is Cue cue && CharacterIndex.Fold(cue.Name) == person.Name && citing.CanQuote(from.FirstElement + i + 1))
                return from.FirstElement + i + 1;
        }

        return -1;
    }

    // Somebody whom the audience will meet is spoken of before.
    private IEnumerable<Finding> Awaited(int scene)
    {
        foreach (var person in report.People.Where(person => _seen[person.Name] > scene && _seen[person.Name] < int.MaxValue).OrderBy(person => person.Order))
        {
            if (Spoken(person.Name, scene) is not (>= 0 and var line) || Enumerable.Range(0, scene).Any(earlier => Spoken(person.Name, earlier) >= 0))
                continue;
            yield return citing.Find("expects", scene, $"{person.Name} is spoken of and has not been seen; the audience waits for them until scene {_scenes[_seen[person.Name]].Label}.", line) with { AnsweredAt = _scenes[_seen[person.Name]].FirstElement };
        }
    }

    private int Spoken(string name, int scene)
    {
        var from = _scenes[scene];
        for (var i = 0; i < from.Elements.Length; i++)
        {
            if (from.Elements[i] is Dialogue && Names(from.Elements[i].Text.Plain, name))
                return from.FirstElement + i;
        }

        return -1;
    }

    // A question with which somebody ends a scene, or to which nobody says anything.
    private IEnumerable<Finding> Questions(int scene, int last)
    {
        var speeches = Speech.Of(_scenes[scene].Elements);
        for (var i = 0; i < speeches.Length; i++)
        {
            var isLast = i == speeches.Length - 1;
            if (!speeches[i].Words.TrimEnd().EndsWith('?') || !(isLast || speeches[i + 1].Words.TrimEnd().EndsWith('?')))
                continue;
            var line = report.Screenplay.Elements.IndexOf(speeches[i].Parts.Last(part => part is Dialogue or Lyrics));
            if (!citing.CanQuote(line))
                continue;
            var answer = AnswerTo(speeches[i], scene, last);
            yield return citing.Find("wonders", scene, $"{CharacterIndex.Fold(speeches[i].Cue.Name)} asks, and {(isLast ? "nobody in the scene answers" : "is answered with a question")}.", line) with { AnsweredAt = answer };
        }
    }

    // A later speech of somebody else that takes up two of its longer words: a candidate, no more.
    private int AnswerTo(Speech question, int scene, int last)
    {
        var words = LongWords(question.Words);
        for (var later = scene + 1; later <= last; later++)
        {
            foreach (var speech in Speech.Of(_scenes[later].Elements))
            {
                if (CharacterIndex.Fold(speech.Cue.Name) != CharacterIndex.Fold(question.Cue.Name) && LongWords(speech.Words).Count(words.Contains) >= 2)
                    return report.Screenplay.Elements.IndexOf(speech.Parts.First(part => part is Dialogue or Lyrics));
            }
        }

        return -1;
    }

    private IEnumerable<Finding> Gone(int last)
    {
        foreach (var person in report.People.Where(person => person.Speeches >= FewestSpeeches).OrderBy(person => person.Order))
        {
            var end = person.SpeakingScenes.Concat(person.SilentScenes).Where(scene => scene <= last).DefaultIfEmpty(-1).Max();
            if (end < 0 || end >= (last + 1) * LastPart || person.Last.Element < 0)
                continue;
            var line = Enumerable.Range(person.Last.Element, Math.Min(4, report.Screenplay.Elements.Length - person.Last.Element)).FirstOrDefault(i => report.Screenplay.Elements[i] is Dialogue && citing.CanQuote(i), -1);
            if (line >= 0)
                yield return citing.Find("wonders", end, $"{person.Name} is last seen or heard in scene {_scenes[end].Label}; what became of them?", line);
        }
    }

    private static HashSet<string> LongWords(string text) =>
        text.Split([' ', '\n', ',', '.', '?', '!', ';', ':', '"', '“', '”', '—'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= LongWord).Select(word => word.ToUpperInvariant()).ToHashSet(StringComparer.Ordinal);

    // The name as a word of its own, in capitals or as a name is written.
    private static bool Names(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + name.Length;
            if (char.IsUpper(text[at]) && (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
        }

        return false;
    }
}
