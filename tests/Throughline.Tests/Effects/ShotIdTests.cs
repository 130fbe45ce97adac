using Throughline.Effects;

namespace Throughline.Tests.Effects;

public sealed class ShotIdTests
{
    [Theory]
    [InlineData("TIDE_104_0650", "TIDE_104_0650", "")]
    [InlineData("VFX: TIDE_104_0650 - remove the sign", "TIDE_104_0650", "remove the sign")]
    [InlineData("079_HA_0010", "079_HA_0010", "")]
    [InlineData("YA0010", "YA0010", "")]
    [InlineData("001_001", "001_001", "")]
    [InlineData("DD509_0010|D:464", "DD509_0010", "D:464")]
    [InlineData("hb_012_0010 sky", "HB_012_0010", "sky")]
    [InlineData("COMMENT : mr0200, wires", "MR0200", "wires")]
    [InlineData("TIDE_104_0650A", "TIDE_104_0650A", "")]
    [InlineData("AGM_104_065_010_PL01_v001", "AGM_104_065_010", "")]
    public void A_name_is_found_in_what_editors_type(string words, string id, string rest)
    {
        Assert.True(ShotNames.TryFind(words, null, out var found, out var work));

        Assert.Equal((id, rest), (found.Text, work));
    }

    [Theory]
    [InlineData("MAGENTA STABILIZE")]
    [InlineData("ANIM FIX NEEDED")]
    [InlineData("48FPS")]
    [InlineData("A502_C014_0327NX")]
    [InlineData("A001_C003_0101")]
    [InlineData("246G-3B*")]
    [InlineData("20150123")]
    [InlineData("IMG_0010")]
    [InlineData("01:00:10:00")]
    [InlineData("")]
    public void Other_words_are_no_name(string words) =>
        Assert.False(ShotNames.TryFind(words, null, out _, out _));

    [Fact]
    public void A_name_of_the_shows_own_form_is_taken_before_any_other()
    {
        ShotNames.TryFind("MR0200 TIDE_104_0650", Lists.Tide, out var id, out _);

        Assert.Equal("TIDE_104_0650", id.Text);
    }

    [Theory]
    [InlineData("204_CTE_0005_CMP_V0003.MOV", "204_CTE_0005")]
    [InlineData("RFE_JRUN_0010_Anim_v09.mov", "RFE_JRUN_0010")]
    [InlineData("BOAT_0010.mov", null)]
    [InlineData("A502_C014_0327NX_v1.mov", null)]
    public void A_file_names_a_shot_when_it_is_a_version_of_it(string file, string? id) =>
        Assert.Equal(id, ShotNames.TryOfVersion(file, out var found) ? found.Text : null);

    [Fact]
    public void Ids_of_a_scene_go_in_steps_of_ten()
    {
        var (register, first) = ShotRegister.Empty.Give(Lists.Tide, "104");
        var (_, second) = register.Give(Lists.Tide, "104");
        var (_, other) = register.Give(Lists.Tide, "7A");

        Assert.Equal(("TIDE_104_0010", "TIDE_104_0020", "TIDE_007A_0010"), (first.Text, second.Text, other.Text));
    }

    [Fact]
    public void An_id_is_never_given_twice_even_if_its_shot_is_gone()
    {
        var register = ShotRegister.Empty.With([new ShotId("TIDE_104_0010"), new ShotId("TIDE_104_0035")]);

        var given = Enumerable.Range(0, 50).Select(_ =>
        {
            (register, var id) = register.Give(Lists.Tide, "104");
            return id;
        }).ToArray();

        Assert.Equal("TIDE_104_0040", given[0].Text);
        Assert.Equal(50, given.Distinct().Count());
        Assert.DoesNotContain(new ShotId("TIDE_104_0010"), given);
    }

    [Fact]
    public void A_shot_between_two_others_gets_a_number_between_theirs_until_there_is_none()
    {
        var (low, high) = (new ShotId("TIDE_104_0010"), new ShotId("TIDE_104_0020"));
        var register = ShotRegister.Empty.With([low, high]);

        var given = Enumerable.Range(0, 10).Select(_ =>
        {
            (register, var id) = register.Give(Lists.Tide, "104", low, high);
            return id.Text;
        }).ToArray();

        Assert.Equal("TIDE_104_0015", given[0]);
        Assert.Equal(10, given.Distinct().Count());
        Assert.Equal("TIDE_104_0030", given[9]);
    }

    [Fact]
    public void A_pattern_is_written_as_the_first_id()
    {
        var pattern = ShotPattern.Parse("SHOW_EP_SCENE_005", "tide!", "2")!;

        Assert.Equal("TIDE_2_012A_005", ShotRegister.Empty.Give(pattern, "12a").Id.Text);
        Assert.True(pattern.TryRead(new ShotId("TIDE_2_012A_015"), out var scene, out var number));
        Assert.Equal(("012A", 15), (scene, number));
    }

    [Theory]
    [InlineData("SHOW_SCENE")]
    [InlineData("SHOW_0010")]
    [InlineData("SHOW SCENE 0010")]
    [InlineData("SHOW_SCENE_0000")]
    [InlineData("0010")]
    [InlineData("")]
    public void Other_words_are_no_pattern(string text) => Assert.Null(ShotPattern.Parse(text, "TIDE"));
}
