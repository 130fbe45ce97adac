using System.Text;
using NJsonSchema;
using Throughline.Breakdown;
using Throughline.Effects;
using Throughline.Effects.Bids;
using Throughline.Reports;
using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Tests.Effects;

public sealed class BidTests
{
    private const string Script = """
        INT. QUAY - NIGHT #12#

        A dragon lands on the quay. The dragon breathes. [[vfx: Aunt Ida]]

        EXT. STREET - DAY #13#

        Rain falls. A muzzle flash lights the window.

        """;

    private static readonly Bid Own = Of(Script);

    [Fact]
    public void A_bid_has_a_line_for_each_effect_with_the_words_that_ask_for_it()
    {
        var creature = Own.Lines.First(l => l.Type?.Key == "creature");

        Assert.Equal(("12-CREATURE", "12", "3D and simulation"), (creature.Ref, creature.Scene, creature.Tier));
        Assert.StartsWith("A dragon lands on the quay.", creature.Words, StringComparison.Ordinal);
        Assert.Equal(3, creature.Line);
        Assert.True(creature.Shots.Least <= creature.Shots.Likely && creature.Shots.Likely <= creature.Shots.Most);
        Assert.Contains(creature.Assumptions, a => a.StartsWith("Likely", StringComparison.Ordinal));
    }

    [Fact]
    public void Days_are_shots_times_the_rate_of_the_kind()
    {
        var rate = EffectRates.Default.ByKind["creature"];
        var line = Own.Lines.First(l => l.Type?.Key == "creature");

        Assert.Equal(new Spread(line.Shots.Least * rate.Easy, line.Shots.Likely * rate.Likely, line.Shots.Most * rate.Hard), line.Days);
    }

    [Fact]
    public void What_has_no_kind_counts_by_its_mentions_and_says_so()
    {
        var line = Assert.Single(Own.Lines, l => l.Type is null);

        Assert.Equal(("12-OTHER", new Spread(1, 1, 1)), (line.Ref, line.Shots));
        Assert.Contains("Its kind is not known, so each mention counts as a shot.", line.Assumptions);
    }

