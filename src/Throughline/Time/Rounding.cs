namespace Throughline.Time;

/// <summary>Which frame a moment between two frames is given to.</summary>
public enum Rounding
{
    /// <summary>The nearer; the later when it is half-way.</summary>
    Nearest,

    /// <summary>The earlier.</summary>
    Down,

    /// <summary>The later.</summary>
    Up,
}
