using Throughline.Editorial.Edl;
using Throughline.Effects;
using Throughline.Text;

namespace Throughline.Tests.Effects;

public sealed class CutShotsTests
{
    [Fact]
    public void Shots_are_found_by_marker_note_and_clip_name()
    {
        var cut = Lists.Cut(
            ("A001", "01:00:00:00", "01:00:01:00", 24, "* LOC: 01:00:00:12 YELLOW  TIDE_104_0010 wires"),
            ("A002", "01:00:00:00", "01:00:01:00", 24, "*TIDE_104_0020"),
            ("A003", "01:00:00:00", "01:00:01:00", 24, "* FROM CLIP NAME: TIDE_104_0030_comp_v002.mov"),
            ("A004", "01:00:00:00", "01:00:01:00", 24, "* FROM CLIP NAME: 104-2"));

        var shots = CutShots.Of(cut).Shots;

        Assert.Equal(["TIDE_104_0010", "TIDE_104_0020", "TIDE_104_0030"], shots.Select(s => s.Id.Text));
        Assert.Equal([ShotEvidence.Marker, ShotEvidence.Note, ShotEvidence.ClipName], shots.Select(s => s.Uses[0].Evidence));
        Assert.Equal("wires", shots[0].Work);
    }

    [Fact]
    public void One_name_on_several_clips_is_one_shot()
    {
        var cut = Lists.Cut(Lists.Shot("MR0200", "B008", "00:01:00:00", "00:01:01:00", 24), Lists.Shot("MR0200", "C001", "00:02:00:00", "00:02:01:00", 24));

        var shot = Assert.Single(CutShots.Of(cut).Shots);

        Assert.Equal(["B008", "C001"], shot.Uses.Select(u => u.Placed.Clip.Active!.Reel));
    }

    [Fact]
    public void Two_names_on_one_clip_are_told()
    {
        var cut = Lists.Cut(("A001", "01:00:00:00", "01:00:02:00", 48, "* LOC: 01:00:00:01 RED  MR0200\n* LOC: 01:00:01:12 RED  MR0210"));

        var shots = CutShots.Of(cut);

        Assert.Equal("MR0200", Assert.Single(shots.Shots).Id.Text);
        Assert.Equal("VFX001", Assert.Single(shots.Diagnostics).Code);
    }

    [Fact]
    public void Only_markers_of_the_named_colour_count()
    {
        var cut = Lists.Cut(("A001", "01:00:00:00", "01:00:02:00", 48, "* LOC: 01:00:00:01 RED  MR0200"));

        Assert.Empty(CutShots.Of(cut, colour: "GREEN").Shots);
        Assert.Single(CutShots.Of(cut, colour: "red").Shots);
    }

    [Fact]
    public void A_place_that_asks_for_an_effect_gets_a_new_id_between_its_neighbours()
    {
        var cut = Lists.Cut(
            Lists.Shot("TIDE_104_0010", "A001", "01:00:00:00", "01:00:01:00", 24),
            ("A002", "01:00:00:00", "01:00:01:00", 24, "* LOC: 01:00:01:01 RED  VFX paint out the mic"),
            Lists.Shot("TIDE_104_0020", "A003", "01:00:00:00", "01:00:01:00", 24));
        var shots = CutShots.Of(cut, Lists.Tide);

        var named = Assert.Single(NewShots.Of(shots, Lists.Tide, ShotRegister.Empty.With(shots.Shots.Select(s => s.Id))));

        Assert.Equal(("TIDE_104_0015", "paint out the mic"), (named.Id.Text, named.Place.Words));
    }

    [Theory]
    [InlineData("TIDE_104_0010 driving plate, two-shot", "TIDE_104_0010", "driving plate, two-shot")]
    [InlineData("tide_104_0010", "TIDE_104_0010", "")]
    [InlineData("TIDE-104-0010 wires", "TIDE_104_0010", "wires")]
    [InlineData("TIDE 104 0010 wires", "TIDE_104_0010", "wires")]
    [InlineData("TIDE_104_0010/wires", "TIDE_104_0010", "wires")]
    [InlineData("(TIDE_104_0010) wires", "TIDE_104_0010", "wires")]
    [InlineData("VFX - TIDE_104_0010: wires", "TIDE_104_0010", "wires")]
    [InlineData("TIDE_104_0010|D:464", "TIDE_104_0010", "D:464")]
    [InlineData("TIDE_104_0010_comp_MLN_v003", "TIDE_104_0010", "")]
    [InlineData("wires on TIDE_104_0010", "TIDE_104_0010", "wires on")]
    public void A_name_is_read_as_editors_type_it(string marker, string id, string work)
    {
        var shot = Assert.Single(CutShots.Of(Lists.Cut(("A001", "01:00:00:00", "01:00:02:00", 48, "* LOC: 01:00:00:01 RED  " + marker)), Lists.Tide).Shots);

        Assert.Equal((id, work), (shot.Id.Text, shot.Work));
    }

