namespace Throughline.Recognition;

/// <summary>What a file lost on its way.</summary>
[Flags]
internal enum Damage
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Indentation.</summary>
    NoEdges = 1,

    /// <summary>Blank lines.</summary>
    NoGaps = 2,
}
