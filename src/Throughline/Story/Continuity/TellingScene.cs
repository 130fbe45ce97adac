using Throughline.Screenplays;

namespace Throughline.Story.Continuity;

/// <summary>A scene as the rules see it.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="FirstElement">Index of the heading.</param>
internal sealed record TellingScene(int Index, SceneHeading Heading, int FirstElement)
{
    /// <summary>Day of the story, from 1; 0 for a scene out of time (flashback, dream) or cut.</summary>
    public int Day { get; init; }

    /// <summary>The year, as far as captions and headings tell: years after the beginning, or the year itself; null when it is out of time.</summary>
    public int? Year { get; init; }

    /// <summary>True when nothing says that time has passed since the scene before.</summary>
    public bool GoesOn { get; init; }

    public Light Light { get; init; }

    /// <summary>Who speaks in it in the flesh.</summary>
    public HashSet<int> Speakers { get; } = [];

    public Slugline Slugline => Heading.Slugline;

    public string Place => string.Join(" - ", Slugline.Location).ToUpperInvariant();

    public string Label => Heading.Number ?? (Index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
