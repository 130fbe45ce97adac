using System.Globalization;

namespace Throughline.Editorial.Edl;

/// <summary>Which events of the file still stand as they were read, and their lines.</summary>
internal sealed class EdlKept
{
    private readonly Dictionary<Clip, PlacedClip> _placed = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<int, int> _members = [];
    private readonly Timeline? _origin;

    private EdlKept(Timeline? origin)
    {
        _origin = origin;
        if (origin is null)
            return;
        foreach (var placed in Ranges.Clips(origin))
        {
            // One clip on several tracks is one object there; it is found by its span.
            _placed.TryAdd(placed.Clip, placed);
            _members[placed.Clip.Span.Start] = _members.GetValueOrDefault(placed.Clip.Span.Start) + 1;
            if (Number(placed.Clip) is { } number)
                HighestNumber = Math.Max(HighestNumber, number);
        }
    }

    /// <summary>The highest event number of the file; 0 without one.</summary>
    public int HighestNumber { get; }

    /// <summary>The events of the file that an edited timeline was read from; none if its frames are counted otherwise now.</summary>
    public static EdlKept Of(Timeline original, Timeline now) =>
        new(original.Format == TimelineFormat.Edl && original.Origin is { } origin && origin.Timebase == now.Timebase ? origin : null);

    /// <summary>The lines of a group that is as it was read; null when it must be written anew.</summary>
    public string? Lines(EdlGroup group)
    {
        if (_origin is null || !_placed.TryGetValue(group.Placed.Clip, out var was) || was.Record != group.Placed.Record)
            return null;
        if (_members[was.Clip.Span.Start] != group.Members.Count || !group.Members.TrueForAll(m => ReferenceEquals(m.Clip, was.Clip)))
            return null;
        var before = was.Index > 0 ? was.Track.Children[was.Index - 1] as Transition : null;
        if (!ReferenceEquals(before, group.Transition))
            return null;
        return _origin.Source.Text.Substring(was.Clip.Span.Start, was.Clip.Span.Length);
    }

    /// <summary>The blank lines that stood below a changed event.</summary>
    public string BlankBelow(Clip clip)
    {
        if (_origin is null || !clip.Span.IsInSource)
            return "";
        var lines = _origin.Source.Slice(clip.Span);
        var blank = lines[lines.TrimEnd("\r\n \t").Length..];
        var first = blank.IndexOfAny('\r', '\n');
        return first < 0 ? "" : blank[(first + (blank[first..].StartsWith("\r\n", StringComparison.Ordinal) ? 2 : 1))..].ToString();
    }

    /// <summary>The number that a changed event had.</summary>
    public int? NumberOf(Clip clip) => _origin is not null && clip.Span.IsInSource ? Number(clip) : null;

    private static int? Number(Clip clip) =>
        int.TryParse(clip.Metadata.Find(EdlClips.Format, "event"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
