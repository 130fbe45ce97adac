using System.Globalization;

namespace Throughline.Time;

/// <summary>A length of film, as laboratories count it: <c>12+07</c>.</summary>
/// <param name="Feet">Whole feet, rounded down, so of either sign.</param>
/// <param name="Frames">Frames beyond them, from zero to one less than a foot holds.</param>
/// <param name="Gauge">The film.</param>
public readonly record struct FeetAndFrames(long Feet, int Frames, FilmGauge Gauge)
{
    /// <summary>The length of so many frames.</summary>
    public static FeetAndFrames Of(long frames, FilmGauge gauge)
    {
        var perFoot = PerFoot(gauge);
        var rest = (int)((frames % perFoot + perFoot) % perFoot);
        return new FeetAndFrames((frames - rest) / perFoot, rest, gauge);
    }

    /// <summary>The frames of this length.</summary>
    public long TotalFrames => Feet * PerFoot(Gauge) + Frames;

    /// <summary>Reads <c>12+07</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, FilmGauge gauge, out FeetAndFrames value)
    {
        value = default;
        var trimmed = text.Trim();
        var plus = trimmed.IndexOf('+');
        if (plus <= 0 || !int.TryParse(trimmed[..plus], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var feet)
            || !int.TryParse(trimmed[(plus + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var frames) || frames >= PerFoot(gauge))
            return false;
        value = new FeetAndFrames(feet, frames, gauge);
        return true;
    }

    /// <summary><c>12+07</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Feet}+{Frames:D2}");

    private static int PerFoot(FilmGauge gauge) => gauge switch
    {
        FilmGauge.Film35FourPerf => 16,
        FilmGauge.Film16 => 40,
        _ => throw new ArgumentOutOfRangeException(nameof(gauge), gauge, "This film is not known."),
    };
}

/// <summary>A kind of film.</summary>
public enum FilmGauge
{
    /// <summary>35 mm with four perforations a frame: 16 frames a foot.</summary>
    Film35FourPerf,

    /// <summary>16 mm: 40 frames a foot.</summary>
    Film16,
}
