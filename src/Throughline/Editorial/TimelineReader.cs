using Throughline.Editorial.Ale;
using Throughline.Editorial.Csv;
using Throughline.Editorial.Edl;
using Throughline.Editorial.FinalCut7;
using Throughline.Editorial.FinalCutX;
using Throughline.Editorial.Markers;
using Throughline.Editorial.Otio;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial;

/// <summary>Reads a cut in any format that can be read: by what the file holds, and where that does not tell, by its name.</summary>
public static class TimelineReader
{
    /// <summary>The cut.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">Its name or path.</param>
    /// <param name="rate">Its frame rate, for formats that do not state it; ignored by those that do.</param>
    public static TimelineReading Read(ReadOnlyMemory<byte> bytes, string name, FrameRate? rate = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (IsAaf(bytes.Span) || Ending(name) == "AAF")
            return new TimelineReading(Timeline.Empty, [new Diagnostic("AAF001", Severity.Error, SourceSpan.None, $"{name} is an AAF, which is not read yet. Export the cut from the editing system as EDL (one list for each track) or as XML (Final Cut Pro 7 or FCPXML), or convert it with OpenTimelineIO's AAF adapter to .otio.")]);
        if (BoundedZip.IsZip(bytes.Span))
            return OtioReader.Read(bytes, name);
        var source = SourceText.Decode(bytes.Span, name);
        var head = source.Text.AsSpan().TrimStart();
        if (head is ['{', ..])
            return OtioReader.Read(source);
        if (head is ['<', ..])
            return head[..Math.Min(head.Length, 4096)].Contains("<fcpxml", StringComparison.Ordinal) ? FcpxmlReader.Read(source) : XmemlReader.Read(source);
        if (head.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) && head.Length > 7 && char.IsWhiteSpace(head[7]))
            return AleReader.Read(source, rate);
        return Ending(name) switch
        {
            "ALE" => AleReader.Read(source, rate),
            "CSV" => ShotListReader.Read(source, rate),
            "TXT" when IsMarkerList(source) => MarkerList.Read(source, rate),
            "OTIO" => OtioReader.Read(source),
            "FCPXML" => FcpxmlReader.Read(source),
            "XML" or "XMEML" => XmemlReader.Read(source),
            _ => EdlReader.Read(source, rate),
        };
    }

    private static bool IsAaf(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    private static bool IsMarkerList(SourceText source)
    {
        foreach (var line in source.Text.AsSpan().EnumerateLines())
        {
            if (line.Trim().IsEmpty)
                continue;
            var tab = line.IndexOf('\t');
            var rest = tab < 0 ? [] : line[(tab + 1)..];
            var end = rest.IndexOf('\t');
            return end > 0 && Timecode.TryFields(rest[..end], out _, out _, out _, out _);
        }

        return false;
    }

    private static string Ending(string name) => name[(name.LastIndexOf('.') + 1)..].ToUpperInvariant();
}
