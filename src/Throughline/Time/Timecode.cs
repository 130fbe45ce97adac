using System.Globalization;

namespace Throughline.Time;

/// <summary>A label of a frame, hours to frames, that repeats every twenty-four hours (SMPTE ST 12-1). There is one for every frame of a day and no other.</summary>
public readonly record struct Timecode : IComparable<Timecode>
{
    /// <param name="timebase">How frames are labelled.</param>
    /// <param name="frame">Frames from 00:00:00:00, of any day before or after.</param>
    public Timecode(Timebase timebase, long frame)
    {
        if (timebase.Rate.IsNone)
            throw new ArgumentException("Labels have a rate.", nameof(timebase));
        Timebase = timebase;
        FrameOfDay = (frame % timebase.FramesPerDay + timebase.FramesPerDay) % timebase.FramesPerDay;
    }

    /// <summary>How frames are labelled.</summary>
    public Timebase Timebase { get; }

    /// <summary>Frames since 00:00:00:00, below <see cref="Timebase.FramesPerDay"/>.</summary>
    public long FrameOfDay { get; }

    /// <summary>The frames since 00:00:00:00 as a time.</summary>
    public FrameTime Time => new(FrameOfDay, Timebase.Rate);

    /// <summary>0 to 23.</summary>
    public int Hours => (int)(Counted / (Timebase.FramesPerSecond * 3600L));

    /// <summary>0 to 59.</summary>
    public int Minutes => (int)(Counted / (Timebase.FramesPerSecond * 60L) % 60);

    /// <summary>0 to 59.</summary>
    public int Seconds => (int)(Counted / Timebase.FramesPerSecond % 60);

    /// <summary>0 to one less than <see cref="Timebase.FramesPerSecond"/>.</summary>
    public int Frames => (int)(Counted % Timebase.FramesPerSecond);

    /// <summary>Hours, minutes, seconds and frames at once.</summary>
    public void Deconstruct(out int hours, out int minutes, out int seconds, out int frames)
    {
        var rate = Timebase.FramesPerSecond;
        var (second, frame) = long.DivRem(Counted, rate);
        (hours, minutes, seconds, frames) = ((int)(second / 3600), (int)(second / 60 % 60), (int)(second % 60), (int)frame);
    }

    // The frame's number if no label were left out.
    private long Counted
    {
        get
        {
            if (Timebase.Dropped == 0)
                return FrameOfDay;
            var tens = FrameOfDay / Timebase.FramesPerTenMinutes;
            var rest = FrameOfDay % Timebase.FramesPerTenMinutes;
            var first = Timebase.FramesPerSecond * 60L;
            var minutes = rest < first ? 0 : 1 + (rest - first) / (first - Timebase.Dropped);
            return FrameOfDay + Timebase.Dropped * (tens * 9 + minutes);
        }
    }

    /// <summary>Reads a label. A <c>;</c>, <c>.</c> or <c>,</c> before the frames is read as a colon: the timebase says what is dropped.</summary>
    /// <param name="text">Hours, minutes, seconds and frames, of one or more digits each.</param>
    /// <param name="timebase">How frames are labelled.</param>
    public static TimecodeReading Read(ReadOnlySpan<char> text, Timebase timebase)
    {
        if (!TryFields(text.Trim(), out var hours, out var minutes, out var seconds, out var frames))
            return new TimecodeReading(TimecodeFault.NotTimecode, default, default, default);
        if (hours > 23 || minutes > 59 || seconds > 59)
            return new TimecodeReading(TimecodeFault.OutOfRange, default, default, default);
        var total = hours * 60L + minutes;
        var first = new Timecode(timebase, (total * 60 + seconds) * timebase.FramesPerSecond - timebase.Dropped * (total - total / 10));
        if (frames >= timebase.FramesPerSecond)
        {
            var last = new Timecode(timebase, first.FrameOfDay + timebase.FramesPerSecond - 1);
            return new TimecodeReading(TimecodeFault.FrameTooHigh, last, last, new Timecode(timebase, last.FrameOfDay + 1));
        }

        var label = new Timecode(timebase, first.FrameOfDay + frames);
        if (timebase.DropFrame && seconds == 0 && minutes % 10 != 0 && frames < timebase.Dropped)
        {
            var next = new Timecode(timebase, first.FrameOfDay + timebase.Dropped);
            return new TimecodeReading(TimecodeFault.DroppedLabel, next, new Timecode(timebase, next.FrameOfDay - 1), next);
        }

        return new TimecodeReading(TimecodeFault.None, label, label, label);
    }

    /// <summary>Takes a label apart; true when it looks like one, whatever its numbers.</summary>
    internal static bool TryFields(ReadOnlySpan<char> text, out int hours, out int minutes, out int seconds, out int frames)
    {
        Span<int> fields = stackalloc int[4];
        hours = minutes = seconds = frames = 0;
        var field = 0;
        var digits = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c) && digits < 3)
            {
                fields[field] = fields[field] * 10 + (c - '0');
                digits++;
            }
            else if (c is ':' or ';' or '.' or ',' && digits > 0 && field < 3)
            {
                field++;
                digits = 0;
            }
            else
            {
                return false;
            }
        }

        (hours, minutes, seconds, frames) = (fields[0], fields[1], fields[2], fields[3]);
        return field == 3 && digits > 0;
    }

    /// <inheritdoc/>
    public int CompareTo(Timecode other) => Time.CompareTo(other.Time);

    /// <summary>Earlier in the day.</summary>
    public static bool operator <(Timecode left, Timecode right) => left.CompareTo(right) < 0;

    /// <summary>Later in the day.</summary>
    public static bool operator >(Timecode left, Timecode right) => left.CompareTo(right) > 0;

    /// <summary>Not later.</summary>
    public static bool operator <=(Timecode left, Timecode right) => left.CompareTo(right) <= 0;

    /// <summary>Not earlier.</summary>
    public static bool operator >=(Timecode left, Timecode right) => left.CompareTo(right) >= 0;

    /// <summary><c>01:00:00:00</c>; with drop-frame <c>01:00:00;00</c>. Frames have three digits at rates above 100.</summary>
    public override string ToString() => Format(Timebase.DropFrame ? ';' : ':');

    /// <summary>The label with a mark of one's choice before the frames.</summary>
    public string Format(char mark)
    {
        var counted = Counted;
        var rate = Timebase.FramesPerSecond;
        var seconds = counted / rate;
        return string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:D2}:{seconds / 60 % 60:D2}:{seconds % 60:D2}{mark}{(counted % rate).ToString(rate > 100 ? "D3" : "D2", CultureInfo.InvariantCulture)}");
    }
}

/// <summary>What became of reading a label.</summary>
/// <param name="Fault">What is wrong with it.</param>
/// <param name="Label">The label, or the nearest that exists when each field is held within its range; <c>default</c> when there is no telling.</param>
/// <param name="Down">The last label that exists and is not after it.</param>
/// <param name="Up">The first label that exists and is not before it.</param>
public readonly record struct TimecodeReading(TimecodeFault Fault, Timecode Label, Timecode Down, Timecode Up)
{
    /// <summary>True when a frame can be given, perhaps after a repair.</summary>
    public bool HasLabel => Fault is TimecodeFault.None or TimecodeFault.FrameTooHigh or TimecodeFault.DroppedLabel;
}

/// <summary>What is wrong with a label.</summary>
public enum TimecodeFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is not four numbers.</summary>
    NotTimecode,

    /// <summary>Hours above 23, or minutes or seconds above 59.</summary>
    OutOfRange,

    /// <summary>More frames than a second has at this rate.</summary>
    FrameTooHigh,

    /// <summary>A label that drop-frame leaves out, such as 00:01:00;00.</summary>
    DroppedLabel,
}
