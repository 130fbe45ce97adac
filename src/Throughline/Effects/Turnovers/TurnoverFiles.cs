using System.Collections.Immutable;
using Throughline.Reports;

namespace Throughline.Effects.Turnovers;

/// <summary>A file of a turnover's folder.</summary>
/// <param name="Path">Inside the folder, with <c>/</c>.</param>
/// <param name="Bytes">Its whole content.</param>
public readonly record struct TurnoverFile(string Path, byte[] Bytes);

/// <summary>The files that a turnover's folder holds whatever media there is.</summary>
public static class TurnoverFiles
{
    /// <summary>The name of the snapshot.</summary>
    public const string Snapshot = "turnover.json";

    /// <summary>Snapshot, pull lists, count sheet and grades; not the manifest, which is made of all that lies there in the end.</summary>
    /// <param name="turnover">What is handed over.</param>
    /// <param name="sheet">Its count sheet.</param>
    public static ImmutableArray<TurnoverFile> Of(Turnover turnover, ReportDocument sheet)
    {
        ArgumentNullException.ThrowIfNull(turnover);
        var files = ImmutableArray.CreateBuilder<TurnoverFile>();
        files.Add(new TurnoverFile(Snapshot, TurnoverJson.Write(turnover)));
        files.Add(new TurnoverFile("count-sheet.html", ReportDocumentHtml.Write(sheet)));
        files.Add(new TurnoverFile("pull-list.csv", PullList.Csv(turnover)));
        foreach (var (suffix, bytes) in PullList.Edls(turnover))
            files.Add(new TurnoverFile($"pull{suffix}.edl", bytes));
        foreach (var (suffix, bytes) in PullList.Ales(turnover))
            files.Add(new TurnoverFile($"pull{suffix}.ale", bytes));
        foreach (var (shot, plate) in turnover.Asked)
        {
            if (plate.Colour is not { } colour)
                continue;
            var name = PlateName.Of(shot.Id, plate.Number, plate.Current.Version);
            files.Add(new TurnoverFile($"cdl/{name}.cc", ColourFiles.Correction(colour, name)));
            files.Add(new TurnoverFile($"cdl/{name}.cdl", ColourFiles.List(colour, name, PlateName.Sequence(name, turnover.Policy))));
        }

        return files.DrainToImmutable();
    }
}
