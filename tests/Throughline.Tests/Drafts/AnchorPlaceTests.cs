using Throughline.Drafts;
using Throughline.Screenplays;

namespace Throughline.Tests.Drafts;

public sealed class AnchorPlaceTests
{
    private const string Kitchen = "INT. KITCHEN - DAY #1#\n\nRain beats on the window over the sink.\n\nJAKE\nDid you put the money back?\n\n";
    private const string Harbour = "EXT. HARBOUR - NIGHT #2#\n\nTwo boats knock against each other in the dark.\n\nTOM\nNobody comes here after nine, not even the cats.\n\n";
    private const string Station = "INT. STATION - DAY #3#\n\nThe clock over the platform has stopped at noon.\n\nANNA\nWe could still take the slow train home.\n";

    [Fact]
    public void A_place_is_carried_through_drafts_that_edit_and_move_its_line()
    {
        var places = Follow("Two boats",
            Kitchen + Harbour + Station,
            Harbour.Replace("knock against", "lean on", StringComparison.Ordinal) + Kitchen + Station,
            Kitchen + Station + "\n" + Harbour.Replace("Two boats knock against", "In the fog two boats lean on", StringComparison.Ordinal));

        Assert.Equal(["Two boats", "Two boats", "boats"], places);
    }

    [Theory]
    [InlineData("", "Did you put")]
    [InlineData(".OMITTED #2#\n\n", "OMITTED")]
    public void What_hangs_on_a_line_that_went_is_an_orphan_until_the_line_comes_back(string inItsPlace, string nearest)
    {
        var without = Kitchen + inItsPlace + Station;

        var places = Follow("Two boats", Kitchen + Harbour + Station, without, without.Replace("noon", "midnight", StringComparison.Ordinal), Kitchen + Harbour.Replace("in the dark", "in the black dark", StringComparison.Ordinal) + Station);

        Assert.Equal("Two boats", places[3]);
        Assert.All(places[1..3], place => Assert.StartsWith($"orphan near {nearest}", place, StringComparison.Ordinal));
    }

    [Fact]
    public void The_nearest_place_of_an_orphan_goes_where_that_line_goes()
    {
        var places = Follow("Two boats", Kitchen + Harbour + Station, Kitchen + Station, Station + "\n" + Kitchen.Replace("the money", "all the money", StringComparison.Ordinal));

        Assert.Equal("orphan near Did you put all the money back?", places[2]);
    }

    [Fact]
    public void Words_that_went_are_said_to_be_gone_ever_after()
    {
        var places = Follow("Two boats", Kitchen + Harbour + Station, Kitchen + Harbour.Replace("Two boats knock", "Things knock", StringComparison.Ordinal) + Station, Kitchen + Harbour.Replace("Two boats knock", "Things knock", StringComparison.Ordinal) + Station);

        Assert.Equal(["Two boats", "words gone", "words gone"], places);
    }

    [Fact]
    public void An_anchor_on_a_line_that_was_merged_and_parted_again_stays_on_its_words()
    {
        var merged = Harbour.Replace("in the dark.\n\n", "in the dark. ", StringComparison.Ordinal).Replace("TOM\nNobody", "Nobody", StringComparison.Ordinal);

        var places = Follow("not even the cats", Kitchen + Harbour.Replace("TOM\n", "", StringComparison.Ordinal) + Station, Kitchen + merged + Station, Kitchen + Harbour.Replace("TOM\n", "", StringComparison.Ordinal) + Station);

        Assert.Equal(["not even the cats", "not even the cats", "not even the cats"], places);
    }

    [Fact]
    public void When_nothing_is_left_there_is_no_nearest_place()
    {
        var places = Follow("Two boats", Harbour, "");

        Assert.Equal("orphan near nothing", places[1]);
    }

    // What an anchor on some words of the first draft is on in every one.
    private static List<string> Follow(string words, params string[] drafts)
    {
        var step = DraftHistory.Empty.Add(Two.Draft(drafts[0]));
        var line = step.Draft.Elements.First(e => e.Text.Plain.Contains(words, StringComparison.Ordinal));
        var place = AnchorPlace.Of(new Anchor(line.Id, line.Text.Plain.IndexOf(words, StringComparison.Ordinal), words.Length));
        List<string> said = [Say(place, step.Draft)];
        foreach (var draft in drafts[1..])
        {
            var before = step.History;
            step = before.Add(Two.Draft(draft));
            place = Assert.Single(AnchorPlace.Next(before, step.Match!, step.Draft, [place]));
            said.Add(Say(place, step.Draft));
        }

        return said;
    }

    private static string Say(AnchorPlace place, Screenplay draft) => place.Fate switch
    {
        AnchorFate.Orphaned => "orphan near " + (place.Near.IsKnown ? draft.Elements.Single(e => e.Id == place.Near).Text.Plain : "nothing"),
        AnchorFate.WordsGone => "words gone",
        _ => draft.Elements.Single(e => e.Id == place.Line).Text.Plain.Substring(place.Start, place.Length),
    };
}
