using System.Collections.Immutable;
using Throughline.Drafts;
using Throughline.Screenplays;

namespace Throughline.Tests.Drafts;

public sealed class DraftHistoryTests
{
    private const string Kitchen = "INT. KITCHEN - DAY #1#\n\nRain beats on the window over the sink.\n\nJAKE\nDid you put the money back?\n\n";
    private const string Harbour = "EXT. HARBOUR - NIGHT #2#\n\nTwo boats knock against each other in the dark.\n\nTOM\nNobody comes here after nine, not even the cats.\n\n";
    private const string Station = "INT. STATION - DAY #3#\n\nThe clock over the platform has stopped at noon.\n\nANNA\nWe could still take the slow train home.\n";

    [Fact]
    public void A_first_draft_gets_an_identity_for_every_line()
    {
        var step = DraftHistory.Empty.Add(Two.Draft(Kitchen + Harbour));

        Assert.Equal(Enumerable.Range(1, step.Draft.Elements.Length).Select(i => (long)i), step.Draft.Elements.Select(e => e.Id.Value));
    }

    [Fact]
    public void A_new_draft_keeps_the_ids_of_lines_that_only_moved()
    {
        var first = DraftHistory.Empty.Add(Two.Draft(Kitchen + Harbour + Station));

        var second = first.History.Add(Two.Draft(Station + "\n" + Kitchen + Harbour));

        Assert.Equal(Ids(first.Draft).Select(id => id.Value).Order(), Ids(second.Draft).Select(id => id.Value).Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData(".OMITTED #2#\n\n")]
    public void A_scene_that_is_omitted_and_comes_back_three_drafts_later_gets_its_old_identity(string inItsPlace)
    {
        var first = DraftHistory.Empty.Add(Two.Draft(Kitchen + Harbour + Station));
        var without = first.History.Add(Two.Draft(Kitchen + inItsPlace + Station));
        var still = without.History.Add(Two.Draft(Kitchen.Replace("Rain", "Hail", StringComparison.Ordinal) + inItsPlace + Station));

        var back = still.History.Add(Two.Draft(Kitchen.Replace("Rain", "Hail", StringComparison.Ordinal) + Harbour.Replace("in the dark", "in the black dark", StringComparison.Ordinal) + Station));

        Assert.Equal(Ids(first.Draft), Ids(back.Draft));
        Assert.True(back.Returned >= 3);
        Assert.Empty(back.History.Gone);
    }

    [Fact]
    public void What_lies_under_an_omitted_heading_keeps_its_identity_too()
    {
        var first = DraftHistory.Empty.Add(Two.Draft(Kitchen + Harbour + Station));
        var held = Two.Draft(Harbour).Elements;
        var draft = Two.Draft(Kitchen + Harbour + Station);
        var heading = (SceneHeading)draft.Elements[4] with { Text = "OMITTED", IsOmitted = true, OmittedElements = held[1..] };

        var omitted = first.History.Add(draft with { Elements = [.. draft.Elements[..4], heading, .. draft.Elements[8..]] });
        var back = omitted.History.Add(draft);

        Assert.Equal(Ids(first.Draft)[5..8], ((SceneHeading)omitted.Draft.Elements[4]).OmittedElements.Select(e => e.Id));
        Assert.Equal(Ids(first.Draft), Ids(back.Draft));
    }

    [Fact]
    public void The_largest_part_of_a_split_line_is_the_line_and_no_two_lines_share_an_identity()
    {
        var first = DraftHistory.Empty.Add(Two.Draft(Harbour));

        var second = first.History.Add(Two.Draft(Harbour.Replace("after nine, not even the cats.", "after nine.\n\nHe spits.\n\nTOM\nNot even the cats.", StringComparison.Ordinal)));

        Assert.Equal(Ids(first.Draft)[3], Ids(second.Draft)[3]);
        Assert.Equal(second.Draft.Elements.Length, Ids(second.Draft).Distinct().Count());
    }

    [Fact]
    public void Identities_are_never_given_twice_over_many_drafts()
    {
        var history = DraftHistory.Empty;
        var everGiven = new Dictionary<LineId, string>();
        var drafts = new[] { Kitchen + Harbour, Harbour + Station, Kitchen + Station, Station + "\n" + Harbour + Kitchen, Kitchen + Kitchen + Harbour };

        foreach (var text in drafts)
        {
            var step = history.Add(Two.Draft(text));
            history = step.History;

            Assert.Equal(step.Draft.Elements.Length, Ids(step.Draft).Distinct().Count());
            foreach (var element in step.Draft.Elements)
            {
                everGiven.TryAdd(element.Id, element.Text.Plain);
                Assert.Equal(everGiven[element.Id], element.Text.Plain);
            }
        }
    }

    [Fact]
    public void Carrying_needs_a_number_above_zero() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LineIds.Carry(Two.Match(Kitchen, Kitchen), 0));

    private static ImmutableArray<LineId> Ids(Screenplay draft) => [.. draft.Elements.Select(e => e.Id)];
}
