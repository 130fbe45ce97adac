using System.Collections.Immutable;
using System.Globalization;
using Throughline.Effects.Statuses;
using Throughline.Reports;
using Throughline.Time;

namespace Throughline.Effects.Turnovers;

/// <summary>The count sheet (line-up sheet) of a turnover: what each shot is made of and how its frames stand to the cut's.</summary>
public static class CountSheet
{
    private const string New = "#2f6f4f";
    private const string Longer = "#b06a00";
    private const string Nothing = "#8a857b";

    /// <summary>Makes the sheet: totals, the shots of the cut, the shots that it has no longer.</summary>
    /// <param name="turnover">What is handed over.</param>
    /// <param name="pictures">A small JPEG or PNG for shots that have one.</param>
    /// <param name="standings">How its shots stand to the turnover before; empty for a first one.</param>
    public static ReportDocument Of(Turnover turnover, IReadOnlyDictionary<ShotId, byte[]>? pictures = null, ImmutableArray<ShotStanding> standings = default)
    {
        ArgumentNullException.ThrowIfNull(turnover);
        var parts = ImmutableArray.CreateBuilder<ReportPart>();
        var seen = turnover.Shots.Where(s => !s.IsOmitted).ToArray();
        var asked = turnover.Asked.ToArray();
        parts.Add(new ReportChapter("pull", "To pull", asked.Length == 0 ? "Nothing: what was handed over before holds all that this cut shows." : null));
        if (asked.Length > 0)
            parts.Add(Pulls(turnover, asked));
        if (!standings.IsDefaultOrEmpty)
        {
            parts.Add(new ReportChapter("changes", string.Create(CultureInfo.InvariantCulture, $"Since turnover {turnover.Number - 1}"), standings.All(s => s.Status == ShotStatus.NoChange) ? "Every shot shows the frames that it showed." : null));
            if (standings.Any(s => s.Status != ShotStatus.NoChange))
                parts.Add(Changes(turnover, standings));
        }

        parts.Add(new ReportChapter("shots", "Shots", $"Frame numbers are those of the plate's files; cut in and cut out are both seen. {Handles(turnover.Policy)}{(turnover.Luts.IsEmpty ? "" : $" To be seen through {string.Join(", ", turnover.Luts)}.")}"));
        foreach (var shot in seen)
            parts.Add(Card(turnover, shot, pictures?.GetValueOrDefault(shot.Id)));
        var gone = turnover.Shots.Where(s => s.IsOmitted).ToArray();
        if (gone.Length > 0)
        {
            parts.Add(new ReportChapter("omitted", "No longer in the cut", "Their ids and plates stay their own."));
            parts.Add(new ReportTable([new ReportColumn("Shot", 30), new ReportColumn("Plates", 40), new ReportColumn("Work", 30)],
                [.. gone.Select(s => new ReportRow([s.Id.Text, string.Join(", ", s.Plates.Select(p => PlateName.Of(s.Id, p.Number, p.Current.Version))), s.Work]))]));
        }

        var subtitle = string.Create(CultureInfo.InvariantCulture, $"{turnover.Cut} · {turnover.Timebase} fps · {Count(seen.Length, "shot")} · {Count(asked.Length, "plate")} to pull, {Number(asked.Sum(a => a.Plate.Current.Frames))} frames · {turnover.Made:yyyy-MM-dd}");
        return new ReportDocument(string.Create(CultureInfo.InvariantCulture, $"{turnover.Show} turnover {turnover.Number}"), "count sheet", subtitle, parts.DrainToImmutable());
    }

    private static ReportTable Changes(Turnover turnover, ImmutableArray<ShotStanding> standings) => new(
        [new ReportColumn("Shot", 22), new ReportColumn("Record", 14), new ReportColumn("Status", 20), new ReportColumn("What", 44)],
        [
            .. standings.Where(s => s.Status != ShotStatus.NoChange).Select(s => new ReportRow(
            [
                s.Shot?.Text ?? "no name", (s.Now is null && s.Shot is not null ? "was " : "") + turnover.Timebase.Label(s.Record.Start), string.Join(' ', s.Statuses.Select(ShotStatusNames.Of)), string.Join("; ", s.Reasons),
            ])),
        ]);

