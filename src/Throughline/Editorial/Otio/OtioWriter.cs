using System.Buffers;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Throughline.Editorial.Otio;

/// <summary>Writes OpenTimelineIO JSON. An untouched file comes back as it was; of an edited one every field that is not understood is kept. It holds all that the model does.</summary>
public static class OtioWriter
{
    /// <summary>The file.</summary>
    /// <param name="timeline">The cut.</param>
    /// <param name="version">The release that must be able to read it; null: an untouched file as it is, anything else for 0.17.</param>
    public static WrittenTimeline Write(Timeline timeline, OtioVersion? version = null)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        if (timeline is { Format: TimelineFormat.Otio, IsUntouched: true } && version is null)
            return new WrittenTimeline(timeline.Source.Encode(), []);
        var losses = new ConversionLosses("OpenTimelineIO of that version");
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, IndentSize = 4, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }))
            new OtioComposer(json, version ?? OtioVersion.Release17, losses).Write(timeline);
        return new WrittenTimeline([.. buffer.WrittenSpan, (byte)'\n'], losses.Report());
    }

    /// <summary>The zipped form, without media.</summary>
    public static WrittenTimeline WriteZip(Timeline timeline, OtioVersion? version = null)
    {
        var plain = Write(timeline, version);
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "version.txt", "1.0.0"u8);
            Add(zip, "content.otio", plain.Bytes);
        }

        return plain with { Bytes = stream.ToArray() };
    }

    // The same timeline gives the same bytes, so the time in the zip is that of its format's first day.
    private static void Add(ZipArchive zip, string name, ReadOnlySpan<byte> bytes)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var to = entry.Open();
        to.Write(bytes);
    }
}
