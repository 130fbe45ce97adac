using Throughline.Drafts;
using Throughline.Screenplays;

namespace Throughline.Tests.Drafts;

public sealed class AnchorsTests
{
    private const string White = "INT. KITCHEN - DAY\n\nRain beats on the window over the sink.\n\nJake opens a red suitcase on the table.\n\nA clock ticks.\n";

    [Fact]
    public void An_anchor_stays_on_its_words_when_the_line_is_edited_and_moved()
    {
        var carried = Carry("red suitcase", "INT. KITCHEN - DAY\n\nQuietly Jake opens a red suitcase on the long table.\n\nRain beats on the window over the sink.\n\nA clock ticks.\n", out var draft);

        Assert.Equal(AnchorFate.Carried, carried.Fate);
        Assert.Equal("red suitcase", draft.Elements[carried.Element].Text.Plain.Substring(carried.Start, carried.Length));
    }

    [Fact]
    public void An_anchor_on_a_split_line_goes_to_the_part_that_has_its_words()
    {
        var carried = Carry("sink", White.Replace("window over the sink", "window.\n\nOver the sink", StringComparison.Ordinal), out var draft);

        Assert.Equal(AnchorFate.Carried, carried.Fate);
        Assert.Equal("sink", draft.Elements[carried.Element].Text.Plain.Substring(carried.Start, carried.Length));
    }

    [Fact]
    public void An_anchor_whose_words_went_stays_on_the_line_and_says_so()
    {
        var carried = Carry("red suitcase", White.Replace("a red suitcase", "his bag", StringComparison.Ordinal), out _);

        Assert.Equal((AnchorFate.WordsGone, 2, 0), (carried.Fate, carried.Element, carried.Length));
    }

    [Fact]
    public void An_anchor_whose_line_went_is_an_orphan_with_the_nearest_place()
    {
        var carried = Carry("red suitcase", White.Replace("Jake opens a red suitcase on the table.\n\n", "", StringComparison.Ordinal), out var draft);

        Assert.Equal(AnchorFate.Orphaned, carried.Fate);
        Assert.Equal("Rain beats on the window over the sink.", draft.Elements[carried.Element].Text.Plain);
    }

    private static CarriedAnchor Carry(string words, string newDraft, out Screenplay draft)
    {
        var first = DraftHistory.Empty.Add(Two.Draft(White)).Draft;
        var line = first.Elements.First(e => e.Text.Plain.Contains(words, StringComparison.Ordinal));
        draft = Two.Draft(newDraft);
        return Anchors.Carry(DraftMatch.Between(first, draft), [new Anchor(line.Id, line.Text.Plain.IndexOf(words, StringComparison.Ordinal), words.Length)])[0];
    }
}
