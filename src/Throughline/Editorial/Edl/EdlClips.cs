using System.Collections.Immutable;
using System.Globalization;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial.Edl;

/// <summary>Makes clips of events: their media, speed, grade, markers, and all that is only kept.</summary>
internal sealed class EdlClips(SourceText source, EdlClock clock, IReadOnlyDictionary<string, string> reels, DiagnosticLog log)
{
    /// <summary>The name of the format in <see cref="Metadata"/>.</summary>
    public const string Format = "edl";

    /// <summary>The clip of an event.</summary>
    /// <param name="of">The event.</param>
    /// <param name="src">Its source range, in frames.</param>
    /// <param name="record">Its record range, in frames.</param>
    /// <param name="spanStart">Offset where its text begins, an outgoing line before it included.</param>
    public Clip Make(EdlEvent of, (long In, long Out) src, (long In, long Out) record, int spanStart)
    {
        var length = record.Out - record.In;
        var start = new FrameTime(src.In, clock.Rate);
        var effects = Speed(of, src.Out - src.In, length);
        return new Clip
        {
            Name = Name(of),
            Span = source.SpanAt(spanStart, Math.Max(of.End, of.Start + of.Length) - spanStart),
            SourceRange = new TimeRange(start, new FrameTime(length, clock.Rate)),
            Effects = effects,
            Markers = Markers(of, start, record.In),
            Media = [Media(of)],
            Colour = Grade(of),
            Metadata = Kept(of),
        };
    }

    /// <summary>The clip that an outgoing line shows when it does not go on from the clip before: it has no length of its own.</summary>
    public Clip MakeOutgoing(EdlEvent of, EdlEvent incoming, long sourceIn) => new()
    {
        Name = incoming.Note(EdlNoteKind.FromClipName) ?? "",
        Span = source.SpanAt(of.Start, of.Length),
        SourceRange = new TimeRange(new FrameTime(sourceIn, clock.Rate), FrameTime.Zero(clock.Rate)),
        Media = [Reference(of.Reel)],
        Metadata = Metadata.Empty.Add(Format, "event", of.Number),
    };

    // A dissolve names both sides; the incoming one is the event's.
    private static string Name(EdlEvent of) =>
        (of.IsTransition ? of.Note(EdlNoteKind.ToClipName) : null) ?? of.Note(EdlNoteKind.FromClipName) ?? "";

    private MediaReference Media(EdlEvent of)
    {
        var media = Reference(of.Reel);
        var path = of.Note(EdlNoteKind.Path);
        return media with
        {
            Name = of.Note(EdlNoteKind.SourceFile) is { } file && !file.Equals("(NULL)", StringComparison.OrdinalIgnoreCase) ? file : "",
            Target = path ?? "",
            Kind = path is not null && media.Kind == MediaKind.Missing ? MediaKind.External : media.Kind,
        };
    }

    private MediaReference Reference(string reel) => reel.ToUpperInvariant() switch
    {
        "BL" or "BLACK" => new MediaReference { Kind = MediaKind.Black, Reel = reel },
        "AX" or "" => new MediaReference(),
        _ => new MediaReference { Reel = reels.TryGetValue(reel, out var full) ? full : reel },
    };

    private ImmutableArray<Effect> Speed(EdlEvent of, long seen, long played)
    {
        var motion = of.Note(EdlNoteKind.Motion);
        var stated = motion is null ? null : Fps(motion);
        if (motion is not null && stated is null)
            log.Say("EDL005", Severity.Warning, of.Start, of.Length, $"Event {of.Number} has a speed that could not be read (M2 {motion}); it is read from the lengths.");
        if (stated is { Numerator: 0 } || (stated is null && of.Note(EdlNoteKind.Freeze) is not null))
            return [new Freeze { Metadata = Stated(motion) }];
        if (stated is not { } fps)
        {
            if (seen != played && motion is null)
                log.Say("EDL006", Severity.Warning, of.Start, of.Length, $"Event {of.Number} has {seen} frames of source for {played} frames of record and no speed (M2); it is read at normal speed, from its source in.");
            return motion is null || seen == played || seen == 0 ? [] : [new SpeedChange { Speed = Ratio.Of(seen, played), Metadata = Stated(motion) }];
        }

        var speed = Ratio.Of(fps.Numerator, fps.Denominator * Math.Max(1, clock.Rate.Nominal));
        if (played == 0 || seen == 0)
            return [new SpeedChange { Speed = speed, Metadata = Stated(motion) }];
        var expected = new FrameTime(played, clock.Rate).Times(speed.Magnitude).At(clock.Rate).Frames;
        if (expected == played && seen == played)
            return speed.Numerator < 0 ? [new SpeedChange { Speed = Ratio.Of(-1, 1), Metadata = Stated(motion) }] : [];
        if (seen == played)
        {
            log.Say("EDL007", Severity.Info, of.Start, of.Length, $"Event {of.Number} plays at {speed.Magnitude.ToDecimal(3)} of its speed, and its source out is written as if it did not, as Resolve does; the source seen is {expected} frames.");
            return [new SpeedChange { Speed = speed, Metadata = Stated(motion) }];
        }

        if (expected != seen)
            log.Say("EDL008", Math.Abs(expected - seen) <= 1 ? Severity.Info : Severity.Warning, of.Start, of.Length, $"Event {of.Number} says {fps.ToDecimal(1)} frames a second, which for {played} frames of record is {expected} frames of source, and has {seen}; the source times are trusted, and both are kept.");
        return [new SpeedChange { Speed = Ratio.Of(speed.Numerator < 0 ? -seen : seen, played), Metadata = Stated(motion) }];
    }

