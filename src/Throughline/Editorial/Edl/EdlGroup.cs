using Throughline.Time;

namespace Throughline.Editorial.Edl;

/// <summary>What becomes one event: a clip on one or several tracks.</summary>
internal sealed class EdlGroup
{
    /// <summary>The clip where it was met first.</summary>
    public required PlacedClip Placed { get; init; }

    /// <summary>What leads into it, or null.</summary>
    public required Transition? Transition { get; init; }

    /// <summary>What leads out of it, or null.</summary>
    public required Transition? After { get; init; }

    /// <summary>The clip that the transition comes from.</summary>
    public required Clip? Before { get; init; }

    /// <summary>On every track.</summary>
    public List<PlacedClip> Members { get; } = [];

    public bool Video { get; set; }

    public List<int> Audio { get; } = [];

    /// <summary>The clip as lists say it: a transition begins where its incoming event does, so what lies before the cut moves from one event to the next.</summary>
    public PlacedClip AsList()
    {
        var head = Transition?.InOffset ?? default;
        var tail = After?.InOffset ?? default;
        if (head.IsZero && tail.IsZero)
            return Placed;
        var record = TimeRange.Between(Placed.Record.Start - head, Placed.Record.End - tail);
        return Placed with { Clip = (Clip)Retiming.Trim(Placed.Clip, -head, record.Duration), Record = record };
    }
}
