using System.Collections.Immutable;
using Throughline.Editorial;
using Throughline.Time;

namespace Throughline.CutBench;

/// <summary>Two cuts, of which the second was made of the first by known edits.</summary>
public sealed record EditedCut
{
    private static readonly (FrameRate Old, FrameRate New)[] Rates =
    [
        (FrameRate.Fps24, FrameRate.Fps24), (FrameRate.Fps25, FrameRate.Fps25), (FrameRate.Fps2997, FrameRate.Fps2997),
        (FrameRate.Fps24, FrameRate.Fps23976), (FrameRate.Fps23976, FrameRate.Fps24), (FrameRate.Fps24, FrameRate.Fps25), (FrameRate.Fps25, FrameRate.Fps5994), (FrameRate.Fps30, FrameRate.Fps24),
    ];

    /// <summary>The cut before.</summary>
    public required Timeline Old { get; init; }

    /// <summary>The cut after.</summary>
    public required Timeline New { get; init; }

    /// <summary>What was done, in order; how the files differ comes last.</summary>
    public required ImmutableArray<string> Edits { get; init; }

    /// <summary>Which clip each event of <see cref="Old"/> is, track by track; empty when a format changed what there is.</summary>
    public ImmutableArray<CutPart> OldParts { get; init; } = [];

    /// <summary>The same of <see cref="New"/>.</summary>
    public ImmutableArray<CutPart> NewParts { get; init; } = [];

    /// <summary>The pair that a seed decides: up to 60 clips and 14 edits, one pair in four in two formats, one in four at two rates, one in four with reels spelled otherwise.</summary>
    public static EditedCut Of(int seed)
    {
        var random = new Random(seed);
        var isOtherFormat = random.Next(4) == 0;
        var old = CutMaker.Cut(random, random.Next(60), isOtherFormat ? 1 : random.Next(1, 4), random.Next(3), 12);
        return Of(random, old, random.Next(15), isOtherFormat ? random.Next(1, 4) : 0, Rates[random.Next(4) == 0 ? random.Next(3, Rates.Length) : random.Next(3)], random.Next(4) == 0 ? random.Next(1, 4) : 0);
    }

    /// <summary>A large pair at one rate in one format.</summary>
    /// <param name="clips">How many clips the first has.</param>
    /// <param name="edits">How many edits there are.</param>
    /// <param name="seed">Decides which.</param>
    /// <param name="reels">How many reels they come from; few means that every shot is used again and again.</param>
    public static EditedCut Large(int clips, int edits, int seed, int reels)
    {
        var random = new Random(seed);
        return Of(random, CutMaker.Cut(random, clips, 2, 4, reels), edits, 0, Rates[0], 0);
    }

    private static EditedCut Of(Random random, ImmutableArray<CutTrack> old, int count, int format, (FrameRate Old, FrameRate New) rates, int spelling)
    {
        var @new = old;
        var id = 1_000_000;
        var edits = ImmutableArray.CreateBuilder<string>();
        for (; count > 0; count--)
        {
            edits.Add(CutEdits.All[random.Next(CutEdits.All.Length)]);
            @new = CutEdits.Apply(@new, edits[^1], random, ref id);
        }

        var start = random.Next(5) == 0 ? 90_000 : 86_400;
        if (start != 86_400)
            edits.Add("another start");
        var spelled = spelling == 0 ? @new : [.. @new.Select(t => t with { Parts = [.. t.Parts.Select(p => p with { Reel = Spelled(p.Reel, spelling) })] })];
        if (spelling > 0)
            edits.Add(spelling switch { 1 => "reels in small letters", 2 => "reels with strokes", _ => "reels cut to eight" });
        if (rates.Old != rates.New)
            edits.Add($"{rates.Old.ToShortString()} to {rates.New.ToShortString()}");
        var before = CutMaker.Timeline(old, rates.Old, 86_400, rates.Old);
        var after = CutMaker.Timeline(spelled, rates.New, start, rates.Old.Nominal == rates.New.Nominal ? rates.New : rates.Old);
        if (format > 0)
        {
            before = Written(before, TimelineFormat.Edl);
            after = Written(after, format switch { 1 => TimelineFormat.FinalCut7, 2 => TimelineFormat.Otio, _ => TimelineFormat.FinalCutX });
            edits.Add($"list to {after.Format}");
        }

        return new EditedCut { Old = before, New = after, Edits = edits.DrainToImmutable(), OldParts = Clips(old), NewParts = Clips(spelled) };
    }

    private static string Spelled(string reel, int spelling) => spelling switch { 1 => reel.ToLowerInvariant(), 2 => reel.Replace('_', '-'), _ => reel[..Math.Min(8, reel.Length)] };

    private static ImmutableArray<CutPart> Clips(ImmutableArray<CutTrack> tracks) => [.. tracks.SelectMany(t => t.Parts).Where(p => !p.IsGap)];

    private static Timeline Written(Timeline timeline, TimelineFormat format)
    {
        var ending = format switch { TimelineFormat.Edl => "edl", TimelineFormat.FinalCut7 => "xml", TimelineFormat.Otio => "otio", _ => "fcpxml" };
        return TimelineReader.Read(TimelineWriter.Write(timeline, format).Bytes, "cut." + ending, timeline.Rate).Timeline;
    }
}
