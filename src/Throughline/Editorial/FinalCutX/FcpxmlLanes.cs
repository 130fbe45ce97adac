using System.Collections.Immutable;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial.FinalCutX;

/// <summary>Gathers items by lane and makes tracks of them; where two of a lane overlap, the second goes to a track of its own.</summary>
internal sealed class FcpxmlLanes(FrameRate rate, DiagnosticLog log)
{
    private readonly SortedDictionary<(int Sound, int Lane, int Extra), Row> _rows = [];

    public void Put(int lane, FrameTime at, Item item, bool isAudio)
    {
        // A storyline is one track whatever lies in it.
        var sound = isAudio && lane != 0 ? 1 : 0;
        var order = sound == 1 ? -lane : lane;
        for (var extra = 0; extra < 64; extra++)
        {
            var row = Row(sound, order, extra, lane);
            if (at < row.End)
                continue;
            if (item is Gap && item.Markers.IsEmpty)
            {
                row.Padded = at + Ranges.Duration(item);
                return;
            }

            row.Items.Add((at, item));
            row.End = at + Ranges.Duration(item);
            return;
        }

        log.Say("FCX013", Severity.Warning, item.Span.Start, $"{item.Name} lies over more than 64 others of its lane; it was left out.");
    }

    public void Transition(int lane, FrameTime at, Transition transition)
    {
        var key = (0, lane, 0);
        if (!_rows.ContainsKey(key) && _rows.ContainsKey((1, -lane, 0)))
            key = (1, -lane, 0);
        Row(key.Item1, key.Item2, 0, lane).Items.Add((at, transition));
    }

    public ImmutableArray<Track> Build() => [.. _rows.Where(r => r.Value.Items.Count > 0 || r.Key == (0, 0, 0)).Select(r => Build(r.Value, r.Key.Sound == 1))];

    private Track Build(Row row, bool isAudio)
    {
        var children = ImmutableArray.CreateBuilder<TrackPart>();
        var at = FrameTime.Zero(rate);
        foreach (var (place, part) in row.Items)
        {
            if (place > at)
            {
                children.Add(Gap.Of(FcpxmlTime.Grid(place - at, rate)));
                at = place;
            }

            children.Add(part);
            at = part is Item item ? FcpxmlTime.Grid(at + Ranges.Duration(item), rate) : at;
        }

        if (row.Padded > at)
            children.Add(Gap.Of(FcpxmlTime.Grid(row.Padded - at, rate)));
        return new Track
        {
            Kind = isAudio ? TrackKind.Audio : TrackKind.Video,
            Children = children.DrainToImmutable(),
            Metadata = row.Lane == 0 ? Metadata.Empty : Metadata.Empty.Add(FcpxmlReader.Format, "lane", row.Lane.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        };
    }

    private Row Row(int sound, int order, int extra, int lane)
    {
        if (!_rows.TryGetValue((sound, order, extra), out var row))
            _rows[(sound, order, extra)] = row = new Row(lane, FrameTime.Zero(rate));
        return row;
    }
}

/// <summary>One track in the making.</summary>
internal sealed class Row(int lane, FrameTime start)
{
    public int Lane => lane;

    public List<(FrameTime Place, TrackPart Part)> Items { get; } = [];

    public FrameTime End { get; set; } = start;

    /// <summary>Where a gap ends that nothing may follow.</summary>
    public FrameTime Padded { get; set; } = start;
}
