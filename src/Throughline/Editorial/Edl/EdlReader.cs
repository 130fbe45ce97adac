using System.Collections.Immutable;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial.Edl;

/// <summary>Reads CMX 3600 edit decision lists and what Avid, Premiere, Resolve and others make of them.</summary>
public static class EdlReader
{
    private const long EighteenHours = 18 * 3600;

    /// <summary>The cut of a list: a track for each channel.</summary>
    /// <param name="source">The file.</param>
    /// <param name="rate">Its frame rate, which lists do not state; null: its hints, else the lowest that fits, with a warning.</param>
    public static TimelineReading Read(SourceText source, FrameRate? rate = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        var log = new DiagnosticLog(source);
        var scanner = new EdlScanner(source, log);
        if (scanner.Events.Count == 0)
            log.Say("EDL009", Severity.Error, 0, 0, $"{source.Name} has no events: it is empty, or no edit decision list.");
        var clock = new EdlClock(EdlClock.FindRate(scanner, rate, log), log);
        var tracks = new EdlTracks(source, clock, log);
        Place(scanner, clock, tracks, new EdlClips(source, clock, scanner.Reels, log), log);
        var (start, built) = tracks.Build();
        var timeline = new Timeline
        {
            Name = scanner.Title,
            Timebase = new Timebase(clock.Rate, clock.Rate.HasDropFrame && (scanner.AnyDropFrame || scanner.Events.Exists(e => e.Times[2].Contains(';', StringComparison.Ordinal)))),
            Start = new FrameTime(start, clock.Rate),
            Tracks = built,
            Metadata = new Metadata([.. scanner.Header.Select(line => new MetadataEntry(EdlClips.Format, "header", line))]),
            Format = TimelineFormat.Edl,
            Source = source,
        };
        return new TimelineReading(timeline with { Origin = timeline }, log.ToImmutable());
    }

    private static void Place(EdlScanner scanner, EdlClock clock, EdlTracks tracks, EdlClips clips, DiagnosticLog log)
    {
        EdlEvent? outgoing = null;
        (long In, long Out) outgoingSource = default;
        long before = 0, days = 0;
        var events = scanner.Events;
        for (var i = 0; i < events.Count; i++)
        {
            var of = events[i];
            if (clock.Pair(of, of.Times[0], of.Times[1]) is not { } src || clock.Pair(of, of.Times[2], of.Times[3]) is not { } record)
                continue;
            // A list that runs over midnight starts again at zero.
            if (before - (record.In + days) > EighteenHours * clock.Rate.Nominal)
                days += new Timebase(clock.Rate, clock.Rate.HasDropFrame && of.DropFrame).FramesPerDay;
            record = (record.In + days, record.Out + days);
            before = record.In;
            if (record.In == record.Out && !of.IsTransition && i + 1 < events.Count && events[i + 1].Number == of.Number && events[i + 1].IsTransition)
            {
                (outgoing, outgoingSource) = (of, src);
                continue;
            }

            var names = EdlChannels.Read(of.Channels, of.MoreAudio, out var isKnown);
            if (!isKnown)
                log.Say("EDL010", Severity.Warning, of.Start, of.Length, $"Event {of.Number} is on channel {of.Channels}, which is not known; it is read as picture.");
            if (names.Count == 0)
                names.Add("V");
            var clip = clips.Make(of, src, record, outgoing?.Start ?? of.Start);
            var from = outgoing is null ? null : clips.MakeOutgoing(outgoing, of, outgoingSource.In);
            foreach (var name in names)
                tracks.Add(of.Effect is "K" or "KO" && name == "V" ? "V2" : name, of, clip, record, from, outgoing);
            outgoing = null;
        }
    }
}
