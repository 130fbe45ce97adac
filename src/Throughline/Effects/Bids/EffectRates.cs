using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Throughline.Breakdown;
using Throughline.Text;

namespace Throughline.Effects.Bids;

/// <summary>The table that shots become days by. The built-in one is rules of thumb; a show writes it out and puts its own figures in.</summary>
/// <param name="ByKind">A rate for every kind of effect, and for <c>other</c>.</param>
/// <param name="Source">Where the figures are from, for the bid's page.</param>
public sealed record EffectRates(ImmutableDictionary<string, EffectRate> ByKind, string Source)
{
    /// <summary>The kind of what has no kind.</summary>
    public const string Other = "other";

    private static readonly string[] Columns = ["Kind", "Easy", "Likely", "Hard", "Holds"];

    /// <summary>The built-in rules of thumb.</summary>
    public static readonly EffectRates Default = new(
        DataTable.Read("effect-rates.tsv").Select(row => new EffectRate(row[0], Number(row[1]), Number(row[2]), Number(row[3]), row[4])).ToImmutableDictionary(r => r.Kind, StringComparer.Ordinal),
        "rules of thumb that come with Throughline");

    /// <summary>The rate of a kind; null: of what has none.</summary>
    public EffectRate Of(EffectType? type) => ByKind.GetValueOrDefault(type?.Key ?? Other) ?? ByKind[Other];

    /// <summary>The table as CSV, to be changed and read again.</summary>
    public byte[] Write()
    {
        var csv = new StringBuilder();
        CsvText.AddRow(csv, Columns);
        foreach (var kind in EffectTypes.All.Select(t => t.Key).Append(Other))
        {
            if (ByKind.GetValueOrDefault(kind) is { } rate)
                CsvText.AddRow(csv, [rate.Kind, Text(rate.Easy), Text(rate.Likely), Text(rate.Hard), rate.Holds]);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    /// <summary>Reads a table with the columns Kind, Easy, Likely, Hard and, if you like, Holds. Kinds that it leaves out keep the built-in rate.</summary>
    /// <returns>The rates, and what could not be read of the table.</returns>
    public static (EffectRates Rates, ImmutableArray<Diagnostic> Diagnostics) Read(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var log = new DiagnosticLog(source);
        var rates = Default.ByKind.ToBuilder();
        int[]? at = null;
        foreach (var (start, end, cells) in CsvTable.Read(source))
        {
            if (cells.All(string.IsNullOrWhiteSpace))
                continue;
            if (at is null)
            {
                at = [.. Columns.Select(c => Array.FindIndex(cells, cell => cell.Trim().Equals(c, StringComparison.OrdinalIgnoreCase)))];
                if (at.Take(4).Any(i => i < 0))
                {
                    log.Say("VFX511", Severity.Error, start, end - start, $"{source.Name} has no columns {string.Join(", ", Columns.Take(4))} in its first row. Write the table out with --write-rates and change that.");
                    break;
                }

                continue;
            }

            var line = source.LineAt(start);
            var kind = Cell(cells, at[0]).ToLowerInvariant();
            if (!rates.ContainsKey(kind))
                log.Say("VFX512", Severity.Warning, start, end - start, $"Line {line}: {kind} is no kind of effect; there are {string.Join(", ", EffectTypes.All.Select(t => t.Key).Append(Other))}.");
            else if (!Days(cells, at[1], out var easy) || !Days(cells, at[2], out var likely) || !Days(cells, at[3], out var hard) || easy > likely || likely > hard)
                log.Say("VFX513", Severity.Warning, start, end - start, $"Line {line}: {kind} needs three numbers of days that do not fall, such as 0.5, 1, 3; the rate before it counts.");
            else
                rates[kind] = new EffectRate(kind, easy, likely, hard, Cell(cells, at[4]) is { Length: > 0 } holds ? holds : rates[kind].Holds);
        }

        return (new EffectRates(rates.ToImmutable(), source.Name), log.ToImmutable());
    }

    private static bool Days(string[] cells, int at, out decimal days) =>
        decimal.TryParse(Cell(cells, at), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out days) && days <= 10_000;

    private static string Cell(string[] cells, int at) => at >= 0 && at < cells.Length ? cells[at].Trim() : "";

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(decimal days) => days.ToString("0.##", CultureInfo.InvariantCulture);
}
