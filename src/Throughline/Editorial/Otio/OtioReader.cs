using System.Collections.Immutable;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial.Otio;

/// <summary>Reads OpenTimelineIO JSON, and its zipped form. Schemas of no known name are kept whole and written back.</summary>
public static class OtioReader
{
    internal const string Format = "otio";
    internal const string TracksPrefix = "tracks/";
    private const string Content = "content.otio";

    /// <summary>A file, zipped (<c>.otioz</c>) or not.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="name">What to call it.</param>
    public static TimelineReading Read(ReadOnlyMemory<byte> bytes, string name)
    {
        if (!BoundedZip.IsZip(bytes.Span))
            return Read(SourceText.Decode(bytes.Span, name));
        var zip = BoundedZip.Read(bytes, entry => entry == Content);
        if (zip.Failure != ZipFailure.None)
            return new TimelineReading(Timeline.Empty, [ZipDiagnostics.Of(zip.Failure, zip.Entry, name, "OTZ", "OpenTimelineIO")]);
        return zip.Files is [var content, ..]
            ? Read(SourceText.Decode(content.Bytes.Span, name))
            : new TimelineReading(Timeline.Empty, [new Diagnostic("OTZ003", Severity.Error, SourceSpan.None, $"{name} holds no {Content}, so there is no timeline in it.")]);
    }

    /// <summary>A timeline as JSON.</summary>
    public static TimelineReading Read(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var log = new DiagnosticLog(source);
        var json = JsonText.Parse(source.Text);
        if (json.FailedAt >= 0)
        {
            var line = source.LineAt(json.FailedAt);
            log.Say("OTI001", Severity.Error, json.FailedAt, $"The JSON is broken on line {line}; nothing was read. Save the timeline again from the program that made it.");
            return new TimelineReading(Timeline.Empty with { Source = source }, log.ToImmutable());
        }

        var items = new OtioItems(source, log);
        var timeline = Root(json.Root, items, log) with { Format = TimelineFormat.Otio, Source = source };
        return new TimelineReading(timeline with { Origin = timeline }, log.ToImmutable());
    }

    private static Timeline Root(JsonValue root, OtioItems items, DiagnosticLog log)
    {
        var schema = OtioItems.Schema(root);
        switch (schema)
        {
            case "Timeline":
                var tracks = items.Item(root["tracks"]) as Nest;
                var start = items.Time(root["global_start_time"]);
                return Assembled(tracks ?? new Nest(), start, root, items) with
                {
                    Name = root["name"].Text,
                    Metadata = WithTracks(OtioItems.Kept(root, "name", "tracks", "global_start_time"), tracks),
                };
            case "SerializableCollection":
                var clips = root["children"].Items.Select(items.Part).OfType<TrackPart>().ToImmutableArray();
                return Assembled(new Nest { Children = [new Track { Children = clips }] }, null, root, items) with
                {
                    Name = root["name"].Text, IsBin = true, Metadata = OtioItems.Kept(root, "name", "children").Add(Format, "root", schema),
                };
            default:
                if (items.Item(root) is { } single)
                {
                    var nest = single as Nest ?? new Nest { Children = [single as Track ?? new Track { Children = [single] }] };
                    return Assembled(nest, null, root, items) with { Name = single.Name, Metadata = Metadata.Empty.Add(Format, "root", schema) };
                }

                log.Say("OTI002", Severity.Error, root.Start, schema.Length == 0 ? "The file is JSON and no OpenTimelineIO: it has no OTIO_SCHEMA." : $"The file holds a {schema} and no timeline.");
                return Timeline.Empty;
        }
    }

    // What is said of the stack of tracks goes beside what is said of the timeline.
    private static Metadata WithTracks(Metadata kept, Nest? tracks) =>
        tracks is null ? kept : new Metadata(kept.Entries.AddRange(tracks.Metadata.Entries.Select(e => e with { Key = TracksPrefix + e.Key })));

    private static Timeline Assembled(Nest tracks, FrameTime? start, JsonValue root, OtioItems items)
    {
        var rate = start?.Rate ?? items.FirstRate ?? FrameRate.Fps24;
        var inside = OtioItems.Metadata(root)["throughline"];
        var drop = inside["drop_frame"].Raw is "true" && rate.HasDropFrame;
        return new Timeline
        {
            Timebase = new Timebase(rate, drop),
            Start = start ?? FrameTime.Zero(rate),
            Tracks = [.. tracks.Children.Select(c => c as Track ?? new Track { Children = [c] })],
            Markers = tracks.Markers,
            IsBin = inside["bin"].Raw is "true",
        };
    }
}