    // The number among reel, frames a second and entry point; the reel may have spaces or be missing.
    private static Ratio? Fps(string motion)
    {
        var words = motion.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = words.Length - 1; i >= 0; i--)
        {
            if (words[i].Length <= 8 && Ratio.TryParse(words[i], out var fps) && (i > 0 || words.Length == 1))
                return fps;
        }

        return null;
    }

    private static Metadata Stated(string? motion) => motion is null ? Metadata.Empty : Metadata.Empty.Add(Format, "M2", motion);

    private ImmutableArray<Marker> Markers(EdlEvent of, FrameTime start, long recordIn)
    {
        var markers = ImmutableArray.CreateBuilder<Marker>();
        foreach (var note in of.Notes.Where(n => n.Kind is EdlNoteKind.Locator or EdlNoteKind.ResolveMarker))
        {
            if (note.Kind == EdlNoteKind.ResolveMarker)
            {
                markers.Add(ResolveMarker(note.Value, start));
                continue;
            }

            var words = note.Value.Split([' ', '\t'], 3, StringSplitOptions.RemoveEmptyEntries);
            if (Place(of, words, start, recordIn) is not { } at)
                continue;
            markers.Add(new Marker
            {
                Range = new TimeRange(at, FrameTime.Zero(clock.Rate)),
                Colour = words.Length > 1 ? words[1].ToUpperInvariant() : "",
                Comment = words.Length > 2 ? words[2] : "",
            });
        }

        return markers.DrainToImmutable();
    }

    // Words behind the marker's clip; then |C: its colour, |M: what it says, |D: its frames. It stands at its event's first frame.
    private Marker ResolveMarker(string line, FrameTime start)
    {
        string colour = "", says = "";
        var frames = 0L;
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        foreach (var part in parts.Skip(1))
        {
            if (part.StartsWith("C:ResolveColor", StringComparison.OrdinalIgnoreCase))
                colour = part["C:ResolveColor".Length..].ToUpperInvariant();
            else if (part.StartsWith("M:", StringComparison.OrdinalIgnoreCase))
                says = part[2..].Trim();
            else if (part.StartsWith("D:", StringComparison.OrdinalIgnoreCase) && long.TryParse(part.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length < FrameTime.Most)
                frames = length;
        }

        return new Marker { Range = new TimeRange(start, new FrameTime(frames <= 1 ? 0 : frames, clock.Rate)), Colour = colour, Comment = parts[0].Length > 0 ? $"{says} {parts[0]}".Trim() : says };
    }

    // A locator's label is of the record; a plain number is a frame of the source.
    private FrameTime? Place(EdlEvent of, string[] words, FrameTime start, long recordIn)
    {
        if (words.Length == 0 || words[0].Length > 16)
            return null;
        if (words[0].All(char.IsAsciiDigit))
            return words[0].Length <= 9 ? new FrameTime(long.Parse(words[0], CultureInfo.InvariantCulture), clock.Rate) : null;
        if (!Timecode.TryFields(words[0], out _, out _, out _, out _) || clock.Frame(of, words[0]) is not { } at)
            return null;
        return start + new FrameTime(at - recordIn, clock.Rate);
    }

    private static ColourDecision? Grade(EdlEvent of)
    {
        var saturation = of.Note(EdlNoteKind.Saturation) is { } sat ? Number.Of(sat) : null;
        if (of.Note(EdlNoteKind.Sop) is { } sop)
            return ColourDecision.ReadSop(sop, saturation);
        return saturation is null ? null : ColourDecision.Neutral with { Saturation = saturation };
    }

    private static Metadata Kept(EdlEvent of)
    {
        var kept = ImmutableArray.CreateBuilder<MetadataEntry>();
        kept.Add(new MetadataEntry(Format, "event", of.Number));
        foreach (var note in of.Notes)
        {
            if (note.Kind is EdlNoteKind.Comment or EdlNoteKind.Line)
                kept.Add(new MetadataEntry(Format, note.Kind == EdlNoteKind.Comment ? "comment" : "line", note.Value));
        }

        return new Metadata(kept.DrainToImmutable());
    }
}
