using Throughline.Editorial.Ale;
using Throughline.Editorial.Csv;
using Throughline.Editorial.Edl;
using Throughline.Editorial.FinalCut7;
using Throughline.Editorial.FinalCutX;
using Throughline.Editorial.Markers;
using Throughline.Editorial.Otio;

namespace Throughline.Editorial;

/// <summary>Writes a cut in any format that can be written.</summary>
public static class TimelineWriter
{
    /// <summary>The format that a file name's ending says; null when it says none. A <c>.txt</c> is a marker list, an <c>.xml</c> Final Cut Pro 7.</summary>
    public static TimelineFormat? FormatOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name[(name.LastIndexOf('.') + 1)..].ToUpperInvariant() switch
        {
            "EDL" => TimelineFormat.Edl,
            "ALE" => TimelineFormat.Ale,
            "OTIO" or "OTIOZ" or "OTIOD" => TimelineFormat.Otio,
            "XML" or "XMEML" => TimelineFormat.FinalCut7,
            "FCPXML" => TimelineFormat.FinalCutX,
            "CSV" => TimelineFormat.Csv,
            "TXT" => TimelineFormat.Markers,
            _ => null,
        };
    }

    /// <summary>The file, and what the format cannot hold.</summary>
    /// <param name="timeline">The cut.</param>
    /// <param name="format">The format.</param>
    /// <param name="target">For whom, as <see cref="TargetsOf"/> lists; null for the format's own.</param>
    /// <exception cref="ArgumentException">The format is none, or the target is not one of its.</exception>
    public static WrittenTimeline Write(Timeline timeline, TimelineFormat format, string? target = null)
    {
        if (target is not null && !IsTarget(format, target))
            throw new ArgumentException($"{target} is none of: {string.Join(", ", TargetsOf(format))}.", nameof(target));
        var place = target is null ? 0 : Math.Max(0, Array.FindIndex(TargetsOf(format), t => t.Equals(target, StringComparison.OrdinalIgnoreCase)));
        return format switch
        {
            TimelineFormat.Edl => EdlWriter.Write(timeline, (EdlDialect)place),
            TimelineFormat.Ale => AleWriter.Write(timeline),
            TimelineFormat.Otio => OtioWriter.Write(timeline, target is not null && OtioVersionLabel.TryRead(target, out var version) ? version : null),
            TimelineFormat.FinalCut7 => XmemlWriter.Write(timeline),
            TimelineFormat.FinalCutX => FcpxmlWriter.Write(timeline, target ?? FcpxmlWriter.DefaultVersion),
            TimelineFormat.Csv => ShotListWriter.Write(timeline),
            TimelineFormat.Markers => MarkerList.Write(timeline),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "This format cannot be written."),
        };
    }

    /// <summary>True when a format can be written for somebody; OpenTimelineIO for any of its labels, such as <c>0.15.0</c>.</summary>
    public static bool IsTarget(TimelineFormat format, string target) =>
        TargetsOf(format).Contains(target, StringComparer.OrdinalIgnoreCase) || (format == TimelineFormat.Otio && OtioVersionLabel.TryRead(target, out _));

    /// <summary>For whom a format can be written: dialects of lists, versions of the others. The first is meant when none is named.</summary>
    public static string[] TargetsOf(TimelineFormat format) => format switch
    {
        TimelineFormat.Edl => ["cmx3600", "avid", "premiere", "resolve", "nucoda"],
        TimelineFormat.Otio => ["0.17", "0.14", "0.18"],
        TimelineFormat.FinalCutX => [FcpxmlWriter.DefaultVersion, "1.8", "1.9", "1.11", "1.12", "1.13"],
        _ => [],
    };
}