    private static ReportTable Pulls(Turnover turnover, (TurnoverShot Shot, Plate Plate)[] asked) => new(
        [new ReportColumn("Plate", 27), new ReportColumn("Reel", 23), new ReportColumn("Source in", 14), new ReportColumn("Source out", 14), new ReportColumn("Frames", 9, true), new ReportColumn("Files", 13)],
        [
            .. asked.Select(a =>
            {
                var timebase = PullList.TimebaseOf(turnover, a.Plate);
                var version = a.Plate.Current;
                return new ReportRow(
                [
                    PlateName.Of(a.Shot.Id, a.Plate.Number, version.Version), a.Plate.Reel, timebase.Label(version.Source.Start).ToString(), timebase.Label(version.Source.End).ToString(), Number(version.Frames), $"{Number(version.FirstFile)}–{Number(version.LastFile)}",
                ]);
            }),
        ]);

    private static ReportCard Card(Turnover turnover, TurnoverShot shot, byte[]? picture)
    {
        var first = shot.Uses[0].Record;
        var facts = ImmutableArray.CreateBuilder<(string, string)>();
        facts.Add(("Record", string.Join(", ", shot.Uses.Select(u => turnover.Timebase.Label(u.Record.Start)).Distinct())));
        facts.Add(("Length", Count((int)first.Duration.At(turnover.Timebase.Rate).Frames, "frame")));
        if (shot.Vendor.Length > 0)
            facts.Add(("Vendor", shot.Vendor));
        var rows = shot.Plates.Where(p => p.Seen is not null).Select(plate => new ReportRow(
        [
            PlateName.Of(shot.Id, plate.Number, plate.Current.Version), $"{Number(plate.Current.FirstFile)}–{Number(plate.Current.LastFile)}", Number(plate.CutIn), Number(plate.CutOut),
            $"{Number(plate.HeadHandle)} / {Number(plate.TailHandle)}", plate.Reel, string.Join("; ", Remarks(plate)),
        ])).ToImmutableArray();
        var colour = shot.Plates.Any(p => p.Need == PlateNeed.New) ? New : shot.Plates.Any(p => p.Need == PlateNeed.Longer) ? Longer : Nothing;
        var table = new ReportTable([new ReportColumn("Plate", 26), new ReportColumn("Files", 12), new ReportColumn("Cut in", 8, true), new ReportColumn("Cut out", 8, true), new ReportColumn("Handles", 10), new ReportColumn("Reel", 18), new ReportColumn("", 18)], rows);
        return new ReportCard(shot.Id.Text, facts.DrainToImmutable(), shot.Work, colour, picture, table);
    }

    private static IEnumerable<string> Remarks(Plate plate)
    {
        yield return plate.Need switch { PlateNeed.New => "pull", PlateNeed.Longer => "pull again, longer", _ => string.Create(CultureInfo.InvariantCulture, $"of turnover {plate.Current.Turnover}") };
        if (plate.Speed != Ratio.One)
            yield return plate.Speed.Numerator == 0 ? "held frame" : PullList.Percent(plate.Speed);
        if (plate.Current.Missing.Head > 0)
            yield return $"media begins {Count((int)plate.Current.Missing.Head, "frame")} too late for the handle";
        if (plate.Current.Missing.Tail > 0)
            yield return $"media ends {Count((int)plate.Current.Missing.Tail, "frame")} too early for the handle";
    }

    private static string Handles(PullPolicy policy) =>
        $"Handles: {policy.HeadHandle} before, {policy.TailHandle} after, in frames of the {(policy.Retimed == HandleFrames.Record ? "cut" : "source")}.";

    private static string Count(int count, string word) => count == 1 ? "1 " + word : Number(count) + " " + word + "s";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