    [Theory]
    [InlineData("boom removal", "removal")]
    [InlineData("remove modern signs", "removal")]
    [InlineData("driving plate behind the van's glass", "screen-replacement")]
    [InlineData("harbour set extension", "matte-painting")]
    [InlineData("the sea", "simulation")]
    [InlineData("Aunt Ida", null)]
    public void What_a_person_marked_shows_its_kind_by_its_name(string name, string? kind)
    {
        var line = Assert.Single(Of($"INT. QUAY - NIGHT\n\nNobody moves. [[vfx: {name}]]\n").Lines);

        Assert.Equal(kind, line.Type?.Key);
        Assert.Equal(kind is not null, line.Assumptions[0].StartsWith("Taken for", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_ref_is_there_once()
    {
        var bid = Of(File.ReadAllText(Path.Combine(Corpus.Repository, "samples", "a-bit-for-the-tide", "a-bit-for-the-tide.fountain")));

        Assert.Equal(bid.Lines.Length, bid.Lines.Select(l => l.Ref).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void The_totals_of_the_tiers_are_the_whole()
    {
        Assert.Equal(Own.Total.Shots, Own.Totals.Aggregate(default(Spread), (sum, t) => sum + t.Shots));
        Assert.Equal(Own.Total.Days, Own.Totals.Aggregate(default(Spread), (sum, t) => sum + t.Days));
    }

    [Fact]
    public void The_table_of_rates_is_written_changed_and_read()
    {
        var written = Encoding.UTF8.GetString(EffectRates.Default.Write());

        var (rates, said) = EffectRates.Read(SourceText.Decode(Encoding.UTF8.GetBytes(written.Replace("creature,8,15,40", "creature,1,2.5,3", StringComparison.Ordinal)), "rates.csv"));

        Assert.Empty(said);
        Assert.Equal((1m, 2.5m, 3m), (rates.ByKind["creature"].Easy, rates.ByKind["creature"].Likely, rates.ByKind["creature"].Hard));
        Assert.Equal(EffectRates.Default.ByKind["sky"], rates.ByKind["sky"]);
    }

    [Theory]
    [InlineData("What,How\ncreature,1\n", "VFX511")]
    [InlineData("Kind,Easy,Likely,Hard\ndragons,1,2,3\n", "VFX512")]
    [InlineData("Kind,Easy,Likely,Hard\ncreature,3,2,1\n", "VFX513")]
    [InlineData("Kind,Easy,Likely,Hard\ncreature,a,b,c\n", "VFX513")]
    public void A_table_of_rates_that_is_wrong_is_told_and_the_built_in_rate_stays(string table, string code)
    {
        var (rates, said) = EffectRates.Read(new SourceText(table, "rates.csv"));

        Assert.Equal(code, Assert.Single(said).Code);
        Assert.Equal(EffectRates.Default.ByKind["creature"], rates.ByKind["creature"]);
    }

    [Theory]
    [InlineData("1200", "1200", "")]
    [InlineData("1,200", "1200", "")]
    [InlineData("$12,500.00", "12500", "$")]
    [InlineData("12.500,50 €", "12500.50", "€")]
    [InlineData("12.500 EUR", "12500", "EUR")]
    [InlineData("1'200", "1200", "")]
    [InlineData("1.234.567", "1234567", "")]
    [InlineData("0.125", "0.125", "")]
    [InlineData("2,5", "2.5", "")]
    public void Numbers_are_read_as_people_put_them(string cell, string number, string mark)
    {
        var (bid, said) = Vendor($"Ref;Shots;Price\n12-CREATURE;3;{cell}\n");

        Assert.Empty(said);
        Assert.Equal((decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture), mark), (bid.Lines[0].Price!.Value, bid.Currency));
    }

    [Theory]
    [InlineData("a lot")]
    [InlineData("-5")]
    [InlineData("12k")]
    [InlineData("3-5")]
    public void What_is_no_number_is_told_and_left_out(string cell)
    {
        var (bid, said) = Vendor($"Ref,Price\n12-CREATURE,{cell}\n");

        Assert.Equal("VFX503", Assert.Single(said).Code);
        Assert.Null(bid.Lines[0].Price);
    }

    [Fact]
    public void A_vendor_is_compared_line_by_line()
    {
        var (vendor, _) = Vendor("Ref,Scene,Type,Description,Shots,Days,Cost,Notes\n12-CREATURE,,,,99,12,\"$9,000\",no asset build\n,13,Muzzle flash and bullet hits,,2,1,$800,\n,14,,lens flares,5,2,$500,\nTotal,,,,,,\"$10,300\",\n");

        var comparison = BidComparison.Of(Own, [vendor]);

        var creature = comparison.Rows.First(r => r.Own?.Ref == "12-CREATURE");
        Assert.Contains(creature.Findings, f => f.StartsWith("Mill: 99 shots, more than the most of", StringComparison.Ordinal));
        Assert.Equal(2, comparison.Rows.First(r => r.Own?.Ref == "13-MUZZLE-FLASH").Offers[0]!.Shots);
        Assert.Contains("Mill: no bid.", comparison.Rows.First(r => r.Own?.Ref == "12-OTHER").Findings);
        Assert.Equal("lens flares", comparison.Rows.Where(r => r.Own is null).Select(r => r.Offers[0]!.Work).First());
        Assert.Equal(comparison.Rows.Count(r => r.Own is not null && r.Offers[0] is null), comparison.TotalOf(0).Missing);
    }

    [Fact]
    public void A_table_that_we_sent_comes_back_filled_in()
    {
        var sent = Encoding.UTF8.GetString(BidCsv.Write(BidComparison.Of(Own, []))).TrimStart('\uFEFF');
        var lines = sent.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var filled = string.Join("\r\n", lines.Select((l, i) => i == 0 ? l : l[..^3] + "4,8.5,1000,ok"));

        var (vendor, said) = Vendor(filled);

        Assert.Empty(said);
        Assert.Equal(Own.Lines.Select(l => (l.Ref, 4, 8.5m, 1000m)), vendor.Lines.Select(l => (l.Ref, l.Shots!.Value, l.Days!.Value, l.Price!.Value)));
    }

    [Fact]
    public void Lines_get_ids_for_their_likely_shots_and_keep_those_that_they_have()
    {
        var named = BidShots.Name(Own, Lists.Tide, ShotRegister.Empty.With([new ShotId("TIDE_012_0010")]));
        var creature = named.Lines.First(l => l.Ref == "12-CREATURE");

        var again = BidShots.Name(Own, Lists.Tide, ShotRegister.Empty.With(named.Lines.SelectMany(l => l.Ids)), named.Lines.SelectMany(l => l.Ids.Select(id => (l.Ref, id))).ToLookup(p => p.Ref, p => p.id));

        Assert.Equal("TIDE_012_0020", creature.Ids[0].Text);
        Assert.Equal(creature.Shots.Likely, creature.Ids.Length);
        Assert.Equal(named.Lines.SelectMany(l => l.Ids), again.Lines.SelectMany(l => l.Ids));
    }

    [Fact]
    public async Task The_json_is_as_its_schema_says()
    {
        var (vendor, _) = Vendor("Ref,Shots,Price\n12-CREATURE,3,$900\nX,1,\n");
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Corpus.Repository, "docs", "json", "vfx-bid.schema.json"), TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(Encoding.UTF8.GetString(BidJson.Write(BidComparison.Of(BidShots.Name(Own, Lists.Tide, ShotRegister.Empty), [vendor])))));
    }

    [Fact]
    public void The_page_names_every_line_and_every_vendor()
    {
        var (vendor, _) = Vendor("Ref,Shots,Price\n12-CREATURE,3,$900\n");

        var page = Encoding.UTF8.GetString(ReportDocumentHtml.Write(BidReport.Of(BidComparison.Of(Own, [vendor]))));

        Assert.All(Own.Lines, l => Assert.Contains(l.Ref, page, StringComparison.Ordinal));
        Assert.Contains("Mill", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_bid_of_a_vendor_is_read_or_refused_and_never_throws()
    {
        var bytes = Encoding.UTF8.GetBytes("Ref,Scene,Type,Shots,Days,Cost,Notes\n12-CREATURE,12,creature,3,12.5,\"$9,000\",\"no \"\"asset\"\" build\"\n");
        var random = new Random(20261129);
        for (var i = 0; i < 20_000; i++)
        {
            var damaged = bytes.ToArray();
            for (var n = random.Next(1, 8); n > 0; n--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            var (bid, _) = VendorBidReader.Read(SourceText.Decode(damaged, "bid.csv"), "Mill");
            BidComparison.Of(Own, [bid]).TotalOf(0);
        }
    }

    private static Bid Of(string script)
    {
        var screenplay = ScreenplayReader.Read(Encoding.UTF8.GetBytes(script), "script.fountain").Screenplay;
        return Bid.Of(screenplay, ScriptBreakdown.Of(screenplay));
    }

    private static (VendorBid Bid, System.Collections.Immutable.ImmutableArray<Diagnostic> Said) Vendor(string table) => VendorBidReader.Read(new SourceText(table, "mill.csv"), "Mill");
}
