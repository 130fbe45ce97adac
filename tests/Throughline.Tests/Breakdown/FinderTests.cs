using Throughline.Breakdown;

namespace Throughline.Tests.Breakdown;

public sealed class FinderTests
{
    [Fact]
    public void A_gun_is_a_prop_and_an_armourer_and_no_flash_until_it_is_fired()
    {
        var held = Sheets.Action("She holds a pistol.");
        var fired = Sheets.Action("She holds a pistol. The pistol goes off.");

        Assert.Equal(["pistol"], held.Names("props"));
        Assert.True(held.One("notes") is { Name: "armourer", IsImplied: true });
        Assert.Empty(held.Names("visual-effects"));
        Assert.Equal(("muzzle-flash", true, 0), (fired.One("visual-effects").Effect!.Type.Key, fired.One("visual-effects").IsImplied, fired.One("visual-effects").Effect!.Minimum));
    }

    [Fact]
    public void Rain_is_a_special_effect_first()
    {
        var scene = Sheets.Action("Rain hammers the street.", "EXT. STREET - NIGHT");

        Assert.Equal(["Rain"], scene.Names("special-effects"));
        Assert.Empty(scene.Names("visual-effects"));
    }

    [Theory]
    [InlineData("Her phone reads: WHERE ARE YOU", "WHERE ARE YOU")]
    [InlineData("On the phone: MUM CALLING", "MUM CALLING")]
    public void Text_on_a_phone_is_a_screen_insert(string action, string words)
    {
        var scene = Sheets.Action(action);

        Assert.Equal((words, "screen-insert"), (scene.One("visual-effects").Name, scene.One("visual-effects").Effect!.Type.Key));
        Assert.Equal(["phone"], scene.Names("props"));
    }

    [Fact]
    public void An_army_is_called_what_it_implies()
    {
        var scene = Sheets.Action("Armies in the distance.", "EXT. PLAIN - DAY");

        Assert.True(scene.One("visual-effects") is { Name: "crowd duplication", IsImplied: true, Effect.Type.Key: "crowd" });
        Assert.NotEmpty(scene.Names("background"));
    }

    [Theory]
    [InlineData("There is no gun in the drawer.")]
    [InlineData("She moves like a cat.")]
    [InlineData("A stain the size of a horse.")]
    [InlineData("He guns the engine.")]
    [InlineData("They train their eyes on the hill.")]
    [InlineData("It looks as if a truck had hit it.")]
    public void What_is_denied_compared_or_a_verb_is_not_needed(string action) =>
        Assert.DoesNotContain(Sheets.Action(action).Elements, e => e.Category.Key is "props" or "animals" or "vehicles" or "notes");

    [Theory]
    [InlineData("He holds a toy boat.", "toy boat")]
    [InlineData("She picks up a stuffed dog.", "stuffed dog")]
    [InlineData("A model helicopter stands on the shelf.", "model helicopter")]
    public void A_likeness_of_a_thing_is_a_prop(string action, string name)
    {
        var scene = Sheets.Action(action);

        Assert.Contains(name, scene.Names("props"));
        Assert.DoesNotContain(scene.Elements, e => e.Category.Key is "vehicles" or "animals" or "wranglers");
    }

    [Fact]
    public void Talk_brings_nothing_onto_the_set() =>
        Assert.Equal(["ANNA"], Sheets.Of("INT. ROOM - DAY\n\nANNA\nHe had a gun, a horse and a red car. It rained.\n").Scenes[0].Elements.Select(e => e.Name));

    [Fact]
    public void Furniture_that_is_used_becomes_a_prop()
    {
        Assert.Equal(["chair"], Sheets.Action("A chair by the wall.").Names("set-dressing"));
        Assert.Equal(["chair"], Sheets.Action("She throws a chair.").Names("props"));
    }

    [Fact]
    public void One_thing_named_twice_is_one_element_with_both_places()
    {
        var prop = Sheets.Action("She opens a battered suitcase.\n\nThe suitcase is empty.").One("props");

        Assert.Equal("battered suitcase", prop.Name);
        Assert.Equal(["battered suitcase", "suitcase"], prop.Evidence.Select(e => e.Words));
    }

    [Fact]
    public void Evidence_points_at_the_words()
    {
        var script = Sheets.Script("INT. ROOM - DAY\n\nSlowly she lifts the brass lantern.\n");

        var evidence = Assert.Single(ScriptBreakdown.Of(script).Scenes[0].One("props").Evidence);

        Assert.Equal(evidence.Words, script.Elements[evidence.Element].Text.Plain[evidence.Start..evidence.End]);
        Assert.Equal(3, evidence.Line);
    }

    [Theory]
    [InlineData("INT. TAXI - NIGHT", "She drives.", true)]
    [InlineData("INT. TAXI - NIGHT", "She sleeps.", false)]
    [InlineData("INT. BUS STATION - NIGHT", "She waits.", false)]
    public void A_heading_may_be_a_vehicle_and_a_moving_one_needs_a_rig(string heading, string action, bool moves)
    {
        var scene = Sheets.Action(action, heading);

        Assert.Equal(heading.Contains("TAXI", StringComparison.Ordinal), scene.Names("vehicles").Length == 1);
        Assert.Equal(moves, scene.Of(Categories.Of("special-equipment")).Any(e => e.IsImplied));
    }

    [Theory]
    [InlineData("A dozen soldiers march past.", "soldiers")]
    [InlineData("Two NUNS cross the road.", "nuns")]
    public void Unnamed_people_who_come_in_are_background(string action, string name) =>
        Assert.Contains(name, Assert.Single(Sheets.Action(action).Names("background")), StringComparison.Ordinal);

    [Fact]
    public void A_child_and_an_animal_bring_people_with_them()
    {
        var scene = Sheets.Action("A small girl leads a horse.");

        Assert.True(scene.One("notes").IsImplied);
        Assert.Equal(["horse wrangler"], scene.Names("wranglers"));
    }

    [Fact]
    public void The_least_sureness_is_a_persons_choice()
    {
        const string script = "INT. ROOM - DAY\n\nShe holds a pistol. He falls.\n";

        var sure = Sheets.Of(script, BreakdownOptions.Default with { LeastConfidence = 0.9 }).Scenes[0];

        Assert.Equal(["props"], sure.Elements.Select(e => e.Category.Key).Distinct());
    }

    [Fact]
    public void The_word_table_is_small_and_carries_its_licence()
    {
        using var stream = typeof(ScriptBreakdown).Assembly.GetManifestResourceStream("Throughline.Breakdown.Finder.words.tsv")!;
        using var reader = new StreamReader(stream);
        var head = string.Join('\n', Enumerable.Range(0, 12).Select(_ => reader.ReadLine()));

        Assert.InRange(stream.Length, 100_000, 1_000_000);
        Assert.Contains("Princeton University", head, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Any_script_breaks_down_into_words_that_it_has(string path)
    {
        Assert.SkipWhen(path.Length == 0, Corpus.Missing ?? "");
        var script = Throughline.Screenplays.ScreenplayReader.Read(File.ReadAllBytes(path), path).Screenplay;

        var breakdown = ScriptBreakdown.Of(script);

        Assert.All(breakdown.Scenes.SelectMany(s => s.Elements).SelectMany(e => e.Evidence).Where(e => e.Words.Length > 0), e =>
            Assert.Equal(e.Words, script.Elements[e.Element].Text.Plain[e.Start..e.End], ignoreCase: true));
    }

    public static TheoryData<string> Files => Corpus.WithSamples(".fountain", ".fdx");
}
