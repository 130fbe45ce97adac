using System.Collections.Immutable;
using CsCheck;
using Throughline.Editorial;
using Throughline.Time;

namespace Throughline.Tests.Editorial;

/// <summary>Cuts made of a few reels, and what an editor does to them: trim, slip, ripple, move, cut out, put in, retime, replace, split, dissolve.</summary>
internal static class EditScripts
{
    private static readonly FrameRate Rate = FrameRate.Fps24;

    private static readonly Gen<Part> Piece = Gen.Select(
        Gen.Int[0, 12], Gen.Int[0, 2000], Gen.Int[4, 120], Gen.Frequency((8, Gen.Const(Ratio.One)), (1, Gen.Const(Ratio.Of(-1, 1))), (1, Gen.Const(Ratio.Of(2, 1)))), Gen.Int[0, 9],
        (reel, start, length, speed, dissolve) => new Part($"R{reel:00}", 86_400 + start, length, speed, dissolve == 0));

    private static readonly Gen<Func<ImmutableArray<Part>, ImmutableArray<Part>>> Edit = Gen.Select(
        Gen.Int[0, 9], Gen.Int[0, 10_000], Gen.Int[0, 10_000], Gen.Int[-12, 12], Piece, (kind, at, to, by, piece) => (Func<ImmutableArray<Part>, ImmutableArray<Part>>)(parts => Edited(parts, kind, at, to, by, piece)));

    /// <summary>Any cut.</summary>
    public static Gen<Timeline> Cut { get; } = Piece.Array[0, 40].Select(parts => Made([.. parts]));

    /// <summary>A cut and what up to twelve edits made of it.</summary>
    public static Gen<(Timeline Old, Timeline New)> Pairs { get; } = Gen.Select(
        Piece.Array[0, 40], Edit.Array[0, 12], (parts, edits) => (Made([.. parts]), Made(edits.Aggregate(parts.ToImmutableArray(), (now, edit) => edit(now)))));

    /// <summary>A clip of a reel.</summary>
    public static Clip Clip(string reel, long start, long length, Ratio speed) => new()
    {
        Name = reel,
        SourceRange = new TimeRange(new FrameTime(start, Rate), new FrameTime(length, Rate)),
        Media = [new MediaReference { Kind = MediaKind.External, Name = reel, Reel = reel }],
        Effects = speed == Ratio.One ? [] : [new SpeedChange { Speed = speed }],
    };

    /// <summary>A timeline of one picture track.</summary>
    public static Timeline Timeline(ImmutableArray<TrackPart> parts, FrameRate rate) => new()
    {
        Timebase = new Timebase(rate),
        Start = new FrameTime(86_400, rate),
        Tracks = [new Track { Name = "V1", Kind = TrackKind.Video, Children = parts }],
    };

    private static Timeline Made(ImmutableArray<Part> parts)
    {
        var children = ImmutableArray.CreateBuilder<TrackPart>();
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Dissolves && i > 0)
                children.Add(new Transition { Kind = TransitionKind.Dissolve, InOffset = FrameTime.Zero(Rate), OutOffset = new FrameTime(2, Rate) });
            children.Add(Clip(parts[i].Reel, parts[i].Start, parts[i].Length, parts[i].Speed));
        }

        return Timeline(children.DrainToImmutable(), Rate);
    }

    private static ImmutableArray<Part> Edited(ImmutableArray<Part> parts, int kind, int at, int to, int by, Part piece)
    {
        if (parts.IsEmpty)
            return [piece];
        var i = at % parts.Length;
        var part = parts[i];
        switch (kind)
        {
            case 0: return parts.SetItem(i, part with { Start = part.Start + by, Length = Math.Max(1, part.Length - by) });
            case 1: return parts.SetItem(i, part with { Length = Math.Max(1, part.Length + by) });
            case 2: return parts.SetItem(i, part with { Start = part.Start + by });
            case 3: return parts.RemoveAt(i);
            case 4: return parts.Insert(i, piece);
            case 5: return parts.RemoveAt(i).Insert(to % parts.Length, part);
            case 6: return parts.SetItem(i, piece);
            case 7: return parts.SetItem(i, part with { Speed = part.Speed == Ratio.One ? Ratio.Of(2, 1) : Ratio.One });
            case 8: return parts.SetItem(i, part with { Dissolves = !part.Dissolves });
            default:
                if (part.Length < 4)
                    return parts;
                var first = part.Length / 2;
                return parts.SetItem(i, part with { Length = first }).Insert(i + 1, part with { Start = part.Start + first, Length = part.Length - first, Dissolves = false });
        }
    }

    private sealed record Part(string Reel, long Start, int Length, Ratio Speed, bool Dissolves);
}
