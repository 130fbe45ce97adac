using System.Collections.Immutable;
using System.Globalization;
using Throughline.Editorial;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;
using Throughline.Text;

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
        ImmutableArray<string> facts = [Count(pages, "page", "pages"), Count(scenes, "scene", "scenes"), people == 1 ? "1 who speaks" : string.Create(CultureInfo.InvariantCulture, $"{people} who speak")];
        return new ImportSummary(default, name, "script", format ?? script.Format.ToString(), facts, Problems(reading.Diagnostics), !reading.HasErrors && !script.Elements.IsEmpty);
    }

    private static ImportSummary Cut(string name, byte[] bytes)
    {
        var reading = TimelineReader.Read(bytes, name);
        var timeline = reading.Timeline;
        var isEmpty = timeline.Tracks.IsEmpty && timeline.Markers.IsEmpty;
        ImmutableArray<string> facts = isEmpty ? [] : [Count(timeline.Tracks.Length, "track", "tracks"), Count(timeline.Tracks.Sum(track => track.Children.OfType<Clip>().Count()), "clip", "clips"), $"{timeline.Timebase} frames a second"];
        return new ImportSummary(default, name, "cut", timeline.Name.Length > 0 ? $"a cut, {timeline.Name}" : "a cut", facts, Problems(reading.Diagnostics), !isEmpty);
    }

    private static ImmutableArray<string> Problems(ImmutableArray<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(d => d.Severity != Severity.Info).Take(MostProblems).Select(d => d.Span.IsInSource ? string.Create(CultureInfo.InvariantCulture, $"Line {d.Span.Line}: {d.Message}") : d.Message)];

    private static string Count(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");
}
