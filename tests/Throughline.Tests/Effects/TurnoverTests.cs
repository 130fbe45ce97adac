using System.Text;
using Throughline.Editorial;
using Throughline.Editorial.Ale;
using Throughline.Editorial.Edl;
using Throughline.Effects;
using Throughline.Effects.Turnovers;
using Throughline.Ledger;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Tests.Effects;

public sealed class TurnoverTests
{
    private static readonly Turnover First = Lists.Turnover(Lists.Cut(
        Lists.Shot("TIDE_104_0010", "A001", "01:00:10:00", "01:00:12:00", 48),
        Lists.Shot("TIDE_104_0020", "A002", "02:00:10:00", "02:00:12:00", 48),
        Lists.Shot("TIDE_104_0030", "A003", "03:00:10:00", "03:00:12:00", 48)));

    [Fact]
    public void The_same_cut_again_asks_for_nothing()
    {
        var second = Lists.Turnover(Lists.Cut(
            Lists.Shot("TIDE_104_0030", "A003", "03:00:10:00", "03:00:12:00", 48),
            Lists.Shot("TIDE_104_0010", "A001", "01:00:10:00", "01:00:12:00", 48),
            Lists.Shot("TIDE_104_0020", "A002", "02:00:10:00", "02:00:12:00", 48)), First);

        Assert.Equal(2, second.Number);
        Assert.Empty(second.Asked);
    }

    [Fact]
    public void A_trim_inside_the_handles_asks_for_nothing_and_moves_cut_in_and_out()
    {
        var second = Lists.Turnover(Lists.Cut(Lists.Shot("TIDE_104_0010", "A001", "01:00:09:20", "01:00:12:08", 60)), First);

        var plate = second.Shots[0].Plates[0];

        Assert.Equal((PlateNeed.Nothing, 1, 1005, 1064, 4, 0), (plate.Need, plate.Current.Version, plate.CutIn, plate.CutOut, plate.HeadHandle, plate.TailHandle));
    }

    [Fact]
    public void A_longer_shot_gets_a_new_version_whose_frames_keep_their_numbers()
    {
        var second = Lists.Turnover(Lists.Cut(Lists.Shot("TIDE_104_0010", "A001", "01:00:09:00", "01:00:12:00", 72)), First);

        var (shot, plate) = Assert.Single(second.Asked);

        Assert.Equal((PlateNeed.Longer, "TIDE_104_0010_PL01_v002"), (plate.Need, PlateName.Of(shot.Id, plate.Number, plate.Current.Version)));
        Assert.Equal((977, 1064, 985, 1056), (plate.Current.FirstFile, plate.Current.LastFile, plate.CutIn, plate.CutOut));
    }

    [Fact]
    public void Another_take_gets_the_next_plate()
    {
        var second = Lists.Turnover(Lists.Cut(Lists.Shot("TIDE_104_0010", "B009", "01:00:10:00", "01:00:12:00", 48)), First);

        var plates = second.Shots[0].Plates;

        Assert.Equal([(1, false, PlateNeed.Nothing), (2, true, PlateNeed.New)], plates.Select(p => (p.Number, p.Seen is not null, p.Need)));
    }

    [Fact]
    public void An_omitted_shot_keeps_its_plates_and_comes_back_without_a_new_pull()
    {
        var without = Lists.Turnover(Lists.Cut(Lists.Shot("TIDE_104_0010", "A001", "01:00:10:00", "01:00:12:00", 48)), First);
        var (back, diagnostics) = Lists.Plan(Lists.Cut(Lists.Shot("TIDE_104_0020", "A002", "02:00:10:00", "02:00:12:00", 48)), without);

        Assert.True(without.Find(new ShotId("TIDE_104_0020"))!.IsOmitted);
        Assert.Empty(back.Asked);
        Assert.Contains(diagnostics, d => d.Code == "VFX106");
        Assert.Contains(new ShotId("TIDE_104_0030"), back.Register.Ids);
    }

