using System.Collections.Immutable;
using System.Globalization;
using Throughline.Breakdown;
using Throughline.Cli.Read;
using Throughline.Effects.Bids;
using Throughline.Screenplays.Layout;

namespace Throughline.Cli.Vfx;

/// <summary>A bid for a terminal: a line for each line, what vendors bid below it, totals by tier at the end.</summary>
internal sealed class TerminalBid
{
    private const int Margin = 2;
    private const int Shots = 10;
    private const int Days = 14;
    private readonly ImmutableArray<TerminalLine>.Builder _lines = ImmutableArray.CreateBuilder<TerminalLine>();
    private readonly int _width;
    private readonly int _ref;

    private TerminalBid(int width, int @ref) => (_width, _ref) = (width, @ref);

    /// <param name="comparison">The bid, with vendors' beside it.</param>
    /// <param name="width">Columns, at least 60.</param>
    public static ImmutableArray<TerminalLine> Of(BidComparison comparison, int width)
    {
        var page = new TerminalBid(width, Math.Clamp(comparison.Own.Lines.Select(l => l.Ref.Length).DefaultIfEmpty(8).Max(), 8, 26));
        page.Line();
        page.Line().Add(comparison.Own.Title.Length == 0 ? "Untitled" : comparison.Own.Title, Ink.Strong);
        page.Line().Add($"{comparison.Own.Lines.Length} lines; shots and days: at least–likely–at most", Ink.Soft);
        string? scene = null;
        foreach (var row in comparison.Rows)
        {
            if (row.Own is { } line && line.Scene != scene)
            {
                page.Line();
                page.Line().Left(line.Scene, 5, Ink.Strong).Add(line.Heading, Ink.Strong).Add($"   p. {line.Page}", Ink.Mark);
                scene = line.Scene;
            }

            page.Write(comparison, row);
        }

        page.WriteTotals(comparison);
        return page._lines.DrainToImmutable();
    }

    private TerminalLine Line()
    {
        var line = new TerminalLine(_width - Margin).Add(new string(' ', Margin));
        _lines.Add(line);
        return line;
    }

    private void Write(BidComparison comparison, BidRow row)
    {
        if (row.Own is { } line)
        {
            var what = Math.Max(12, _width - (Margin * 2) - _ref - Shots - Days - 4);
            Line().Left(line.Ref, _ref + 2).Left(Words.MarkOf(line.Source) + line.Name, what).Right(line.Shots.ToString(), Shots).Right(line.Days + " d", Days, Ink.Soft);
            if (line.Words.Length > 0)
                Line().Add(new string(' ', _ref + 2)).Add(line.Line > 0 ? $"line {line.Line}: {line.Words}" : line.Words, Ink.Soft);
            if (!line.Ids.IsEmpty)
                Line().Add(new string(' ', _ref + 2)).Add(string.Join(' ', line.Ids), Ink.Second);
        }
        else
        {
            var only = row.Offers.First(o => o is not null)!;
            Line();
            Line().Left("(no line)", _ref + 2).Add(string.Join(' ', new[] { only.Ref, only.Scene, only.Kind, only.Work }.Where(t => t.Length > 0)), Ink.Doubt);
        }

        for (var v = 0; v < comparison.Vendors.Length; v++)
        {
            if (row.Offers[v] is { } offer)
                Line().Add(new string(' ', _ref + 2)).Left(comparison.Vendors[v].Vendor, 20, Ink.Second).Add(BidReport.Offer(offer, comparison.Vendors[v].Currency));
        }

        foreach (var finding in row.Findings)
            Line().Add(new string(' ', _ref + 2)).Add("? " + finding, Ink.Doubt);
    }

    private void WriteTotals(BidComparison comparison)
    {
        Line();
        foreach (var total in comparison.Own.Totals.Append(comparison.Own.Total))
        {
            var ink = total.Tier == "All" ? Ink.Strong : Ink.Plain;
            Line().Left(total.Tier, 22, ink).Right($"{total.Lines} {(total.Lines == 1 ? "line" : "lines")}", 10, Ink.Soft).Right(total.Shots + " shots", 20, ink).Right(total.Days + " days", 24, ink);
        }

        for (var v = 0; v < comparison.Vendors.Length; v++)
        {
            var total = comparison.TotalOf(v);
            Line().Left(total.Vendor, 22, Ink.Second).Right(total.Missing == 0 ? "" : $"{total.Missing} missing", 10, Ink.Doubt).Right($"{total.Shots.ToString("N0", CultureInfo.InvariantCulture)} shots", 20)
                .Right(total.Days is { } days ? $"{days.ToString("#,0.##", CultureInfo.InvariantCulture)} days" : "", 24).Right(BidReport.Price(total.Price, total.Currency), 16);
        }

        Line();
        foreach (var assumption in comparison.Own.Assumptions)
            WriteWords(assumption);
        Line();
    }

    private void WriteWords(string text)
    {
        var line = Line();
        foreach (var word in text.Split(' '))
        {
            if (line.Columns > Margin && line.Columns + 1 + LineCount.Columns(word) > _width - Margin)
                line = Line();
            line.Add(line.Columns > Margin ? " " : "").Add(word, Ink.Soft);
        }
    }
}
