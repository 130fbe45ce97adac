namespace Throughline.Cli.Read;

/// <summary>How a piece of a line is set on a terminal that can.</summary>
internal enum Ink
{
    /// <summary>As the terminal sets text.</summary>
    Plain,

    /// <summary>Titles.</summary>
    Strong,

    /// <summary>Labels and remarks.</summary>
    Soft,

    /// <summary>The bars and curves that carry the measure.</summary>
    Mark,

    /// <summary>The second measure beside it.</summary>
    Second,

    /// <summary>What a writer should look at.</summary>
    Doubt,

    /// <summary>Words that are new.</summary>
    Added,

    /// <summary>Words that went.</summary>
    Removed,
}
