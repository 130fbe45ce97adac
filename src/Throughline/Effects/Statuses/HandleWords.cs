using System.Globalization;
using Throughline.Time;

namespace Throughline.Effects.Statuses;

/// <summary>Says in frames of the source how a shot was trimmed and what of its handles is left.</summary>
internal static class HandleWords
{
    /// <summary>What a trim or a slip inside the handles did.</summary>
    /// <param name="was">The frames that were seen.</param>
    /// <param name="seen">The frames that are seen.</param>
    /// <param name="delivered">What was delivered.</param>
    public static string Of(TimeRange was, TimeRange seen, TimeRange delivered)
    {
        var head = seen.Start.Frames - was.Start.Frames;
        var tail = was.End.Frames - seen.End.Frames;
        var left = (Head: seen.Start.Frames - delivered.Start.Frames, Tail: delivered.End.Frames - seen.End.Frames);
        if (head == -tail)
            return $"slipped {Frames(Math.Abs(head))} {(head > 0 ? "later" : "earlier")}: handles {Number(left.Head)} and {Number(left.Tail)} now";
        var said = new List<string>();
        if (head != 0)
            said.Add(End("head", head, left.Head));
        if (tail != 0)
            said.Add(End("tail", tail, left.Tail));
        return string.Join("; ", said);
    }

    /// <summary>By how much the cut goes beyond what was delivered.</summary>
    public static string Beyond(TimeRange seen, TimeRange delivered)
    {
        var head = delivered.Start.Frames - seen.Start.Frames;
        var tail = seen.End.Frames - delivered.End.Frames;
        var ends = new List<string>();
        if (head > 0)
            ends.Add($"{Frames(head)} at the head");
        if (tail > 0)
            ends.Add($"{Frames(tail)} at the tail");
        return $"{string.Join(" and ", ends)} {(Math.Max(0, head) + Math.Max(0, tail) == 1 ? "was" : "were")} not delivered";
    }

    /// <summary><c>1 frame</c>, <c>6 frames</c>.</summary>
    public static string Frames(long count) => count == 1 ? "1 frame" : Number(count) + " frames";

    // A shot that grows eats its handle; one that shrinks gives it back.
    private static string End(string end, long trimmed, long left) => trimmed < 0
        ? $"{end} handle trimmed {Frames(-trimmed)}, {Number(left)} left"
        : $"{end} trimmed {Frames(trimmed)}, its handle is {Number(left)} now";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
