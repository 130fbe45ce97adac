using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Throughline.Editorial;
using Throughline.Editorial.Ale;
using Throughline.Editorial.Edl;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Effects.Turnovers;

/// <summary>The plates that a turnover asks for, as the lab reads them. Every source is pulled as it was shot; speeds are the vendor's work.</summary>
public static class PullList
{
    private const string Edl = "edl";
    private const string Ale = "ale";

    /// <summary>
    /// Lists of events (CMX 3600 with whole reel names), one for each rate of media: the plates one after the other from 01:00:00:00, source times with
    /// handles, the plate's name and files in a comment. The first has no suffix, the others one such as <c>_48</c>.
    /// </summary>
    public static ImmutableArray<(string Suffix, byte[] Bytes)> Edls(Turnover turnover) =>
        PerRate(turnover, (timebase, plates) => EdlWriter.Write(Timeline(turnover, timebase, plates, Edl), EdlDialect.Resolve).Bytes);

    /// <summary>Logs (ALE), one for each rate of media, with a row for each plate.</summary>
    public static ImmutableArray<(string Suffix, byte[] Bytes)> Ales(Turnover turnover) =>
        PerRate(turnover, (timebase, plates) => AleWriter.Write(Timeline(turnover, timebase, plates, Ale) with { IsBin = true }).Bytes);

    /// <summary>One table of all plates that the cut is to be made with, also those that nothing is asked for.</summary>
    public static byte[] Csv(Turnover turnover)
    {
        ArgumentNullException.ThrowIfNull(turnover);
        var csv = new StringBuilder();
        csv.Append("Shot,Plate,Ask,Files,First,Last,Frames,Cut In,Cut Out,Head Handle,Tail Handle,Missing Head,Missing Tail,Reel,Clip,Source File,Source In,Source Out,Rate,Speed,Vendor,Work\r\n");
        foreach (var shot in turnover.Shots.Where(s => !s.IsOmitted))
        {
            foreach (var plate in shot.Plates.Where(p => p.Seen is not null))
                csv.AppendJoin(',', Cells(turnover, shot, plate).Select(SafeCell)).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(TurnoverJson.WellFormed(csv.ToString()));
    }

    /// <summary>How the frames of a plate's source are labelled: as those of the cut when they run at its rate.</summary>
    public static Timebase TimebaseOf(Turnover turnover, Plate plate)
    {
        ArgumentNullException.ThrowIfNull(turnover);
        ArgumentNullException.ThrowIfNull(plate);
        var rate = plate.Current.Source.Start.Rate;
        return rate == turnover.Timebase.Rate ? turnover.Timebase : new Timebase(rate);
    }

    /// <summary>A cell of a table for a spreadsheet, which must not take it for a formula.</summary>
    internal static string SafeCell(string text)
    {
        var line = text.ReplaceLineEndings(" ").Replace('\t', ' ');
        return CsvTable.Cell(line is ['=' or '+' or '@', ..] || (line is ['-', _, ..] && !char.IsAsciiDigit(line[1])) ? "'" + line : line);
    }

    private static ImmutableArray<(string Suffix, byte[] Bytes)> PerRate(Turnover turnover, Func<Timebase, List<(TurnoverShot Shot, Plate Plate)>, byte[]> write)
    {
        ArgumentNullException.ThrowIfNull(turnover);
        var files = ImmutableArray.CreateBuilder<(string, byte[])>();
        foreach (var group in turnover.Asked.GroupBy(a => TimebaseOf(turnover, a.Plate)).OrderBy(g => g.Key == turnover.Timebase ? 0 : 1))
            files.Add((group.Key == turnover.Timebase || files.Count == 0 ? "" : "_" + group.Key.Rate.ToShortString().Replace('.', '-'), write(group.Key, [.. group])));
        return files.DrainToImmutable();
    }

    private static Timeline Timeline(Turnover turnover, Timebase timebase, List<(TurnoverShot Shot, Plate Plate)> plates, string format)
    {
        var clips = plates.Select(a => (TrackPart)new Clip
        {
            Name = format == Ale ? PlateName.Of(a.Shot.Id, a.Plate.Number, a.Plate.Current.Version) : a.Plate.ClipName,
            SourceRange = a.Plate.Current.Source,
            Media = [new MediaReference { Reel = a.Plate.Reel, Name = a.Plate.File }],
            Colour = a.Plate.Colour,
            Metadata = Said(turnover, a.Shot, a.Plate, format),
        });
        return new Timeline
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"{turnover.Show} turnover {turnover.Number:D2} pulls"),
            Timebase = timebase,
            Start = new FrameTime(timebase.Rate.Nominal * 3600L - (timebase.DropFrame ? timebase.FramesPerSecond * 3600L - timebase.FramesPerTenMinutes * 6 : 0), timebase.Rate),
            Tracks = [new Track { Name = "V1", Kind = TrackKind.Video, Children = [.. clips] }],
        };
    }

    private static Metadata Said(Turnover turnover, TurnoverShot shot, Plate plate, string format)
    {
        var version = plate.Current;
        var sequence = PlateName.Sequence(PlateName.Of(shot.Id, plate.Number, version.Version), turnover.Policy);
        return format == Edl
            ? Metadata.Empty.Add(Edl, "comment", string.Create(CultureInfo.InvariantCulture, $"PLATE: {sequence} {version.FirstFile}-{version.LastFile}"))
            : Metadata.Empty.Add(Ale, "Shot", shot.Id.Text).Add(Ale, "Plate", sequence).Add(Ale, "First Frame", Number(version.FirstFile)).Add(Ale, "Last Frame", Number(version.LastFile))
                .Add(Ale, "Cut In", Number(plate.CutIn)).Add(Ale, "Cut Out", Number(plate.CutOut)).Add(Ale, "Clip", plate.ClipName).Add(Ale, "Comments", shot.Work);
    }

    private static string[] Cells(Turnover turnover, TurnoverShot shot, Plate plate)
    {
        var version = plate.Current;
        var timebase = TimebaseOf(turnover, plate);
        var name = PlateName.Of(shot.Id, plate.Number, version.Version);
        return
        [
            shot.Id.Text, name, plate.Need switch { PlateNeed.New => "pull", PlateNeed.Longer => "pull again, longer", _ => "" }, PlateName.Sequence(name, turnover.Policy),
            Number(version.FirstFile), Number(version.LastFile), Number(version.Frames), Number(plate.CutIn), Number(plate.CutOut), Number(plate.HeadHandle), Number(plate.TailHandle),
            Number(version.Missing.Head), Number(version.Missing.Tail), plate.Reel, plate.ClipName, plate.File,
            timebase.Label(version.Source.Start).ToString(), timebase.Label(version.Source.End).ToString(), timebase.ToString(), Percent(plate.Speed), shot.Vendor, shot.Work,
        ];
    }

    /// <summary>A speed as editors say it: <c>100%</c>, <c>-50%</c>, <c>0%</c> for a frame that is held.</summary>
    internal static string Percent(Ratio speed) => Ratio.Of(speed.Numerator * 100, speed.Denominator).ToDecimal(2) + "%";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
