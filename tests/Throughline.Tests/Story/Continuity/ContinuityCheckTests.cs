using Throughline.Screenplays;
using Throughline.Story.Continuity;

namespace Throughline.Tests.Story.Continuity;

public sealed class ContinuityCheckTests
{
    private const string Opening = """
        INT. KITCHEN - NIGHT

        NORA QUILL (34), in a green coat, her left hand in a bandage, waits. TOM ABBOTT (50) comes in with a brass key.

        TOM
        The ferry leaves at six.

        NORA
        I was born in Hull, Tom. I know when it leaves.

        Tom hands Nora the brass key.

        INT. HALL - CONTINUOUS

        """;

    [Theory]
    [InlineData(ContinuityKind.Age, "NORA\nI'm thirty-nine and I'm tired.\n\nTOM\nSo am I.")]
    [InlineData(ContinuityKind.Wardrobe, "Nora, in a red coat, opens the door.")]
    [InlineData(ContinuityKind.Wardrobe, "Nora looks at the bandage on her right hand.")]
    [InlineData(ContinuityKind.Prop, "Tom turns over the brass key.")]
    [InlineData(ContinuityKind.Prop, "Nora looks at the silver key.")]
    [InlineData(ContinuityKind.Time, "TOM\nThe ferry leaves at seven, remember.\n\nNORA\nYes.")]
    [InlineData(ContinuityKind.Place, "NORA\nYes, I was born in Leeds.\n\nTOM\nSo you say.")]
    [InlineData(ContinuityKind.Name, "A letter for Mrs. Quilt lies on the mat. Nora picks it up.\n\nNORA\nFor me.")]
    [InlineData(ContinuityKind.Knowledge, "NORA\nWho is Tom?")]
    [InlineData(ContinuityKind.DeadOrAbsent, "Nora kneels. Tom is dead.\n\nINT. CHURCH - DAY\n\nTOM\nWhat a morning.")]
    public void A_contradiction_is_found_with_both_of_its_lines(ContinuityKind kind, string later)
    {
        var found = Of(Opening + later + "\n");

        var one = Assert.Single(found);
        Assert.Equal(kind, one.Kind);
        Assert.True(one.Lines.Length >= 2);
        Assert.Equal(one.Lines.Select(line => line.Line).Order(), one.Lines.Select(line => line.Line));
        Assert.InRange(one.Confidence, 0.3, 1);
    }

    [Theory]
    [InlineData("NORA\nI'm thirty-four and I'm tired.\n\nTOM\nSo am I.")]
    [InlineData("Nora, in her green coat, opens the door.")]
    [InlineData("Nora gives Tom the key. Tom turns over the brass key.")]
    [InlineData("TOM\nThe train leaves at seven.\n\nNORA\nYes.")]
    [InlineData("Nora kneels. Tom is dead.\n\nINT. BAR - NIGHT (FLASHBACK)\n\nTOM\nWhat a morning.")]
    [InlineData("Nora kneels. Tom is dead.\n\nINT. CHURCH - DAY\n\nTOM (V.O.)\nWhat a morning.")]
    [InlineData("NORA\nIf Tom is dead, so am I.\n\nTOM\nI am not.")]
    public void What_can_be_true_is_left_alone(string later) => Assert.Empty(Of(Opening + later + "\n"));

    [Fact]
    public void Somebody_may_be_older_when_years_have_passed()
    {
        const string Years = "INT. BARN - DAY\n\nANA (30) sings.\n\nINT. BARN - DAY\n\nSUPER: \"Ten years later\"\n\nAna, forty, sings.\n";

        Assert.Empty(Of(Years));
        Assert.Single(Of(Years.Replace("Ten years later", "One year later", StringComparison.Ordinal)));
    }

    [Fact]
    public void Sun_in_a_scene_at_night_cites_the_heading()
    {
        var found = Assert.Single(Of("INT. HALL - NIGHT\n\nSunlight on the floor.\n"));

        Assert.Equal(ContinuityKind.Time, found.Kind);
        Assert.Equal([1, 3], found.Lines.Select(line => line.Line));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("test")]
    public void A_clean_script_of_the_gold_set_raises_hardly_an_alarm(string half)
    {
        var scripts = Directory.GetFiles(Path.Combine(Corpus.Repository, "bench", "continuity-gold", half), "*.fountain");

        Assert.NotEmpty(scripts);
        Assert.True(scripts.Sum(script => Of(File.ReadAllText(script)).Length) <= 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Rain.\n")]
    [InlineData("@12's @ @@ '' — … ((\n")]
    [InlineData("INT. A - DAY\n\n@\u200B\n\nTOM\n@99999999999 is dead. Who is @1? I am 99999999999999.\n")]
    public void Text_that_nobody_would_write_is_read_all_the_same(string text) => Assert.Empty(Of(text));

    private static System.Collections.Immutable.ImmutableArray<ContinuityFinding> Of(string text) => ContinuityCheck.Of(Scripts.Read(text));
}