    [Theory]
    [InlineData("VFX: sky", "sky")]
    [InlineData("V/FX sky", "sky")]
    [InlineData("VFX12 - sky", "12 - sky")]
    [InlineData("VFX?", "VFX")]
    [InlineData("vfx", "VFX")]
    public void A_marker_that_only_asks_for_an_effect_names_no_shot(string marker, string words)
    {
        var shots = CutShots.Of(Lists.Cut(("A001", "01:00:00:00", "01:00:02:00", 48, "* LOC: 01:00:00:01 RED  " + marker)), Lists.Tide);

        Assert.Empty(shots.Shots);
        Assert.Equal(words, Assert.Single(shots.Unnamed).Words);
    }

    [Theory]
    [InlineData("STABILIZE")]
    [InlineData("frames 100 1200")]
    [InlineData("24.97 FPS")]
    [InlineData("A502_C014_0327NX")]
    [InlineData("ADR needed")]
    [InlineData("MUSIC CUE 1M4")]
    [InlineData("VFXed?")]
    public void A_marker_about_something_else_is_neither(string marker)
    {
        var shots = CutShots.Of(Lists.Cut(("A001", "01:00:00:00", "01:00:02:00", 48, "* LOC: 01:00:00:01 RED  " + marker)), Lists.Tide);

        Assert.Empty(shots.Shots);
        Assert.Empty(shots.Unnamed);
    }

    [Fact]
    public void One_marker_with_two_names_is_told()
    {
        var shots = CutShots.Of(Lists.Cut(("A001", "01:00:00:00", "01:00:02:00", 48, "* LOC: 01:00:00:01 RED  TIDE_104_0010 & TIDE_104_0020")), Lists.Tide);

        Assert.Equal("TIDE_104_0010", Assert.Single(shots.Shots).Id.Text);
        Assert.Equal("VFX001", Assert.Single(shots.Diagnostics).Code);
    }

    [Fact]
    public void A_place_without_a_name_gets_an_id_of_the_scene_on_its_slate()
    {
        var shots = CutShots.Of(Lists.Cut(
            Lists.Shot("TIDE_104_0010", "A001", "01:00:00:00", "01:00:01:00", 24),
            ("A002", "01:00:00:00", "01:00:01:00", 24, "* FROM CLIP NAME: 105B-2\n* LOC: 01:00:01:01 RED  VFX sky")), Lists.Tide);

        var named = Assert.Single(NewShots.Of(shots, Lists.Tide, ShotRegister.Empty.With(shots.Shots.Select(s => s.Id))));

        Assert.Equal("TIDE_105_0010", named.Id.Text);
    }

    [Theory]
    [InlineData("079_HA_V05.edl", 36)]
    [InlineData("079_HA_006.edl", 35)]
    [InlineData("ER_00119.edl", 6)]
    [InlineData("SR_010.edl", 18)]
    [InlineData("cut_import_example.edl", 32)]
    [InlineData("jrun_demo_absolute_frames2.edl", 3)]
    [InlineData("audio-separately.edl", 0)]
    public void Shots_of_real_lists_are_found(string list, int shots)
    {
        var path = Corpus.File("timelines/turnovers/" + list);

        var found = CutShots.Of(EdlReader.Read(SourceText.Decode(File.ReadAllBytes(path), list)).Timeline);

        Assert.Equal(shots, found.Shots.Length);
    }

    [Fact]
    public void A_row_of_a_table_without_a_name_gets_one_and_the_same_one_again()
    {
        var list = EffectsList.Read(new SourceText("Scene,Work,Shot\n104,Wires,\n104,Sky,TIDE_104_0010\n,,\n", "shots.csv"));

        var named = list.Name(Lists.Tide, ShotRegister.Empty, []);
        var again = list.Name(Lists.Tide, ShotRegister.Empty.With(named.Shots.Select(s => s.Id)), named.Shots);

        Assert.Equal(["TIDE_104_0010 Sky", "TIDE_104_0020 Wires"], named.Shots.Select(s => $"{s.Id} {s.Work}"));
        Assert.Equal(named.Shots, again.Shots);
    }

    [Fact]
    public void A_table_of_shots_is_read_by_its_column_names()
    {
        var list = EffectsList.Read(new SourceText("Vendor;Shot;Description\nHarbour FX;tide_104_0010;Wires\n;not a shot!;\n;TIDE_104_0010;again\n", "shots.csv"));

        Assert.Equal(new ListedShot(new ShotId("TIDE_104_0010"), "", "Wires", "Harbour FX", 2), Assert.Single(list.Shots));
        Assert.Equal(["VFX302", "VFX303"], list.Diagnostics.Select(d => d.Code));
    }
}
