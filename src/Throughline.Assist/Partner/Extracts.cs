using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Throughline.Assist.Roles;
using Throughline.Screenplays;
using Throughline.Story;

namespace Throughline.Assist.Partner;

/// <summary>Log lines, synopses and the like put together from the script's own words, which is all that can be done without a model; each says so.</summary>
internal sealed class Extracts(ScriptReport report)
{
    /// <summary>What is said with every one of them.</summary>
    public const string Notice = "Put together by rule from the script's own words; nothing was written. A model can propose one in its stead.";

    private readonly ImmutableArray<Scene> _scenes = Scene.Of(report.Screenplay);

    public Writing Logline() => WritersOwn() is { } own
        ? new Writing("the writer's own words", own)
        : new Writing("by extraction", string.Create(CultureInfo.InvariantCulture, $"{Names(report.People.Take(2).Select(person => person.Name))}{(report.Places.IsEmpty ? "" : $", {report.Places[0].Name}")}: {(_scenes.IsEmpty ? "" : FirstThing(_scenes[0]))} {report.Extent.Scenes} scenes later: {(_scenes.IsEmpty ? "" : FirstThing(_scenes[^1]))}"));

    public Writing Title() => new("as on the title page or the file", report.Title);

    /// <summary>As many scenes as lines: the first, the last, those where most changes, then those farthest from any chosen.</summary>
    public Writing Synopsis(int lines)
    {
        // One line is a log line, and what the writer says of the acts is better than any scene of them.
        if (lines == 1)
            return Logline();
        if (SaidOfSections() is var said && said.Length == lines)
            return new Writing("the writer's own sections and synopses", string.Join('\n', said));
        var open = _scenes.Where(scene => !scene.IsOmitted).Select(scene => scene.Index).ToList();
        var chosen = new SortedSet<int>();
        foreach (var scene in open.Take(1).Concat(open.TakeLast(1)).Concat(report.Shape.Candidates.OrderByDescending(point => point.Score).Select(point => point.Scene)).Take(lines))
            chosen.Add(scene);
        while (chosen.Count < Math.Min(lines, open.Count))
            chosen.Add(open.Where(scene => !chosen.Contains(scene)).MaxBy(scene => chosen.Min(other => Math.Abs(other - scene))));
        return new Writing($"{chosen.Count} {(chosen.Count == 1 ? "line" : "lines")} by extraction{(chosen.Count < lines ? ", one for each scene" : "")}", string.Join('\n', chosen.Select(scene => $"{_scenes[scene].Label}. {_scenes[scene].Heading.Text.Plain.Trim()}: {FirstThing(_scenes[scene])}")));
    }

    public Writing Treatment()
    {
        var text = new StringBuilder();
        foreach (var scene in _scenes.Where(scene => !scene.IsOmitted))
            text.Append(scene.Label).Append(". ").Append(scene.Heading.Text.Plain.Trim()).Append('\n').Append(string.Join(' ', scene.Elements.OfType<Screenplays.Action>().Take(3).Select(action => Citing.Sentence(action.Text.Plain)))).Append("\n\n");
        return new Writing("by extraction", text.ToString().TrimEnd());
    }

    public Writing Pitch() => new("by extraction", string.Create(CultureInfo.InvariantCulture,
        $"{report.Title}{(report.Author is null ? "" : $"\nby {report.Author}")}\n\n{Logline().Text}\n\nPeople: {string.Join(", ", report.People.Take(8).Select(person => person.Name))}\nPlaces: {string.Join(", ", report.Places.Take(8).Select(place => place.Name))}\n{report.Extent.Pages} pages, {report.Extent.Scenes} scenes, about {report.Extent.Minutes} minutes, {report.Days.Days.Length} story days"));

    public Writing Characters() => new("as measured", string.Join('\n', report.People.Select(person => string.Create(CultureInfo.InvariantCulture, $"{person.Name}: {(person.Speeches == 1 ? "1 speech" : $"{person.Speeches} speeches")}, {person.Words} words, in {Count(person.SpeakingScenes.Length + person.SilentScenes.Length, "scene")}"))));

    public Writing Places() => new("as in the headings", string.Join('\n', report.Places.Select(place => place.Name)));

    public Writing Beats() => report.Shape.Sections.IsEmpty
        ? new Writing("where most changes, by measure", string.Join('\n', report.Shape.Candidates.Select(point => $"{_scenes[point.Scene].Label}. {_scenes[point.Scene].Heading.Text.Plain.Trim()}: {FirstThing(_scenes[point.Scene])}")))
        : new Writing("the writer's own sections and synopses", string.Join('\n', report.Screenplay.Elements.Where(element => element is Section or Screenplays.Synopsis).Select(element => element.Text.Plain.Replace('\n', ' ').Trim())));

    public Writing Scenes() => new("as they stand", string.Join('\n', _scenes.Select(scene => $"{scene.Label}. {scene.Heading.Text.Plain.Trim()}: {FirstThing(scene)}")));

    // A synopsis before the first scene is the writer's own log line.
    private string? WritersOwn() => report.Screenplay.Elements.TakeWhile(element => element is not SceneHeading).OfType<Synopsis>().FirstOrDefault()?.Text.Plain.Replace('\n', ' ').Trim();

    private static string FirstThing(Scene scene) =>
        scene.Elements.OfType<Screenplays.Action>().Select(action => Citing.Sentence(action.Text.Plain)).FirstOrDefault(text => text.Length > 0)
        ?? scene.Elements.OfType<Dialogue>().Select(line => "“" + Citing.Sentence(line.Text.Plain) + "”").FirstOrDefault() ?? "";

    private string[] SaidOfSections() => [.. report.Screenplay.Elements.OfType<Synopsis>().Select(synopsis => synopsis.Text.Plain.Replace('\n', ' ').Trim()).Where(text => text.Length > 0)];

    private static string Count(int number, string one) => string.Create(CultureInfo.InvariantCulture, $"{number} {one}{(number == 1 ? "" : "s")}");

    private static string Names(IEnumerable<string> names) => string.Join(" and ", names);
}
