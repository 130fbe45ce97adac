using System.Collections.Immutable;
using Throughline.Editorial;
using Throughline.Time;

namespace Throughline.CutBench;

/// <summary>What an editor does to a cut.</summary>
public static class CutEdits
{
    /// <summary>Their names.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "trim head", "trim tail", "roll", "slip", "extract", "lift", "insert", "insert in all tracks", "move", "replace", "retime", "reverse", "hold", "ramp",
        "transition", "split", "join", "other track", "use again", "shift", "swap", "trim towards a gap", "name a shot",
    ];

    /// <summary>The cut after one edit; as it was where the edit has nothing to work on.</summary>
    /// <param name="tracks">The cut.</param>
    /// <param name="edit">One of <see cref="All"/>.</param>
    /// <param name="random">Decides where and by how much.</param>
    /// <param name="nextId">For clips that come in.</param>
    public static ImmutableArray<CutTrack> Apply(ImmutableArray<CutTrack> tracks, string edit, Random random, ref int nextId)
    {
        ArgumentNullException.ThrowIfNull(random);
        var t = random.Next(tracks.Length);
        var (kind, parts) = tracks[t];
        var isVideo = kind == TrackKind.Video;
        var fresh = CutMaker.Part(random, nextId++, 200, isVideo);
        if (edit == "insert in all tracks")
        {
            var (place, length) = (random.Next(2_000), random.Next(1, 100));
            return [.. tracks.Select(each => each with { Parts = Opened(each.Parts, place, length) })];
        }

        if (parts.IsEmpty || edit == "insert")
            return With(parts.Insert(random.Next(parts.Length + 1), fresh));
        var i = random.Next(parts.Length);
        var part = parts[i];
        var by = random.Next(1, 24);
        if (part.IsGap)
            return edit is "shift" or "extract" ? With(parts.SetItem(i, CutPart.Gap(part.Length + by))) : tracks;
        switch (edit)
        {
            case "trim head":
                return With(parts.SetItem(i, Headed(part, random.Next(2) == 0 ? by : -by)));
            case "trim tail":
                return With(parts.SetItem(i, Tailed(part, random.Next(2) == 0 ? by : -by)));
            case "roll" when i + 1 < parts.Length && !parts[i + 1].IsGap && parts[i + 1].Length > by:
                return With(parts.SetItem(i, Tailed(part, -by)).SetItem(i + 1, Headed(parts[i + 1], by)));
            case "slip":
                return With(parts.SetItem(i, part with { Start = part.Start + (random.Next(2) == 0 ? by : -by) }));
            case "extract":
                return With(parts.RemoveAt(i));
            case "lift":
                return With(parts.SetItem(i, CutPart.Gap(part.Length)));
            case "move":
                return With(parts.RemoveAt(i).Insert(random.Next(parts.Length), part));
            case "replace":
                return With(parts.SetItem(i, fresh));
            case "retime":
                return With(parts.SetItem(i, part with { Ramps = false, Speed = part.Speed == Ratio.One ? CutMaker.Speed(random) : Ratio.One }));
            case "reverse":
                return With(parts.SetItem(i, part with { Ramps = false, Speed = Ratio.Of(-part.Speed.Numerator, part.Speed.Denominator) }));
            case "hold":
                return With(parts.SetItem(i, part with { Ramps = false, Speed = default }));
            case "ramp":
                return With(parts.SetItem(i, part with { Ramps = !part.Ramps, Speed = Ratio.One }));
            case "transition":
                return With(parts.SetItem(i, part with { Lead = part.Lead is null ? CutMaker.Lead(random, isVideo) : null }));
            case "split" when part is { Length: >= 8, Ramps: false } && part.Speed.Numerator != 0:
                var cut = random.Next(2, part.Length - 2);
                var rest = Headed(part, cut) with { Lead = null, Shot = "" };
                return With(parts.SetItem(i, Tailed(part, part.Length - cut)).Insert(i + 1, random.Next(2) == 0 ? rest : rest with { Start = rest.Start + 1 }));
            case "join" when i + 1 < parts.Length && parts[i + 1] is { IsGap: false, Ramps: false } next && !part.Ramps && part.Speed == Ratio.One && next.Speed == Ratio.One:
                return With(parts.RemoveAt(i + 1).SetItem(i, part with { Length = part.Length + next.Length }));
            case "other track" when tracks.Length > 1:
                var other = (t + 1 + random.Next(tracks.Length - 1)) % tracks.Length;
                if (tracks[other].Kind != kind)
                    return tracks;
                return With(parts.SetItem(i, CutPart.Gap(part.Length))).SetItem(other, tracks[other] with { Parts = Laid(tracks[other].Parts, part, parts.Take(i).Sum(p => p.Length)) });
            case "use again":
                return With(parts.Insert(random.Next(parts.Length + 1), part with { Id = nextId++, Start = part.Start + random.Next(3) * by, Shot = "" }));
            case "shift":
                return With(parts.Insert(i, CutPart.Gap(by)));
            case "swap" when i + 1 < parts.Length:
                return With(parts.SetItem(i, parts[i + 1]).SetItem(i + 1, part));
            case "trim towards a gap" when part.Length > by:
                return With(parts.SetItem(i, Headed(part, by)).Insert(i, CutPart.Gap(by)));
            case "name a shot":
                return With(parts.SetItem(i, part with { Shot = fresh.Shot }));
            default:
                return tracks;
        }

        ImmutableArray<CutTrack> With(ImmutableArray<CutPart> now) => tracks.SetItem(t, new CutTrack(kind, now));
    }

    // Less of the beginning as it plays; more when below zero.
    private static CutPart Headed(CutPart part, int frames)
    {
        frames = Math.Min(frames, part.Length - 1);
        var media = Media(part, frames);
        return part with { Length = part.Length - frames, Start = part.Speed.Numerator > 0 ? part.Start + media : part.Start };
    }

    private static CutPart Tailed(CutPart part, int frames)
    {
        frames = Math.Min(frames, part.Length - 1);
        var media = Media(part, frames);
        return part with { Length = part.Length - frames, Start = part.Speed.Numerator < 0 ? part.Start + media : part.Start };
    }

    private static long Media(CutPart part, int frames) => part.Ramps ? frames : new FrameTime(frames, FrameRate.Fps24).Times(part.Speed.Magnitude).At(FrameRate.Fps24).Frames;

    private static ImmutableArray<CutPart> Opened(ImmutableArray<CutPart> parts, int place, int length)
    {
        var at = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            if (at >= place)
                return parts.Insert(i, CutPart.Gap(length));
            at += parts[i].Length;
        }

        return parts;
    }

    // At its time when the track has ended by then, else behind what is there.
    private static ImmutableArray<CutPart> Laid(ImmutableArray<CutPart> parts, CutPart part, int at)
    {
        var end = parts.Sum(p => p.Length);
        return end < at ? parts.Add(CutPart.Gap(at - end)).Add(part) : parts.Add(part);
    }
}
