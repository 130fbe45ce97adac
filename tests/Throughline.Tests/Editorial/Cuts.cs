using Throughline.Editorial;

namespace Throughline.Tests.Editorial;

/// <summary>Our own cuts, one in each format.</summary>
internal static class Cuts
{
    public static IReadOnlyList<string> Names { get; } = ["harbour.edl", "harbour.ale", "harbour.otio", "harbour.xml", "harbour.fcpxml", "harbour.csv", "harbour.markers.txt"];

    public static TimelineReading Read(string name) => TimelineReader.Read(File.ReadAllBytes(PathOf(name)), name);

    /// <summary>Rows for a theory over our cuts and those of others.</summary>
    public static TheoryData<string> All =>
    [
        .. Names.Select(PathOf),
        .. Corpus.Missing is null ? Corpus.Files("timelines", ".edl", ".ale", ".otio", ".xml", ".fcpxml") : [""],
    ];

    // The list is a sample, since people may want to try it.
    private static string PathOf(string name) => name == "harbour.edl"
        ? Path.Combine(Corpus.Repository, "samples", "harbour", name)
        : Path.Combine(Corpus.Repository, "tests", "Throughline.Tests", "Fixtures", "Cuts", name);

    /// <summary>The same timeline as if it had been made in memory, so that it is written anew.</summary>
    public static Timeline Anew(Timeline timeline) => timeline with { Origin = null, Format = TimelineFormat.None, Source = Throughline.Text.SourceText.Empty };
}
