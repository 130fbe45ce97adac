using System.Collections.Immutable;
using System.Globalization;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial.Edl;

/// <summary>Lays events out on tracks by their record times.</summary>
internal sealed class EdlTracks(SourceText source, EdlClock clock, DiagnosticLog log)
{
    private readonly Dictionary<string, List<Placed>> _tracks = new(StringComparer.Ordinal);

    /// <summary>One event on one track.</summary>
    /// <param name="name">The track.</param>
    /// <param name="of">The event.</param>
    /// <param name="clip">Its clip.</param>
    /// <param name="record">Its record range in frames.</param>
    /// <param name="from">What a transition comes from, as its own line says, or null.</param>
    /// <param name="outgoing">That line.</param>
    public void Add(string name, EdlEvent of, Clip clip, (long In, long Out) record, Clip? from, EdlEvent? outgoing)
    {
        if (!_tracks.TryGetValue(name, out var placed))
            _tracks[name] = placed = [];
        placed.Add(new Placed(of, clip, record.In, record.Out, from, outgoing));
    }

    /// <summary>The first record frame, and the tracks: picture, then sound.</summary>
    public (long Start, ImmutableArray<Track> Tracks) Build()
    {
        var start = _tracks.Count == 0 ? 0 : _tracks.Values.Min(track => track.Min(p => p.In));
        return (start, [.. _tracks.OrderBy(t => t.Key[0] == 'V' ? 0 : 1).ThenBy(t => t.Key.Length).ThenBy(t => t.Key, StringComparer.Ordinal).Select(t => Build(t.Key, t.Value, start))]);
    }

    private Track Build(string name, List<Placed> events, long start)
    {
        var children = ImmutableArray.CreateBuilder<TrackPart>(events.Count + 8);
        var at = start;
        Placed? previous = null;
        foreach (var placed in events.OrderBy(e => e.In))
        {
            if (placed.In > at)
                children.Add(Gap.Of(new FrameTime(placed.In - at, clock.Rate)));
            else if (placed.In < at)
                CutShort(children, previous!, placed, at - placed.In);
            if (placed.Of.IsTransition)
                AddTransition(children, previous, placed);
            children.Add(placed.Clip);
            at = placed.Out;
            previous = placed;
        }

        return new Track { Name = name, Kind = name[0] == 'V' ? TrackKind.Video : TrackKind.Audio, Children = children.DrainToImmutable() };
    }

    // What is recorded later lies over what is there, as on tape.
    private void CutShort(ImmutableArray<TrackPart>.Builder children, Placed previous, Placed placed, long by)
    {
        log.Say("EDL011", Severity.Warning, placed.Of.Start, placed.Of.Length, $"Event {placed.Of.Number} begins {by.ToString(CultureInfo.InvariantCulture)} frames before event {previous.Of.Number} ends; event {previous.Of.Number} is cut short, as on tape.");
        for (var left = by; left > 0 && children.Count > 0;)
        {
            var last = children[^1];
            children.RemoveAt(children.Count - 1);
            if (last is not Item item)
                continue;
            var length = Ranges.Duration(item).Frames;
            if (length > left)
                children.Add(Retiming.Trim(item, FrameTime.Zero(clock.Rate), new FrameTime(length - left, clock.Rate)));
            left -= length;
        }
    }

    private void AddTransition(ImmutableArray<TrackPart>.Builder children, Placed? previous, Placed placed)
    {
        var of = placed.Of;
        if (placed.From is { } from && !GoesOn(previous, placed))
            children.Add(from);
        var length = of.EffectLength;
        if (length < 0)
        {
            log.Say("EDL012", Severity.Warning, of.Start, of.Length, $"Event {of.Number} is a transition without a length; a cut is read.");
            return;
        }

        if (length > placed.Out - placed.In)
            log.Say("EDL013", Severity.Warning, of.Start, of.Length, $"Event {of.Number} has a transition of {length} frames and only {placed.Out - placed.In} frames of record.");
        children.Add(new Transition
        {
            Name = of.Note(EdlNoteKind.EffectName) ?? "",
            Kind = of.Effect[0] switch { 'D' => TransitionKind.Dissolve, 'W' => TransitionKind.Wipe, _ => TransitionKind.Key },
            WipePattern = of.Effect[0] == 'W' && int.TryParse(of.Effect.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var pattern) ? pattern : 0,
            InOffset = FrameTime.Zero(clock.Rate),
            OutOffset = new FrameTime(length, clock.Rate),
            Span = source.SpanAt(of.Start, of.Length),
            Metadata = of.Effect == "KO" ? Metadata.Empty.Add(EdlClips.Format, "effect", "KO") : Metadata.Empty,
        });
    }

    // True when a transition's outgoing line names the frame at which the clip before it stopped.
    private static bool GoesOn(Placed? previous, Placed placed)
    {
        var black = placed.From!.Media[0].Kind == MediaKind.Black;
        if (previous is null || previous.Out != placed.In)
            return black;
        return black == (previous.Clip.Media[0].Kind == MediaKind.Black)
            && previous.Of.Reel == placed.Outgoing!.Reel && previous.Of.Times[1] == placed.Outgoing.Times[0];
    }

    private sealed record Placed(EdlEvent Of, Clip Clip, long In, long Out, Clip? From, EdlEvent? Outgoing);
}
