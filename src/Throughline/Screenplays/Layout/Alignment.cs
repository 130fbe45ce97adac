namespace Throughline.Screenplays.Layout;

/// <summary>Where in its column a line stands.</summary>
public enum Alignment : byte
{
    /// <summary>At the edge where reading begins: left, or right for a script written from right to left.</summary>
    Start,

    /// <summary>In the middle.</summary>
    Center,

    /// <summary>At the edge where reading ends.</summary>
    End,
}
