using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Throughline.Time;

namespace Throughline.Editorial.Changes;

/// <summary>Makes the list of a cut's events, counted at a rate.</summary>
internal sealed class CutListing(Timeline timeline, Timebase timebase, bool cutsBegin)
{
    private readonly FrameRate _own = timeline.Rate;
    private readonly FrameRate _rate = timebase.Rate;
    private readonly ImmutableArray<CutEvent>.Builder _events = ImmutableArray.CreateBuilder<CutEvent>();

    // Frame for frame where the rates have the same labels; in real time where they have not.
    private bool IsRelabelled => _own != _rate && _own.Nominal == _rate.Nominal;

    public CutList List()
    {
        var plain = Flattening.Unnest(timeline);
        var labels = TrackLabels.Of(plain.Tracks);
        foreach (var kind in (ReadOnlySpan<TrackKind>)[TrackKind.Video, TrackKind.Audio, TrackKind.Other])
        {
            for (var t = 0; t < plain.Tracks.Length; t++)
            {
                if (plain.Tracks[t].Kind == kind && plain.Tracks[t].Enabled)
                    Add(plain.Tracks[t], labels[t]);
            }
        }

        return new CutList(timeline.Name, timebase, timeline.Start.Rate.IsNone ? 0 : Frames(timeline.Start), _events.DrainToImmutable());
    }

    private void Add(Track track, string label)
    {
        var places = Ranges.OfChildren(track, _own);
        for (var i = 0; i < places.Length; i++)
        {
            if (!IsSeen(track.Children[i]))
                continue;
            var before = i > 0 ? track.Children[i - 1] as Transition : null;
            var after = i + 1 < places.Length ? track.Children[i + 1] as Transition : null;
            if (places[i].Duration.IsZero && after is null)
                continue;
            var isLast = after is not null && (i + 2 >= places.Length || !IsSeen(track.Children[i + 2]));
            Add(track, label, (Item)track.Children[i], places[i].Shift(timeline.Start), before, after, isLast);
        }
    }

    private static bool IsSeen(TrackPart part) => part is Item { Enabled: true } and not Gap and not Clip { Active.Kind: MediaKind.Black };

    private void Add(Track track, string label, Item item, TimeRange record, Transition? before, Transition? after, bool isLast)
    {
        if (cutsBegin && (before is { InOffset.IsZero: false } || after is { InOffset.IsZero: false }))
        {
            var head = before is null ? FrameTime.Zero(_own) : before.InOffset;
            var tail = after is null ? FrameTime.Zero(_own) : after.InOffset;
            item = Retiming.Trim(item, -head, record.Duration + head - tail);
            record = TimeRange.Between(record.Start - head, record.End - tail);
        }

        var clip = item as Clip;
        var media = clip?.Active;
        var shot = ShotNames.Of(item);
        var known = !Ranges.TrimmedRange(item).Start.Rate.IsNone;
        var seen = known ? Retiming.MediaSeen(item) : default;
        var e = new CutEvent
        {
            Number = _events.Count,
            Track = label,
            Kind = track.Kind,
            RecordIn = Frames(record.Start),
            RecordOut = Frames(record.End),
            Speed = Retiming.Speed(item),
            SpeedMap = Map(item),
            LeadIn = Lead(before),
            LeadOut = isLast ? Lead(after) : null,
            Name = item.Name,
            Source = media is null ? default(CutSource) with { File = "", Reel = "", Target = "" } : new CutSource(media.Name, media.Reel, media.Target),
            Shot = shot,
            Scene = SceneNames.Of(item, shot),
            Vendor = SceneNames.Column(item, "Vendor"),
            Item = item,
            Rate = _rate,
        };
        _events.Add(known ? e.Showing(Counted(seen.Start), Counted(seen.Duration)) : e);
    }

    private CutTransition? Lead(Transition? transition)
    {
        if (transition is null)
            return null;
        var (before, after) = (Frames(transition.InOffset), Frames(transition.OutOffset));
        return cutsBegin ? new CutTransition(transition.Kind, transition.WipePattern, 0, before + after) : new CutTransition(transition.Kind, transition.WipePattern, before, after);
    }

    private string Map(Item item)
    {
        if (item.Effects.IsEmpty || item.Effects.OfType<TimeMap>().FirstOrDefault(m => m.Enabled) is not { } map)
            return "";
        var text = new StringBuilder();
        foreach (var point in map.Points)
            text.Append(CultureInfo.InvariantCulture, $"{Seconds(Counted(point.Played))}={Seconds(Counted(point.Media))} ");
        return text.ToString();
    }

    // The same text at whatever rate the points are counted.
    private static string Seconds(FrameTime time) => time.Rate.IsNone ? "0" : Retiming.Quotient(time, new FrameTime(1, new FrameRate(1, 1))).ToString();

    private long Frames(FrameTime time)
    {
        if (time.Rate.IsNone)
            return 0;
        return IsRelabelled ? time.At(_own).Frames : time.At(_rate).Frames;
    }

    // The same number of frames, or parts of frames, of the other rate.
    private FrameTime Counted(FrameTime time)
    {
        if (!IsRelabelled || time.Rate.IsNone)
            return time;
        var up = (Int128)time.Rate.Numerator * _rate.Numerator * _own.Denominator;
        var down = (Int128)time.Rate.Denominator * _rate.Denominator * _own.Numerator;
        var (a, b) = (up, down);
        while (b != 0)
            (a, b) = (b, a % b);
        (up, down) = (up / a, down / a);
        return up <= int.MaxValue && down <= int.MaxValue ? new FrameTime(time.Frames, new FrameRate((int)up, (int)down)) : new FrameTime(time.At(_own).Frames, _rate);
    }
}
