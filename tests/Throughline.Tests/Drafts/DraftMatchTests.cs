using Throughline.Drafts;
using Throughline.Screenplays;
using Throughline.Screenplays.FinalDraft;
using Throughline.Text;

namespace Throughline.Tests.Drafts;

public sealed class DraftMatchTests
{
    private const string White = """
        INT. KITCHEN - DAY #1#

        Rain beats on the window over the sink.

        JAKE
        Did you put the money back?

        ANNA
        Yes.

        EXT. HARBOUR - NIGHT #2#

        Two boats knock against each other in the dark.

        TOM
        Nobody comes here after nine, not even the cats.

        JAKE
        Yes.

        INT. STATION - DAY #3#

        The clock over the platform has stopped at noon.

        ANNA
        We could still take the slow train home.

        """;

    [Fact]
    public void The_same_draft_is_kept_line_by_line()
    {
        var match = Two.Match(White, White);

        Assert.True(match.IsSame);
        Assert.All(match.Lines, l => Assert.Equal((l.A, 1.0), (l.B, l.Confidence)));
        Assert.All(match.Scenes, s => Assert.False(s.IsChanged || s.IsMoved));
    }

    [Theory]
    [InlineData("Rain beats on the window over the sink.", "Rain  beats on the window over the *sink*.")]
    [InlineData("Did you put the money back?", "_Did you put the money back?_")]
    [InlineData("INT. KITCHEN - DAY #1#", "Int. Kitchen - Day #12A#")]
    [InlineData("TOM", "TOM (CONT'D)")]
    public void What_prints_the_same_is_kept(string was, string now)
    {
        Assert.True(Two.Match(White, White.Replace(was, now, StringComparison.Ordinal)).IsSame);
    }

    [Theory]
    [InlineData("Rain beats on the window over the sink.", "Hail beats on the window over the old sink.")]
    [InlineData("Did you put the money back?", "Did you put all the money back there?")]
    [InlineData("EXT. HARBOUR - NIGHT", "EXT. HARBOUR - DAY")]
    [InlineData("TOM", "TOM (O.S.)")]
    public void A_line_that_keeps_half_of_its_words_is_the_same_line_edited(string was, string now)
    {
        var match = Two.Match(White, White.Replace(was, now, StringComparison.Ordinal));

        var change = Assert.Single(match.Lines, l => l.Kind != MatchKind.Kept);
        Assert.Equal((MatchKind.Edited, change.A), (change.Kind, change.B));
    }

    [Fact]
    public void A_line_may_be_new_and_another_gone()
    {
        var match = Two.Match(White, White
            .Replace("Rain beats on the window over the sink.\n\n", "", StringComparison.Ordinal)
            .Replace("TOM\n", "A bell rings out on the water, twice.\n\nTOM\n", StringComparison.Ordinal));

        Assert.Equal(["removed: Rain beats on the window over the sink.", "added: A bell rings out on the water, twice."], Two.Changes(match));
    }

    [Fact]
    public void A_scene_that_moved_takes_its_lines_with_it_even_edited_ones()
    {
        var kitchen = White[..White.IndexOf("EXT.", StringComparison.Ordinal)];
        var moved = White[kitchen.Length..].TrimEnd() + "\n\n" + kitchen.Replace("the money", "all of the money", StringComparison.Ordinal);

        var match = Two.Match(White, moved);

        Assert.Equal([(1, 0), (2, 1), (0, 2)], match.Scenes.Select(s => (s.A ?? -1, s.B ?? -1)));
        Assert.Equal([false, false, true], match.Scenes.Select(s => s.IsMoved));
        Assert.Contains("moved: ANNA -> ANNA", Two.Changes(match));
        Assert.Contains("moved: Yes. -> Yes.", Two.Changes(match));
        Assert.Contains("moved-edited: Did you put the money back? -> Did you put all of the money back?", Two.Changes(match));
        Assert.DoesNotContain(match.Lines, l => l.Kind is MatchKind.Added or MatchKind.Removed);
    }

    [Fact]
    public void Short_lines_are_told_by_their_neighbours()
    {
        var match = Two.Match(White, White.Replace("Did you put the money back?\n\nANNA\nYes.\n\n", "Did you put the money back?\n\n", StringComparison.Ordinal));

        Assert.Equal(["removed: ANNA", "removed: Yes."], Two.Changes(match));
    }

    [Fact]
    public void Renaming_a_person_throughout_keeps_every_line()
    {
        var renamed = White.Replace("TOM", "OLD MAN", StringComparison.Ordinal).Replace("JAKE", "MIKE", StringComparison.Ordinal);

        var match = Two.Match(White, renamed);

        Assert.Equal([new Rename("JAKE", "MIKE", false), new Rename("TOM", "OLD MAN", false)], match.Renames);
        Assert.All(match.Lines, l => Assert.Equal(l.A, l.B));
        Assert.Equal(["edited: JAKE -> MIKE", "edited: TOM -> OLD MAN", "edited: JAKE -> MIKE"], Two.Changes(match));
    }

