using System.Collections.Immutable;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial.FinalCutX;

/// <summary>Reads FCPXML 1.8 to 1.13 by exact fractions of seconds: the first project, else the clips of its events as a bin.</summary>
public static class FcpxmlReader
{
    internal const string Format = "fcpxml";
    internal static readonly XmlDialect Dialect = new("FCX", "Final Cut Pro", "fcpxml") { Work = "cut", HasDocumentType = true };
    private static readonly string[] Clips = ["asset-clip", "clip", "ref-clip", "sync-clip", "mc-clip", "video", "audio", "title"];

    /// <summary>The cut of a file.</summary>
    public static TimelineReading Read(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var log = new DiagnosticLog(source);
        var tree = XmlTree.Read(source, Dialect, log);
        var timeline = tree.Root is { Name: "fcpxml" } root ? Timeline(root, log) : null;
        if (timeline is null)
        {
            log.Say("FCX010", Severity.Error, 0, $"{source.Name} holds no project and no clips: it is no FCPXML, or an empty one.");
            timeline = Editorial.Timeline.Empty;
        }

        timeline = timeline with { Format = TimelineFormat.FinalCutX, Source = source };
        return new TimelineReading(timeline with { Origin = timeline }, log.ToImmutable());
    }

    private static Timeline? Timeline(XmlNode root, DiagnosticLog log)
    {
        var resources = new FcpxmlResources(root.Child("resources"));
        var projects = new List<XmlNode>();
        var clips = new List<XmlNode>();
        Collect(root, projects, clips);
        var kept = new Metadata([new MetadataEntry(Format, "version", root["version"] ?? ""), .. resources.Raw.Select(r => new MetadataEntry(Format, "resource", r))]);
        if (projects.Count > 1)
            log.Say("FCX011", Severity.Info, projects[1].Start, $"The file holds {projects.Count} projects; {projects[0]["name"]}, the first, was read.");
        if (projects.Count > 0 && projects[0].Child("sequence") is { } sequence)
            return new FcpxmlSequence(resources, log).Read(sequence, projects[0]["name"] ?? "") with { Metadata = kept };
        if (clips.Count == 0)
            return null;
        var rate = clips.Select(c => resources.Rate(c["format"] ?? resources.Asset(c["ref"])?["format"])).FirstOrDefault(r => r is not null) ?? FrameRate.Fps24;
        var reader = new FcpxmlSequence(resources, log) { Rate = rate };
        return new Timeline { Timebase = new Timebase(rate), Start = FrameTime.Zero(rate), IsBin = true, Metadata = kept, Tracks = [new Track { Children = [.. clips.Select(reader.Alone).OfType<TrackPart>()] }] };
    }

    private static void Collect(XmlNode node, List<XmlNode> projects, List<XmlNode> clips)
    {
        foreach (var child in node.Children)
        {
            if (child.Name == "project")
                projects.Add(child);
            else if (Clips.Contains(child.Name))
                clips.Add(child);
            else if (child.Name is "library" or "event")
                Collect(child, projects, clips);
        }
    }
}