    [Fact]
    public void A_snapshot_is_read_back_as_it_was_written()
    {
        var cut = Lists.Cut(("A001", "01:00:10:00", "01:00:12:00", 24, "M2   A001       048.0                01:00:10:00\n* LOC: 01:00:00:01 RED TIDE_104_0010 \"crowd\" \\ é\n* ASC_SOP (1.02 1.0 0.98)(0.0 -0.01 0.0)(1.1 1.1 1.1)\n* ASC_SAT 0.95"));
        var second = Lists.Turnover(cut, First);

        var bytes = TurnoverJson.Write(second);
        var reading = TurnoverReader.Read(bytes, "turnover.json");

        Assert.Empty(reading.Diagnostics);
        Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(TurnoverJson.Write(reading.Turnover!)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"format\":\"other\"}")]
    [InlineData("{\"format\":\"throughline-turnover\",\"rate\":\"0\"}")]
    public void Another_file_is_refused_with_a_reason(string text)
    {
        var reading = TurnoverReader.Read(Encoding.UTF8.GetBytes(text), "x.json");

        Assert.Null(reading.Turnover);
        Assert.Equal("VFX201", Assert.Single(reading.Diagnostics).Code);
    }

    [Fact]
    public void A_damaged_snapshot_is_read_or_refused_and_never_throws()
    {
        var bytes = TurnoverJson.Write(First);
        var random = new Random(20261123);
        for (var i = 0; i < 20_000; i++)
        {
            var damaged = bytes.ToArray();
            for (var n = random.Next(1, 6); n > 0; n--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(32, 127);
            if (TurnoverReader.Read(damaged, "damaged.json").Turnover is { } turnover)
                Lists.Turnover(Lists.Cut(Lists.Shot("TIDE_104_0010", "A001", "01:00:09:00", "01:00:12:00", 72)), turnover);
        }
    }

    [Fact]
    public void The_pull_list_is_a_list_of_the_plates_with_handles()
    {
        var (suffix, bytes) = Assert.Single(PullList.Edls(First));
        var reading = EdlReader.Read(SourceText.Decode(bytes, "pull.edl"));

        var clips = Ranges.Clips(reading.Timeline).ToArray();

        Assert.Equal(("", 3), (suffix, clips.Length));
        Assert.Empty(reading.Diagnostics);
        Assert.Equal(First.Asked.Select(a => a.Plate.Current.Source), clips.Select(c => c.Clip.SourceRange!.Value));
        Assert.Equal(["A001", "A002", "A003"], clips.Select(c => c.Clip.Active!.Reel));
        Assert.Contains("* PLATE: TIDE_104_0010_PL01_v001.####.exr 1001-1064", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void The_pull_log_has_a_row_for_each_plate()
    {
        var log = AleReader.Read(SourceText.Decode(PullList.Ales(First)[0].Bytes, "pull.ale"), null).Timeline;

        Assert.Equal(["TIDE_104_0010_PL01_v001", "TIDE_104_0020_PL01_v001", "TIDE_104_0030_PL01_v001"], log.Tracks[0].Children.Select(c => c.Name));
    }

    [Fact]
    public void A_cell_is_no_formula()
    {
        var cut = Lists.Cut(("A001", "01:00:10:00", "01:00:12:00", 48, "* LOC: 01:00:00:01 RED TIDE_104_0010 =HYPERLINK(1)"));

        var csv = Encoding.UTF8.GetString(PullList.Csv(Lists.Turnover(cut)));

        Assert.Contains(",'=HYPERLINK(1)", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void The_manifest_lists_the_hash_of_every_file()
    {
        var files = TurnoverFiles.Of(First, CountSheet.Of(First));

        var manifest = Manifest.Read(Encoding.UTF8.GetString(Manifest.Of(files.Select(f => (f.Path, Digest.Of(f.Bytes)))).Write()));

        Assert.Equal(files.Select(f => f.Path).Order(StringComparer.Ordinal), manifest.Files.Keys);
        Assert.All(files, f => Assert.Equal(Digest.Of(f.Bytes), manifest.Files[f.Path]));
    }

    [Fact]
    public void A_second_turnover_of_a_real_pair_asks_for_what_is_new_in_it()
    {
        static Timeline Read(string name) => EdlReader.Read(SourceText.Decode(File.ReadAllBytes(Corpus.File("timelines/turnovers/" + name)), name)).Timeline;

        var first = Lists.Turnover(Read("079_HA_V05.edl"));
        var second = Lists.Turnover(Read("079_HA_006.edl"), first);

        // By hand: 0010 has another source, 0105, 0265 and 0272 are new; 0210, 0260, 0340 and 0460 are gone.
        Assert.Equal(["079_HA_0010 PL2", "079_HA_0105 PL1", "079_HA_0265 PL1", "079_HA_0272 PL1"], second.Asked.Select(a => $"{a.Shot.Id} PL{a.Plate.Number}"));
        Assert.Equal(["079_HA_0210", "079_HA_0260", "079_HA_0340", "079_HA_0460"], second.Shots.Where(s => s.IsOmitted).Select(s => s.Id.Text));
    }
}
