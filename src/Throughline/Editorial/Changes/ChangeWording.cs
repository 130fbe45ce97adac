using System.Globalization;
using Throughline.Time;

namespace Throughline.Editorial.Changes;

/// <summary>Changes in the words of a cutting room.</summary>
public static class ChangeWording
{
    /// <summary>What happened to a clip: <c>head trimmed 6 frames, tail extended 12 frames; 6 frames earlier</c>.</summary>
    /// <param name="change">The change.</param>
    /// <param name="startShift">Frames by which the whole cut starts later, which are not told of every clip again.</param>
    public static string Of(CutChange change, long startShift = 0)
    {
        ArgumentNullException.ThrowIfNull(change);
        List<string> said = [];
        foreach (var kind in change.Kinds)
        {
            if (Of(kind, change, startShift) is { Length: > 0 } words)
                said.Add(words);
        }

        var shift = change.Old is null || change.New is null ? 0 : change.Shift - startShift;
        if (shift != 0 && !change.Is(ChangeKind.Moved))
            said.Add(Later(shift));
        return said.Count == 0 ? "as it was" : string.Join("; ", said);
    }

    /// <summary>A number of frames: <c>1 frame</c>, <c>24 frames</c>.</summary>
    public static string Frames(long frames) => string.Create(CultureInfo.InvariantCulture, $"{frames:N0} {(frames == 1 ? "frame" : "frames")}");

    /// <summary>What became of a stretch of the picture: <c>12 frames later</c>, <c>came in</c>.</summary>
    public static string Of(ConformStretch stretch, long startShift = 0) =>
        stretch.OldIn is null ? "came in" : stretch.NewIn is null ? "went out" : stretch.Shift == startShift ? "where it was" : Later(stretch.Shift - startShift);

    private static string Later(long shift) => $"{Frames(Math.Abs(shift))} {(shift > 0 ? "later" : "earlier")}";

    private static string Of(ChangeKind kind, CutChange change, long startShift) => kind switch
    {
        ChangeKind.Kept => "",
        ChangeKind.Added => $"new, {Frames(change.New!.Length)}",
        ChangeKind.Removed => $"out, {Frames(change.Old!.Length)}",
        ChangeKind.Replaced => $"replaces {Named(change.Old!)}{(change.Old!.Length == change.New!.Length ? "" : $", {Frames(change.New.Length)} where {Frames(change.Old.Length)} were")}",
        ChangeKind.Slipped => $"slipped {Frames(Math.Abs(change.HeadFrames ?? 0))} {((change.HeadFrames ?? 0) >= 0 ? "later" : "earlier")} in its media{(change.Old!.Length == change.New!.Length ? "" : $", now {Frames(change.New.Length)}")}",
        ChangeKind.Retimed => $"{Speed(change.Old!)}, now {Speed(change.New!)}, {Frames(change.New!.Length)} where {Frames(change.Old!.Length)} were",
        ChangeKind.Split => "a part of a clip that was split" + Ends(change),
        ChangeKind.Joined => "joined into one clip" + Ends(change),
        ChangeKind.Trimmed => change.Is(ChangeKind.Split) || change.Is(ChangeKind.Joined) ? "" : Ends(change).TrimStart(',', ' '),
        ChangeKind.Moved => change.Shift == startShift ? "moved among the others" : $"moved, {Later(change.Shift - startShift)}",
        ChangeKind.TrackChanged => $"from {change.Old!.Track} to {change.New!.Track}",
        _ => Lead(change),
    };

    private static string Ends(CutChange change)
    {
        var head = End("head", change.HeadFrames ?? 0);
        var tail = End("tail", change.TailFrames ?? 0);
        return (head.Length > 0 ? ", " + head : "") + (tail.Length > 0 ? ", " + tail : "");
    }

    private static string End(string end, long frames) => frames == 0 ? "" : $"{end} {(frames > 0 ? "trimmed" : "extended")} {Frames(Math.Abs(frames))}";

    private static string Lead(CutChange change)
    {
        var (a, b) = (change.Old!, change.New!);
        return a.LeadIn != b.LeadIn ? $"{Lead(a.LeadIn)}, now {Lead(b.LeadIn)}" : $"its end was {Lead(a.LeadOut)}, now {Lead(b.LeadOut)}";
    }

    private static string Lead(CutTransition? transition) => transition is null ? "a cut"
        : transition.Kind switch { TransitionKind.Dissolve => "a dissolve of ", TransitionKind.Wipe => "a wipe of ", TransitionKind.Key => "a key of ", _ => "a transition of " } + Frames(transition.Frames);

    private static string Speed(CutEvent e) => e.SpeedMap.Length > 0 ? "a speed that varies" : e.Speed.Numerator == 0 ? "a held frame" : Ratio.Of(e.Speed.Numerator * 100, e.Speed.Denominator).ToDecimal(1) + "%";

    /// <summary>What people call a clip: its name, else its source.</summary>
    public static string Named(CutEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return e.Name.Length > 0 ? e.Name : e.Source.Label.Length > 0 ? e.Source.Label : "a clip without a name";
    }
}
