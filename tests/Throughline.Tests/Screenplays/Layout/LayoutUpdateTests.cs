using System.Collections.Immutable;
using CsCheck;
using Throughline.Screenplays;
using Throughline.Screenplays.Fountain;
using Throughline.Screenplays.Headings;
using Throughline.Screenplays.Layout;
using Throughline.Text;

namespace Throughline.Tests.Screenplays.Layout;

public sealed class LayoutUpdateTests
{
    private static readonly Gen<string> Words = Gen.Int[1, 60].Select(n => string.Join(' ', Enumerable.Range(0, n).Select(i => i % 9 == 8 ? "end." : "word")));

    private static readonly Gen<Element[]> Block = Gen.Frequency(
        (3, Gen.Const(new Element[] { new SceneHeading { Text = "INT. A - DAY", Slugline = SluglineParser.Parse("INT. A - DAY") } })),
        (6, Words.Select(w => new Element[] { new Action { Text = w } })),
        (6, Gen.Select(Gen.Int[0, 2], Words, Gen.Bool, (who, words, low) => Speech(who, words, low, DualSide.None))),
        (1, Gen.Select(Words, Words, (a, b) => (Element[])[.. Speech(0, a, false, DualSide.Left), .. Speech(1, b, false, DualSide.Right)])),
        (1, Gen.Const(new Element[] { new Transition { Text = "CUT TO:" } })),
        (1, Gen.Const(new Element[] { new PageBreak() })),
        (1, Gen.Const(new Element[] { new Note { Text = "Not printed." } })),
        (1, Gen.Const(new Element[] { new Action() })));

    private static readonly Gen<Element[]> Script = Block.Array[0, 120].Select(blocks => blocks.SelectMany(b => b).ToArray());

    private static readonly Gen<(Element[] Added, int At, int Removed)> Edit =
        Gen.Select(Block.Array[0, 3].Select(blocks => blocks.SelectMany(b => b).ToArray()), Gen.Int[0, 10_000], Gen.Int[0, 4]);

    [Fact]
    public void A_layout_after_edits_is_that_of_the_whole_script() =>
        Gen.Select(Script, Edit.Array[1, 4], Gen.Bool).Sample(
            (elements, edits, continued) =>
            {
                var script = Screenplay.Empty with { Elements = [.. elements] };
                var map = PageLayout.Of(script, PageStyle.FinalDraft with { MarksContinuedScenes = continued });
                return edits.All(edit =>
                {
                    var at = edit.At % (script.Elements.Length + 1);
                    script = script with { Elements = script.Elements.RemoveRange(at, Math.Min(edit.Removed, script.Elements.Length - at)).InsertRange(at, edit.Added) };
                    map = PageLayout.Update(map, script);
                    return AreEqual(PageLayout.Of(script, map.Style), map);
                });
            },
            iter: 2000);

    [Fact]
    public void A_layout_after_typing_into_Fountain_is_that_of_the_whole_script() =>
        Gen.Select(Gen.Int[0, 100_000], Gen.Int[0, 5].Select(i => Typed[i])).Array[1, 5].Sample(
            edits =>
            {
                var reading = FountainReader.Read(new SourceText(Long, "t.fountain"));
                var map = PageLayout.Of(reading.Screenplay);
                return edits.All(edit =>
                {
                    reading = FountainReader.Reread(reading, new TextEdit(edit.Item1 % reading.Screenplay.Source.Text.Length, 0, edit.Item2));
                    map = PageLayout.Update(map, reading.Screenplay);
                    return AreEqual(PageLayout.Of(reading.Screenplay, map.Style), map);
                });
            },
            iter: 500);

    [Fact]
    public void Empty_paragraphs_may_go_over_a_page_with_what_they_stand_above()
    {
        var reading = FountainReader.Read(new SourceText(Long.Insert(1684, "\n\nINT. B - DAY\n\n"), "t.fountain"));
        var map = PageLayout.Of(reading.Screenplay);

        reading = FountainReader.Reread(reading, new TextEdit(91, 0, "\n\nINT. B - DAY\n\n"));

        Assert.True(AreEqual(PageLayout.Of(reading.Screenplay, map.Style), PageLayout.Update(map, reading.Screenplay)));
    }

    [Fact]
    public void Pages_that_an_edit_does_not_reach_are_the_very_same()
    {
        var reading = FountainReader.Read(new SourceText(Long, "t.fountain"));
        var before = PageLayout.Of(reading.Screenplay);

        var edited = FountainReader.Reread(reading, new TextEdit(Long.Length / 2, 1, "x")).Screenplay;
        var after = PageLayout.Update(before, edited);

        Assert.Equal(before.Elements.Length, after.Elements.Length);
        Assert.InRange(before.Elements.Zip(after.Elements).Count(pair => !ReferenceEquals(pair.First, pair.Second)), 1, before.Elements.Length / 2);
    }

    private static readonly string[] Typed = ["x", "\n", "\n\n", ". It rains. ", "\n\nINT. B - DAY\n\n", "\n\nBOB\nYes.\n\n"];

    private static string Long { get; } = string.Concat(Enumerable.Range(1, 60).Select(n =>
        $"INT. ROOM {n} - DAY\n\nRain on the roof. It will not stop, and it goes on for longer than a line can hold.\n\nBOB\n(low)\nYes, that is so. And it is so for a good while yet, or so they say. Now it stops.\n\n"));

    private static Element[] Speech(int who, string words, bool low, DualSide side)
    {
        var name = ((string[])["BOB", "ANNA", "A NAME THAT IS SO LONG THAT IT GOES OVER ITS LINE"])[who];
        var cue = new Cue { Name = name, Text = name, Dual = side };
        return low ? [cue, new Parenthetical { Text = "(low)" }, new Dialogue { Text = words }] : [cue, new Dialogue { Text = words }];
    }

    private static bool AreEqual(PageMap whole, PageMap updated) =>
        whole.Pages == updated.Pages && whole.LastPageLines == updated.LastPageLines
        && whole.Elements.SequenceEqual(updated.Elements) && whole.SceneLines.SequenceEqual(updated.SceneLines);
}
