namespace Throughline.Screenplays;

/// <summary>The place of a speech in dual dialogue.</summary>
public enum DualSide : byte
{
    /// <summary>The speech stands alone.</summary>
    None,

    /// <summary>The first of two that are said at once.</summary>
    Left,

    /// <summary>The second of two that are said at once.</summary>
    Right,
}
