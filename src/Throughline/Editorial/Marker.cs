using Throughline.Time;

namespace Throughline.Editorial;

/// <summary>A note at a place.</summary>
public sealed record Marker
{
    /// <summary>Where: in the item's own time, or for a timeline's markers from its first frame.</summary>
    public TimeRange Range { get; init; }

    /// <summary>Its name; may be empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its colour in capitals, such as <c>RED</c>; may be empty.</summary>
    public string Colour { get; init; } = "";

    /// <summary>What it says.</summary>
    public string Comment { get; init; } = "";

    /// <summary>Who left it; may be empty.</summary>
    public string Author { get; init; } = "";

    /// <summary>What the file says of it that the model does not.</summary>
    public Metadata Metadata { get; init; } = Metadata.Empty;
}
