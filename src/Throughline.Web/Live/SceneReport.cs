using System.Globalization;
using Microsoft.Extensions.Localization;
using Throughline.Screenplays;
using Throughline.Story;
using Throughline.Web.Strings;

namespace Throughline.Web.Live;

/// <summary>What one scene does, by the same instruments as the report, at its places in the live text.</summary>
/// <param name="Version">Of the live text.</param>
/// <param name="At">Where its heading begins.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Facts">What was measured.</param>
/// <param name="People">Who speaks, most words first.</param>
internal sealed record SceneReport(long Version, int At, string Heading, SceneFact[] Facts, SceneSpeaker[] People)
{
    /// <summary>The scene that a place is in; null before the first heading.</summary>
    public static SceneReport? Of(long version, ScriptReport report, int place, IStringLocalizer<PageWords> words)
    {
        var script = report.Screenplay;
        if (Scene.Of(script).LastOrDefault(scene => scene.Heading.Span.Start <= place) is not { } scene)
            return null;
        var line = report.Scenes[scene.Index];
        var rhythm = report.Rhythm.Scenes[scene.Index];
        var speeches = report.Speeches.Where(speech => speech.Scene == scene.Index).ToList();
        var facts = new List<SceneFact>
        {
            new(words["Fact_Length"], line.Length.ToString(), []),
            new(words["Fact_Page"], line.At.Page.ToString(CultureInfo.InvariantCulture), []),
        };
        if (report.Days.Days.FirstOrDefault(day => day.Scenes.Contains(scene.Index)) is { } day)
            facts.Add(new SceneFact(words["Fact_Day"], day.Number.ToString(CultureInfo.InvariantCulture), []));
        if (rhythm.DialogueLines + rhythm.ActionLines is > 0 and var lines)
            facts.Add(new SceneFact(words["Fact_Dialogue"], $"{Math.Round(100.0 * rhythm.DialogueLines / lines)} %", []));
        if (speeches.Count > 0)
        {
            var turns = speeches.Zip(speeches.Skip(1)).Count(pair => pair.First.Name != pair.Second.Name);
            var longest = speeches.MaxBy(speech => speech.Words)!;
            facts.Add(new SceneFact(words["Fact_Speeches"], speeches.Count.ToString(CultureInfo.InvariantCulture), [.. speeches.Select(speech => Range(script, speech))]));
            facts.Add(new SceneFact(words["Fact_Turns"], turns.ToString(CultureInfo.InvariantCulture), []));
            facts.Add(new SceneFact(words["Fact_Longest"], words["Fact_LongestOf", longest.Name, longest.Words], [Range(script, longest)]));
        }

        var people = speeches.GroupBy(speech => speech.Name, StringComparer.Ordinal).Select(group => new SceneSpeaker(group.Key, group.Count(), group.Sum(speech => speech.Words), [.. group.Select(speech => Range(script, speech))]));
        return new SceneReport(version, scene.Heading.Span.Start, scene.Heading.Text.Plain, [.. facts], [.. people.OrderByDescending(person => person.Words)]);
    }

    private static int[] Range(Screenplay script, SpeechLine speech)
    {
        var span = script.Elements[speech.At.Element].Span;
        return [span.Start, span.End];
    }
}

/// <summary>Something that was measured.</summary>
/// <param name="Label">What.</param>
/// <param name="Value">How much, as people read it.</param>
/// <param name="Lines">Where it comes from: pairs of places.</param>
internal sealed record SceneFact(string Label, string Value, int[][] Lines);

/// <summary>One who speaks in a scene.</summary>
internal sealed record SceneSpeaker(string Name, int Speeches, int Words, int[][] Lines);