    [Fact]
    public void Renaming_a_place_keeps_its_scenes()
    {
        var match = Two.Match(White, White.Replace("HARBOUR", "BOATYARD", StringComparison.Ordinal));

        Assert.Equal([new Rename("HARBOUR", "BOATYARD", true)], match.Renames);
        Assert.Equal(["edited: EXT. HARBOUR - NIGHT -> EXT. BOATYARD - NIGHT"], Two.Changes(match));
    }

    [Fact]
    public void A_speech_given_to_somebody_else_keeps_its_words_and_its_cue()
    {
        var match = Two.Match(White, White.Replace("ANNA\nWe could", "JAKE\nWe could", StringComparison.Ordinal));

        Assert.Equal(["edited: ANNA -> JAKE"], Two.Changes(match));
    }

    [Fact]
    public void A_line_split_in_two_has_a_pair_for_each_part()
    {
        var match = Two.Match(White, White.Replace("Nobody comes here after nine, not even the cats.", "Nobody comes here after nine.\n\nHe spits.\n\nTOM\nNot even the cats.", StringComparison.Ordinal));

        Assert.Equal(
            [
                "split: Nobody comes here after nine, not even the cats. -> Nobody comes here after nine.",
                "added: He spits.",
                "added: TOM",
                "split: Nobody comes here after nine, not even the cats. -> Not even the cats.",
            ],
            Two.Changes(match));
    }

    [Fact]
    public void Lines_merged_into_one_have_a_pair_each()
    {
        var apart = White.Replace("Two boats knock against each other in the dark.", "Two boats knock against each other.\n\nSomewhere a dog begins to bark.", StringComparison.Ordinal);
        var whole = White.Replace("Two boats knock against each other in the dark.", "Two boats knock against each other. Somewhere a dog begins to bark.", StringComparison.Ordinal);

        var match = Two.Match(apart, whole);

        Assert.Equal(2, match.Lines.Count(l => l.Kind == MatchKind.Merged));
        Assert.DoesNotContain(match.Lines, l => l.Kind is MatchKind.Added or MatchKind.Removed or MatchKind.Edited);
    }

    [Fact]
    public void The_original_of_a_copied_scene_stays_and_the_copy_is_new()
    {
        var kitchen = White[..White.IndexOf("EXT.", StringComparison.Ordinal)];

        var match = Two.Match(White, White.TrimEnd() + "\n\n" + kitchen);

        Assert.Equal(new ScenePair(null, 3) { IsChanged = true, CopyOf = 0 }, match.Scenes[^1]);
        Assert.Equal([0, 1, 2], match.Scenes.Where(s => s.A is not null).Select(s => s.B!.Value));
    }

    [Fact]
    public void An_omitted_scene_keeps_its_heading_by_its_number()
    {
        var from = White.IndexOf("EXT.", StringComparison.Ordinal);
        var to = White.IndexOf("INT. STATION", StringComparison.Ordinal);

        var match = Two.Match(White, White[..from] + ".OMITTED #2#\n\n" + White[to..]);

        Assert.Contains("edited: EXT. HARBOUR - NIGHT -> OMITTED", Two.Changes(match));
        Assert.Equal(3, match.Scenes.Count(s => s is { A: not null, B: not null }));
    }

    [Fact]
    public void Drafts_in_two_formats_match_line_by_line()
    {
        var fountain = Two.Draft(White);
        var finalDraft = FinalDraftReader.Read(SourceText.Decode(FinalDraftWriter.Write(Two.Draft(White.Replace("slow", "last", StringComparison.Ordinal))).Bytes, "b.fdx")).Screenplay;

        var match = DraftMatch.Between(fountain, finalDraft);

        Assert.Equal(["edited: We could still take the slow train home. -> We could still take the last train home."], Two.Changes(match));
    }

    [Fact]
    public void An_empty_paragraph_more_or_less_is_no_change()
    {
        var draft = Two.Draft(White);

        var match = DraftMatch.Between(draft, draft with { Elements = draft.Elements.Insert(2, new Action { Text = " " }) });

        Assert.True(match.IsSame);
        Assert.Equal(MatchKind.Added, Assert.Single(match.Lines, l => l.Kind != MatchKind.Kept).Kind);
        Assert.All(match.Scenes, s => Assert.False(s.IsChanged));
    }

    [Fact]
    public void Nothing_matches_nothing()
    {
        Assert.Empty(DraftMatch.Between(Screenplay.Empty, Screenplay.Empty).Lines);
        Assert.All(DraftMatch.Between(Screenplay.Empty, Two.Draft(White)).Lines, l => Assert.Equal(MatchKind.Added, l.Kind));
        Assert.All(DraftMatch.Between(Two.Draft(White), Screenplay.Empty).Lines, l => Assert.Equal(MatchKind.Removed, l.Kind));
    }
}
