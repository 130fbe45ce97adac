using System.Collections.Immutable;
using Throughline.Time;

namespace Throughline.Editorial.Changes;

/// <summary>Makes a new cut of an old one by a list of changes.</summary>
internal static class ChangeApplication
{
    public static CutList Apply(ImmutableArray<CutChange> changes, CutList old, string name, long start)
    {
        var isUsed = new bool[old.Events.Length];
        var events = ImmutableArray.CreateBuilder<CutEvent>(changes.Length);
        foreach (var change in changes)
        {
            var before = change.Old is { } stated ? Take(old, stated, isUsed) : null;
            if (change.New is null || (change.Is(ChangeKind.Joined) && events.Any(e => e.Number == change.New.Number)))
                continue;
            events.Add(Made(change, before) with { Number = change.New.Number, Item = change.New.Item });
        }

        if (isUsed.AsSpan().IndexOf(false) is var left and >= 0)
            throw new ArgumentException($"The changes do not speak of {old.Events[left].Name} at {old.Events[left].RecordIn} on {old.Events[left].Track}.", nameof(changes));
        return new CutList(name, old.Timebase, start, [.. events.OrderBy(e => e.Number)]);
    }

    private static CutEvent Take(CutList old, CutEvent stated, bool[] isUsed)
    {
        if (stated.Number >= old.Events.Length || !old.Events[stated.Number].IsSameAs(stated))
            throw new ArgumentException($"The old cut has no {stated.Name} at {stated.RecordIn} on {stated.Track}; the changes are of another cut.", nameof(old));
        isUsed[stated.Number] = true;
        return old.Events[stated.Number];
    }

    private static CutEvent Made(CutChange change, CutEvent? old)
    {
        var @new = change.New!;
        if (old is null || change.Is(ChangeKind.Replaced))
            return @new;
        var length = old.Length;
        var made = old;
        if (change.Is(ChangeKind.Retimed))
        {
            length = @new.Length;
            made = made with { Speed = @new.Speed, SpeedMap = @new.SpeedMap };
            made = made.Showing(@new.SourceStart, @new.SourceLength);
        }
        else if (change.Kinds.Any(k => k is ChangeKind.Trimmed or ChangeKind.Slipped or ChangeKind.Split or ChangeKind.Joined) || !change.SubFrames.IsZero)
        {
            length = old.Length - change.HeadFrames!.Value - change.TailFrames!.Value;
            made = Trimmed(old, change.HeadFrames.Value, change.TailFrames.Value, change.SubFrames);
        }

        if (change.Is(ChangeKind.TransitionChanged))
            made = made with { LeadIn = @new.LeadIn, LeadOut = @new.LeadOut };
        if (change.Is(ChangeKind.TrackChanged))
            made = made with { Track = @new.Track, Kind = @new.Kind };
        var at = old.RecordIn + change.Shift;
        return made with { RecordIn = at, RecordOut = at + length, Name = @new.Name, Source = @new.Source, Shot = @new.Shot, Scene = @new.Scene, Vendor = @new.Vendor };
    }

    // Forwards the head decides where the media starts, backwards the tail.
    private static CutEvent Trimmed(CutEvent old, long head, long tail, FrameTime subFrames)
    {
        if (!old.HasSource)
            return old;
        var speed = old.Speed.Magnitude;
        var first = old.Speed.Numerator >= 0 ? head : tail;
        var start = old.SourceStart + new FrameTime(first, old.Rate).Times(speed) + subFrames;
        var length = speed.Numerator == 0 ? old.SourceLength : new FrameTime(old.Length - head - tail, old.Rate).Times(speed);
        return old.Showing(start, length);
    }
}
