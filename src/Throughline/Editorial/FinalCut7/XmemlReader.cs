using System.Collections.Immutable;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial.FinalCut7;

/// <summary>Reads Final Cut Pro 7 XML (xmeml), which Premiere, Resolve, Hiero and others write. Frame counts are trusted over timecode strings.</summary>
public static class XmemlReader
{
    internal const string Format = "fcp7";
    internal static readonly XmlDialect Dialect = new("XME", "Final Cut Pro", "xmeml") { Work = "cut", HasDocumentType = true };

    /// <summary>The first sequence of a file, else its clips as a bin.</summary>
    public static TimelineReading Read(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var log = new DiagnosticLog(source);
        var tree = XmlTree.Read(source, Dialect, log);
        var timeline = tree.Root is { Name: "xmeml" } root ? Timeline(root, source, log) : null;
        if (timeline is null)
        {
            log.Say("XME010", Severity.Error, 0, $"{source.Name} holds no sequence and no clips: it is no Final Cut Pro 7 XML, or an empty one.");
            timeline = Editorial.Timeline.Empty;
        }

        timeline = timeline with { Format = TimelineFormat.FinalCut7, Source = source };
        return new TimelineReading(timeline with { Origin = timeline }, log.ToImmutable());
    }

    private static Timeline? Timeline(XmlNode root, SourceText source, DiagnosticLog log)
    {
        var sequences = new List<XmlNode>();
        var clips = new List<XmlNode>();
        Collect(root, sequences, clips);
        var items = new XmemlItems(root, source, log);
        if (sequences.Count == 0)
        {
            if (clips.Count == 0)
                return null;
            var rate = XmemlValues.Rate(clips[0]) ?? FrameRate.Fps24;
            return new Timeline { Timebase = new Timebase(rate), Start = FrameTime.Zero(rate), IsBin = true, Tracks = [new Track { Children = [.. clips.Select(c => items.BinClip(c, rate))] }] };
        }

        if (sequences.Count > 1)
            log.Say("XME011", Severity.Info, sequences[1].Start, $"The file holds {sequences.Count} sequences; {sequences[0].TextOf("name")}, the first, was read.");
        return items.Sequence(sequences[0]);
    }

    // Sequences and clips that stand for themselves: at the top, or in projects and bins.
    private static void Collect(XmlNode node, List<XmlNode> sequences, List<XmlNode> clips)
    {
        foreach (var child in node.Children)
        {
            if (child.Name == "sequence" && child.Children.Count > 0)
                sequences.Add(child);
            else if (child.Name == "clip")
                clips.Add(child);
            else if (child.Name is "project" or "bin" or "children")
                Collect(child, sequences, clips);
        }
    }
}
