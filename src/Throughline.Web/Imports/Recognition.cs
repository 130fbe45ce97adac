using System.Collections.Immutable;
using Throughline.Editorial;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;
using Throughline.Text;
using Throughline.Web.Strings;

namespace Throughline.Web.Imports;

/// <summary>Says what a file is.</summary>
internal static class Recognition
{
    private const int MostProblems = 20;
    private static readonly string[] Cuts = [".edl", ".ale", ".otio", ".otioz", ".xml", ".fcpxml", ".aaf", ".csv"];

    /// <summary>Reads it as what its name and its bytes say.</summary>
    public static ImportSummary Of(string name, byte[] bytes)
    {
        if (PdfScripts.Recover(bytes, name) is { } recovered)
            return Script(name, "PDF", recovered);
        return Cuts.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase) ? Cut(name, bytes) : Script(name, null, ScreenplayReader.Read(bytes, name));
    }

    private static ImportSummary Script(string name, string? format, Reading reading)
    {
        var script = reading.Screenplay;
        var pages = PageLayout.Of(script).Pages;
        var (scenes, people) = (script.Elements.OfType<SceneHeading>().Count(), CharacterIndex.Of(script).Characters.Length);
        ImmutableArray<string> facts = [Count(pages, "FactPage"), Count(scenes, "FactScene"), people == 1 ? AnswerWords.Of("FactSpeaking1") : AnswerWords.Of("FactSpeaking", people)];
        return new ImportSummary(default, name, "script", format ?? script.Format.ToString(), facts, Problems(reading.Diagnostics), !reading.HasErrors && !script.Elements.IsEmpty);
    }

    private static ImportSummary Cut(string name, byte[] bytes)
    {
        var reading = TimelineReader.Read(bytes, name);
        var timeline = reading.Timeline;
        var isEmpty = timeline.Tracks.IsEmpty && timeline.Markers.IsEmpty;
        ImmutableArray<string> facts = isEmpty ? [] : [Count(timeline.Tracks.Length, "FactTrack"), Count(timeline.Tracks.Sum(track => track.Children.OfType<Clip>().Count()), "FactClip"), AnswerWords.Of("FactRate", timeline.Timebase)];
        return new ImportSummary(default, name, "cut", timeline.Name.Length > 0 ? AnswerWords.Of("KindCutNamed", timeline.Name) : AnswerWords.Of("KindCut"), facts, Problems(reading.Diagnostics), !isEmpty);
    }

    private static ImmutableArray<string> Problems(ImmutableArray<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(d => d.Severity != Severity.Info).Take(MostProblems).Select(d => d.Span.IsInSource ? AnswerWords.Of("OnLine", d.Span.Line, d.Message) : d.Message)];

    // One has a word of its own.
    private static string Count(int count, string word) => count == 1 ? AnswerWords.Of(word + "1") : AnswerWords.Of(word + "s", count);
}
