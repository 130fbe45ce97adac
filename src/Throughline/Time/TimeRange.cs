namespace Throughline.Time;

/// <summary>A stretch of time: its first frame is in it, its end is not.</summary>
/// <param name="Start">The first moment.</param>
/// <param name="Duration">Its length, zero or more.</param>
public readonly record struct TimeRange(FrameTime Start, FrameTime Duration)
{
    /// <summary>The first moment that is no longer in it.</summary>
    public FrameTime End => Start + Duration;

    /// <summary>From one moment up to another; empty when the end is before the start.</summary>
    public static TimeRange Between(FrameTime start, FrameTime end) =>
        new(start, end < start ? FrameTime.Zero(start.Rate) : end - start);

    /// <summary>From one frame up to another at a rate.</summary>
    public static TimeRange Frames(long start, long end, FrameRate rate) => Between(new FrameTime(start, rate), new FrameTime(end, rate));

    /// <summary>How this stands to another, by Allen's thirteen relations. An empty range counts as the moment it stands at, and touching wins over lying inside.</summary>
    public IntervalRelation RelationTo(TimeRange other)
    {
        int starts = Start.CompareTo(other.Start), ends = End.CompareTo(other.End);
        int endToStart = End.CompareTo(other.Start), startToEnd = Start.CompareTo(other.End);
        return (starts, ends) switch
        {
            (0, 0) => IntervalRelation.Equal,
            _ when endToStart < 0 => IntervalRelation.Before,
            _ when startToEnd > 0 => IntervalRelation.After,
            _ when endToStart == 0 => IntervalRelation.Meets,
            _ when startToEnd == 0 => IntervalRelation.MetBy,
            (0, < 0) => IntervalRelation.Starts,
            (0, > 0) => IntervalRelation.StartedBy,
            ( > 0, 0) => IntervalRelation.Finishes,
            ( < 0, 0) => IntervalRelation.FinishedBy,
            ( > 0, < 0) => IntervalRelation.During,
            ( < 0, > 0) => IntervalRelation.Contains,
            ( < 0, < 0) => IntervalRelation.Overlaps,
            _ => IntervalRelation.OverlappedBy,
        };
    }

    /// <summary>True when the moment is in it.</summary>
    public bool Contains(FrameTime moment) => Start <= moment && moment < End;

    /// <summary>True when all of the other is in it.</summary>
    public bool Contains(TimeRange other) => Start <= other.Start && other.End <= End;

    /// <summary>What both have; null when they have no frame in common.</summary>
    public TimeRange? Intersect(TimeRange other)
    {
        var start = FrameTime.Max(Start, other.Start);
        var end = FrameTime.Min(End, other.End);
        return start < end ? Between(start, end) : null;
    }

    /// <summary>The same length elsewhere.</summary>
    public TimeRange Shift(FrameTime by) => new(Start + by, Duration);

    /// <summary>Both ends at another rate, each rounded on its own, so that ranges that met still meet.</summary>
    public TimeRange At(FrameRate rate, Rounding rounding = Rounding.Nearest) => Between(Start.At(rate, rounding), End.At(rate, rounding));

    /// <inheritdoc/>
    public override string ToString() => $"{Start}+{Duration}";
}

/// <summary>How one stretch of time stands to another (J. F. Allen, 1983).</summary>
public enum IntervalRelation
{
    /// <summary>Ends before the other starts, with time between.</summary>
    Before,

    /// <summary>Ends where the other starts.</summary>
    Meets,

    /// <summary>Starts earlier and ends inside the other.</summary>
    Overlaps,

    /// <summary>Starts together and ends earlier.</summary>
    Starts,

    /// <summary>Lies inside the other and touches neither end.</summary>
    During,

    /// <summary>Starts later and ends together.</summary>
    Finishes,

    /// <summary>Starts and ends together.</summary>
    Equal,

    /// <summary>Starts earlier and ends together.</summary>
    FinishedBy,

    /// <summary>Holds the other without touching its ends.</summary>
    Contains,

    /// <summary>Starts together and ends later.</summary>
    StartedBy,

    /// <summary>Starts inside the other and ends later.</summary>
    OverlappedBy,

    /// <summary>Starts where the other ends.</summary>
    MetBy,

    /// <summary>Starts after the other has ended, with time between.</summary>
    After,
}
