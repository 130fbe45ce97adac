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
    private static readonly string[] Cuts = [".edl", ".ale", ".otio", ".xml", ".fcpxml", ".fcpxmld"];

    /// <summary>Reads it as what its name and its bytes say.</summary>
    public static ImportSummary Of(string name, byte[] bytes)
    {
        if (bytes.AsSpan(0, Math.Min(bytes.Length, 1024)).IndexOf("%PDF-"u8) >= 0)
            return new ImportSummary(default, name, "unknown", "PDF", [], ["A script is recovered from a PDF on the command line so far: throughline draft add FILE.pdf"], false);
        return Cuts.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase) ? Cut(name, bytes) : Script(name, bytes);
    }

    private static ImportSummary Script(string name, byte[] bytes)
    {
        var reading = ScreenplayReader.Read(bytes, name);
        var script = reading.Screenplay;
        var pages = PageLayout.Of(script).Pages;
        var (scenes, people) = (script.Elements.OfType<SceneHeading>().Count(), CharacterIndex.Of(script).Characters.Length);
        ImmutableArray<string> facts = [Count(pages, "page", "pages"), Count(scenes, "scene", "scenes"), people == 1 ? "1 who speaks" : string.Create(CultureInfo.InvariantCulture, $"{people} who speak")];
        return new ImportSummary(default, name, "script", script.Format.ToString(), facts, Problems(reading.Diagnostics), !reading.HasErrors && !script.Elements.IsEmpty);
    }

    private static ImportSummary Cut(string name, byte[] bytes)
    {
        var reading = TimelineReader.Read(bytes, name);
        return new ImportSummary(default, name, "cut", Path.GetExtension(name).TrimStart('.').ToUpperInvariant(), [], Problems(reading.Diagnostics), false);
    }

    private static ImmutableArray<string> Problems(ImmutableArray<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(d => d.Severity != Severity.Info).Take(MostProblems).Select(d => d.Span.IsInSource ? string.Create(CultureInfo.InvariantCulture, $"Line {d.Span.Line}: {d.Message}") : d.Message)];

    private static string Count(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");
}
