using System.Collections.Immutable;
using System.Globalization;
using Throughline.Effects.Turnovers;
using Throughline.Time;

namespace Throughline.Effects.Statuses;

/// <summary>What statuses are reckoned from; all of it facts, none of it a field that a person may have edited.</summary>
/// <param name="Before">The turnover before; null when there was none.</param>
/// <param name="Now">What a turnover of the cut of now would be (<see cref="TurnoverPlan"/>).</param>
public sealed record StatusQuestion(Turnover? Before, Turnover Now)
{
    /// <summary>What came of the plates that were asked for.</summary>
    public DeliveredFrames Delivered { get; init; } = DeliveredFrames.AsAsked;

    /// <summary>Places of the cut that ask for an effect and name no shot.</summary>
    public ImmutableArray<UnnamedEffect> Unnamed { get; init; } = [];

    /// <summary>What the script changed for a shot.</summary>
    public ImmutableDictionary<ShotId, string> Script { get; init; } = ImmutableDictionary<ShotId, string>.Empty;
}

/// <summary>Says how every effects shot of a cut stands to what was delivered.</summary>
public static class ShotStatuses
{
    /// <summary>Every place of the cut in its order, then the places and shots that it has no longer. Shots that were omitted before and still are say nothing.</summary>
    public static ImmutableArray<ShotStanding> Of(StatusQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var standings = new List<ShotStanding>();
        foreach (var shot in question.Now.Shots)
        {
            var first = standings.Count;
            standings.AddRange(Of(question, shot));
            if (standings.Count > first && question.Script.TryGetValue(shot.Id, out var sentence))
                standings[first] = With(standings[first], ShotStatus.ScriptChanged, sentence);
        }

        foreach (var place in question.Unnamed)
            standings.Add(new ShotStanding { Statuses = [ShotStatus.NoLink], Reasons = [place.Words == "VFX" ? "asks for an effect and names no shot" : $"asks for {place.Words} and names no shot"], Record = place.Placed.Record });
        return [.. standings.OrderBy(s => s.Now is null && s.Status != ShotStatus.NoLink).ThenBy(s => s.Record.Start).ThenBy(s => s.Shot?.Text ?? "", StringComparer.Ordinal)];
    }

    private static IEnumerable<ShotStanding> Of(StatusQuestion question, TurnoverShot now)
    {
        var before = question.Before?.Find(now.Id);
        if (before is null)
            return now.Uses.Select(use => Standing(now.Id, use, null, ShotStatus.New));
        if (now.IsOmitted)
            return before.IsOmitted ? [] : [Standing(now.Id, null, before.Uses[0], ShotStatus.Omitted)];
        return before.IsOmitted
            ? now.Uses.Select(use => Back(question, before, now, use))
            : UsePairs.Of(before, now).Select(pair => Compare(question, before, now, pair));
    }

    private static ShotStanding Back(StatusQuestion question, TurnoverShot before, TurnoverShot now, RecordUse use)
    {
        var standing = Standing(now.Id, use, null, ShotStatus.Reinstated);
        return Beyond(question, before, now, use) is { } beyond ? With(standing, ShotStatus.Extended, beyond) : standing;
    }

    private static ShotStanding Compare(StatusQuestion question, TurnoverShot before, TurnoverShot now, (RecordUse? Before, RecordUse? Now) pair)
    {
        if (pair.Now is not { } use)
            return Standing(now.Id, null, pair.Before, ShotStatus.OmittedInCut);
        var beyond = Beyond(question, before, now, use);
        if (pair.Before is not { } was)
        {
            var more = Standing(now.Id, use, null, ShotStatus.NewInCut);
            return beyond is null ? more : With(more, ShotStatus.Extended, beyond);
        }

        var standing = Standing(now.Id, use, was, ShotStatus.NoChange);
        var (old, plate) = (Plate(before, was.Plate), Plate(now, use.Plate));
        if (!IsSameSource(old, plate))
        {
            standing = With(standing, ShotStatus.Replaced, $"{plate.Reel} instead of {old.Reel}");
            return beyond is null ? standing with { Reasons = standing.Reasons.Add("its plate was delivered before") } : standing;
        }

        if (was.Speed != use.Speed)
            standing = With(standing, ShotStatus.Retimed, $"speed {Speed(use)}, was {Speed(was)}");
        if (beyond is not null)
            standing = With(standing, ShotStatus.Extended, beyond);
        else if (was.Seen != use.Seen)
            standing = With(standing, ShotStatus.CutChange, HandleWords.Of(was.Seen, use.Seen, question.Delivered.Of(now.Id, plate, plate.Current) ?? plate.Current.Source));
        return standing;
    }

    // What of a use was never delivered, in words; null when all of it was.
    private static string? Beyond(StatusQuestion question, TurnoverShot before, TurnoverShot now, RecordUse use)
    {
        var plate = Plate(now, use.Plate);
        TimeRange? nearest = null;
        int? owed = null;
        foreach (var old in before.Plates.Where(p => p.Number == plate.Number || IsSameSource(p, plate)))
        {
            foreach (var version in old.Versions)
            {
                // What was asked for and has not come need not be asked for again.
                if (version.Source.Contains(use.Seen))
                    owed = version.Turnover;
                if (question.Delivered.Of(before.Id, old, version) is not { } came)
                    continue;
                if (came.Contains(use.Seen))
                    return null;
                if (came.Intersect(use.Seen) is { } common && (nearest?.Intersect(use.Seen) is not { } best || common.Duration > best.Duration))
                    nearest = came;
            }
        }

        var asked = owed is { } turnover ? string.Create(CultureInfo.InvariantCulture, $", though turnover {turnover} asked for them") : "";
        return (nearest is { } held ? HandleWords.Beyond(use.Seen, held) : $"none of its {HandleWords.Frames(use.Seen.Duration.Frames)} of {plate.Reel} {(use.Seen.Duration.Frames == 1 ? "was" : "were")} delivered") + asked;
    }

    private static Plate Plate(TurnoverShot shot, int number) => shot.Plates.First(p => p.Number == number);

    private static bool IsSameSource(Plate a, Plate b) =>
        a.Current.Source.Start.Rate == b.Current.Source.Start.Rate
        && (PlateSource.KeyOf(a.Reel) == PlateSource.KeyOf(b.Reel) || (a.File.Length > 0 && PlateSource.KeyOf(a.File) == PlateSource.KeyOf(b.File)));

    private static string Speed(RecordUse use) => use.Speed.Numerator == 0 ? "held frame" : PullList.Percent(use.Speed);

    private static ShotStanding Standing(ShotId shot, RecordUse? now, RecordUse? before, ShotStatus status) =>
        new() { Shot = shot, Now = now, Before = before, Statuses = [status], Record = (now ?? before)!.Value.Record };

    private static ShotStanding With(ShotStanding standing, ShotStatus status, string reason) => standing with
    {
        Statuses = [.. standing.Statuses.Where(s => s != ShotStatus.NoChange).Append(status).Order()],
        Reasons = standing.Reasons.Add(reason),
    };
}
