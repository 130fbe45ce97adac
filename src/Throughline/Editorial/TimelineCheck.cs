using System.Collections.Immutable;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial;

/// <summary>What is doubtful in a cut itself, whatever file it came in.</summary>
public static class TimelineCheck
{
    /// <summary>Clips of no length, media that runs out, transitions without the media they need.</summary>
    public static ImmutableArray<Diagnostic> Run(Timeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var placed in Ranges.Clips(timeline))
        {
            var at = timeline.IsBin ? "" : $" at {timeline.Timebase.Label(placed.Record.Start)}";
            if (placed.Record.Duration.IsZero && !IsOutgoing(placed))
                found.Add(Finding("CUT001", placed.Clip, $"{Name(placed.Clip)}{at} has no length."));
            if (MediaHandles.Of(placed.Clip) is not { } handles)
                continue;
            if (handles.Head.Frames < 0 || handles.Tail.Frames < 0)
                found.Add(Finding("CUT002", placed.Clip, $"{Name(placed.Clip)}{at} shows {Frames(handles.Head, handles.Tail)} more of its media than there is."));
            else if (Short(placed, handles) is { } missing)
                found.Add(Finding("CUT003", placed.Clip, $"{Name(placed.Clip)}{at} lacks {missing} of media under its transition."));
        }

        return found.DrainToImmutable();
    }

    // A shot that only a transition shows has no length of its own.
    private static bool IsOutgoing(PlacedClip placed) =>
        placed.Index + 1 < placed.Track.Children.Length && placed.Track.Children[placed.Index + 1] is Transition;

    private static string? Short(PlacedClip placed, MediaHandles handles)
    {
        var speed = Retiming.Speed(placed.Clip).Magnitude;
        if (placed.Index > 0 && placed.Track.Children[placed.Index - 1] is Transition before && before.InOffset.Times(speed) is var head && head > handles.Head)
            return Frames(-(head - handles.Head), default);
        if (placed.Index + 1 < placed.Track.Children.Length && placed.Track.Children[placed.Index + 1] is Transition after && after.OutOffset.Times(speed) is var tail && tail > handles.Tail)
            return Frames(-(tail - handles.Tail), default);
        return null;
    }

    private static string Frames(FrameTime first, FrameTime second)
    {
        var frames = 0L;
        foreach (var time in (ReadOnlySpan<FrameTime>)[first, second])
            frames += time.Frames < 0 ? -time.Frames : 0;
        return frames == 1 ? "1 frame" : $"{frames} frames";
    }

    private static string Name(Clip clip) => clip.Name.Length > 0 ? clip.Name : clip.Active is { Reel.Length: > 0 } media ? media.Reel : "A clip without a name";

    private static Diagnostic Finding(string code, Clip clip, string message) => new(code, Severity.Warning, clip.Span, message);
}
