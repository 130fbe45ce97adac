using System.Collections.Immutable;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial;

/// <summary>What a track is made of: an <see cref="Item"/>, which takes time, or a <see cref="Transition"/>, which lies over a cut.</summary>
public abstract record TrackPart
{
    private protected TrackPart()
    {
    }

    /// <summary>What people call it; may be empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>Where it stands in the file it was read from.</summary>
    public SourceSpan Span { get; init; } = SourceSpan.None;

    /// <summary>What the file says of it that the model does not.</summary>
    public Metadata Metadata { get; init; } = Metadata.Empty;
}

/// <summary>
/// Something that takes time in a track. Its own time runs at the speed at which it plays, and the first frame that is seen
/// is <see cref="SourceRange"/>'s start, a time of its media; so the media that is seen differs from the range under a speed
/// (<see cref="Retiming.MediaSeen"/>). Played backwards, the range starts at the earliest frame of the media that is seen.
/// </summary>
public abstract record Item : TrackPart
{
    private protected Item()
    {
    }

    /// <summary>Where in its media it begins, and how long it plays. Null: all that it has.</summary>
    public TimeRange? SourceRange { get; init; }

    /// <summary>What is done to it, in order: speeds, freezes, and effects of the picture that are only kept.</summary>
    public ImmutableArray<Effect> Effects { get; init; } = [];

    /// <summary>Notes at places of its own time, so that the item's first frame is at <see cref="SourceRange"/>'s start.</summary>
    public ImmutableArray<Marker> Markers { get; init; } = [];

    /// <summary>False for what is in the timeline and neither seen nor heard.</summary>
    public bool Enabled { get; init; } = true;
}

/// <summary>A piece of media.</summary>
public sealed record Clip : Item
{
    /// <summary>What it may be played from: full quality, a proxy, and so on. Keys differ.</summary>
    public ImmutableArray<MediaReference> Media { get; init; } = [];

    /// <summary>The key of the representation that is in use.</summary>
    public string ActiveMedia { get; init; } = MediaReference.DefaultKey;

    /// <summary>The grade that travels with it, or null.</summary>
    public ColourDecision? Colour { get; init; }

    /// <summary>The representation that is in use, or null.</summary>
    public MediaReference? Active
    {
        get
        {
            foreach (var media in Media)
            {
                if (media.Key == ActiveMedia)
                    return media;
            }

            return null;
        }
    }
}

/// <summary>Nothing, for a while.</summary>
public sealed record Gap : Item
{
    /// <summary>A gap of a length.</summary>
    public static Gap Of(FrameTime duration) => new() { SourceRange = new TimeRange(FrameTime.Zero(duration.Rate), duration) };
}

/// <summary>Items on top of each other: the last is seen, what it leaves open shows those before. A timeline's tracks are one, and so is a nested sequence.</summary>
public sealed record Nest : Item
{
    /// <summary>From the bottom up.</summary>
    public ImmutableArray<Item> Children { get; init; } = [];
}

/// <summary>Items one after the other.</summary>
public sealed record Track : Item
{
    /// <summary>Picture, sound, or what else.</summary>
    public TrackKind Kind { get; init; }

    /// <summary>In order of time. Before and after a transition stands an item, or the track's end.</summary>
    public ImmutableArray<TrackPart> Children { get; init; } = [];
}

/// <summary>One clip giving way to the next. It takes no time of its own: it lies over the cut and needs media beyond it.</summary>
public sealed record Transition : TrackPart
{
    /// <summary>What kind.</summary>
    public TransitionKind Kind { get; init; }

    /// <summary>The number of a wipe's pattern, from 0; only for wipes.</summary>
    public int WipePattern { get; init; }

    /// <summary>How long before the cut it begins; the incoming clip needs that much media before its first frame.</summary>
    public FrameTime InOffset { get; init; }

    /// <summary>How long after the cut it ends; the outgoing clip needs that much media after its last frame.</summary>
    public FrameTime OutOffset { get; init; }

    /// <summary>Its whole length.</summary>
    public FrameTime Duration => InOffset + OutOffset;
}

/// <summary>What a track carries.</summary>
public enum TrackKind
{
    /// <summary>Picture.</summary>
    Video,

    /// <summary>Sound.</summary>
    Audio,

    /// <summary>Something else, such as captions.</summary>
    Other,
}

/// <summary>How one clip gives way to the next.</summary>
public enum TransitionKind
{
    /// <summary>The one fades into the other.</summary>
    Dissolve,

    /// <summary>A moving edge; its pattern is <see cref="Transition.WipePattern"/>.</summary>
    Wipe,

    /// <summary>The incoming clip is laid over the one below.</summary>
    Key,

    /// <summary>Any other; its name says which.</summary>
    Other,
}
