namespace Throughline.Time;

/// <summary>How timecode labels frames: at a rate, with or without the labels that drop-frame leaves out.</summary>
public readonly record struct Timebase
{
    /// <param name="rate">Frames a second.</param>
    /// <param name="dropFrame">True only for a rate that has it; see <see cref="FrameRate.HasDropFrame"/>.</param>
    /// <exception cref="ArgumentException">The rate has no drop-frame timecode, or is none.</exception>
    public Timebase(FrameRate rate, bool dropFrame = false)
    {
        if (rate.IsNone || (dropFrame && !rate.HasDropFrame))
            throw new ArgumentException($"{rate} frames a second have no {(dropFrame ? "drop-frame " : "")}timecode.", nameof(rate));
        Rate = rate;
        DropFrame = dropFrame;
    }

    /// <summary>Frames a second.</summary>
    public FrameRate Rate { get; }

    /// <summary>True when two labels (four at 59.94) are left out at each minute that ten does not divide.</summary>
    public bool DropFrame { get; }

    /// <summary>Frames labelled in a second.</summary>
    public int FramesPerSecond => Rate.Nominal;

    /// <summary>Labels left out at a minute: 0, 2 or 4.</summary>
    public int Dropped => DropFrame ? FramesPerSecond / 15 : 0;

    /// <summary>Frames in ten minutes of labels.</summary>
    public long FramesPerTenMinutes => FramesPerSecond * 600L - Dropped * 9;

    /// <summary>Frames in twenty-four hours of labels; 2,589,408 for 29.97 with drop-frame.</summary>
    public long FramesPerDay => FramesPerTenMinutes * 144;

    /// <summary>The label of a frame, in the day that it falls in.</summary>
    public Timecode Label(FrameTime time) => new(this, time.At(Rate).Frames);

    /// <summary>Reads a rate with an optional <c>DF</c> or <c>NDF</c> at its end, such as <c>29.97df</c>.</summary>
    public static bool TryParse(string text, out Timebase timebase)
    {
        ArgumentNullException.ThrowIfNull(text);
        timebase = default;
        var body = text.Trim();
        var plain = body.EndsWith("NDF", StringComparison.OrdinalIgnoreCase);
        var drop = !plain && body.EndsWith("DF", StringComparison.OrdinalIgnoreCase);
        if (!FrameRate.TryParse(body.AsSpan(0, body.Length - (plain ? 3 : drop ? 2 : 0)), out var rate) || (drop && !rate.HasDropFrame))
            return false;
        timebase = new Timebase(rate, drop);
        return true;
    }

    /// <summary><c>29.97 DF</c>, <c>25</c>.</summary>
    public override string ToString() => Rate.ToShortString() + (DropFrame ? " DF" : "");
}
