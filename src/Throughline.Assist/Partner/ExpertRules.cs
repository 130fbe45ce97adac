using System.Collections.Immutable;
using Throughline.Assist.Roles;
using Throughline.Screenplays;
using Throughline.Story;
using Throughline.Story.Continuity;
using Throughline.Story.Lint;

namespace Throughline.Assist.Partner;

/// <summary>The questions to which the instruments point: never advice, always with the lines.</summary>
internal sealed class ExpertRules(ScriptReport report, Citing citing)
{
    private const int Principals = 6;
    private const int LongAbsence = 3;
    private readonly ImmutableArray<Scene> _scenes = Scene.Of(report.Screenplay);

    public IEnumerable<Finding> Find(string what) => what switch
    {
        "structure" => Structure(),
        "motivation" => Motivation(),
        "subtext" => Subtext(),
        _ => Continuity(),
    };

    private IEnumerable<Finding> Structure()
    {
        foreach (var section in report.Shape.Sections.Where(section => section.Depth == 1 && !section.Scenes.IsEmpty))
            yield return citing.Find("question", section.Scenes[0], $"{section.Title} is {section.Length} of {report.Extent.Pages} pages. Is that the weight it should have?", _scenes[section.Scenes[0]].FirstElement);
        foreach (var point in report.Shape.Candidates)
            yield return citing.Find("question", point.Scene, $"People and places change most around here, {point.Position / 10} % into the script{(point.Arrivals.IsEmpty ? "" : $", and {string.Join(", ", point.Arrivals)} first speaks")}. Is this a turn that you mean?", _scenes[point.Scene].FirstElement);
        for (var scene = 1; scene < _scenes.Length; scene++)
        {
            if (SameAsBefore(scene))
                yield return citing.Find("question", scene, $"The same people are in the same place as in scene {_scenes[scene - 1].Label}. What is different when this scene ends?", _scenes[scene - 1].FirstElement, _scenes[scene].FirstElement);
        }
    }

    private bool SameAsBefore(int scene)
    {
        var (a, b) = (_scenes[scene - 1].Heading, _scenes[scene].Heading);
        if (a.IsOmitted || b.IsOmitted || b.Slugline.IsContinuous || a.Slugline.Location.IsEmpty || !a.Slugline.Location.AsSpan().SequenceEqual(b.Slugline.Location.AsSpan()))
            return false;
        var before = People(scene - 1);
        return before.Count > 1 && before.SetEquals(People(scene));
    }

    private HashSet<string> People(int scene) => report.People.Where(person => person.SpeakingScenes.Contains(scene)).Select(person => person.Name).ToHashSet(StringComparer.Ordinal);

    private IEnumerable<Finding> Motivation()
    {
        foreach (var person in report.People.Take(Principals))
        {
            var first = SpeechAt(person.First.Element);
            if (first >= 0)
                yield return citing.Find("question", person.SpeakingScenes.DefaultIfEmpty(-1).First(), $"{person.Name} begins with this. Does an audience know by now what {person.Name} wants, and what stands in the way?", first);
            var last = SpeechAt(person.Last.Element);
            if (last >= 0 && last != first)
                yield return citing.Find("question", person.SpeakingScenes.DefaultIfEmpty(-1).Last(), $"{person.Name} ends with this. Did {person.Name} get what they wanted, or stop wanting it, and where?", last);
            if (person.Absence is { Scenes: >= LongAbsence } absence)
                yield return citing.Find("question", absence.Until, $"{person.Name} is away for {absence.Scenes} scenes. What did they want there, and does it show when they are back?", _scenes[absence.After].FirstElement, _scenes[absence.Until].FirstElement);
        }
    }

    private IEnumerable<Finding> Subtext()
    {
        string[] outright = [.. EmbeddedFile.Text("Partner.outright.tsv").Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
        foreach (var scene in _scenes)
        {
            for (var i = 0; i < scene.Elements.Length; i++)
            {
                var text = scene.Elements[i] is Dialogue ? " " + scene.Elements[i].Text.Plain.Replace('’', '\'') : "";
                if (Array.Find(outright, phrase => text.Contains(" " + phrase, StringComparison.OrdinalIgnoreCase) && citing.CanQuote(scene.FirstElement + i)) is { } said)
                    yield return citing.Find("question", scene.Index, $"“{said}” is said outright. Is it true, and could it be seen instead?", scene.FirstElement + i);
            }
        }
    }

    // Contradictions, each with its lines; then what the linter asks of names, places and times.
    private IEnumerable<Finding> Continuity()
    {
        foreach (var found in ContinuityCheck.Of(report.Screenplay))
            yield return citing.Find(ContinuityKinds.Name(found.Kind), found.Lines[^1].Scene, found.Reason, [.. found.Lines.Select(line => (line.Element, line.Quote))]);
        foreach (var found in Linter.Run(report.Screenplay, [], LintSettings.Default).Where(found => LintRules.All.Any(rule => rule.Code == found.Code && rule.Family == LintFamily.Continuity)))
        {
            var at = report.Screenplay.Elements.IndexOf(report.Screenplay.Elements.FirstOrDefault(element => element.Span.Start <= found.Span.Start && found.Span.Start < element.Span.Start + Math.Max(1, element.Span.Length))!);
            if (at >= 0)
                yield return citing.Find("question", _scenes.LastOrDefault(scene => scene.FirstElement <= at)?.Index ?? -1, found.Message, at);
        }
    }

    // The first thing said under a cue that can be quoted, or -1.
    private int SpeechAt(int cue)
    {
        for (var i = cue + 1; i < report.Screenplay.Elements.Length && report.Screenplay.Elements[i].IsSpeechPart; i++)
        {
            if (report.Screenplay.Elements[i] is Dialogue or Lyrics && citing.CanQuote(i))
                return i;
        }

        return -1;
    }
}
