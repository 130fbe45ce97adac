using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Story;

/// <summary>One scene in a list of scenes.</summary>
/// <param name="Index">Its place in the script, from 0.</param>
/// <param name="Label">Its number as printed, or its place from 1.</param>
/// <param name="Heading">The heading's text.</param>
/// <param name="Slugline">The heading taken apart.</param>
/// <param name="IsOmitted">True when it was cut after numbering.</param>
/// <param name="At">Where its heading stands.</param>
/// <param name="Lines">Its height on paper.</param>
/// <param name="Depth">Lines of the script before it.</param>
public sealed record SceneLine(int Index, string Label, string Heading, Slugline Slugline, bool IsOmitted, Where At, int Lines, int Depth)
{
    /// <summary>Its length in eighths.</summary>
    public PageLength Length => PageLength.FromLines(Lines, LinesPerPage);

    /// <summary>Lines of a whole page.</summary>
    public int LinesPerPage { get; init; } = PageMap.LinesPerPage;
}
