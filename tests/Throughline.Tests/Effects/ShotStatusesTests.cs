using Throughline.Drafts;
using Throughline.Editorial;
using Throughline.Effects;
using Throughline.Effects.Statuses;
using Throughline.Effects.Turnovers;
using Throughline.Screenplays;

namespace Throughline.Tests.Effects;

public sealed class ShotStatusesTests
{
    // Handles of 8: 01:00:09:16 to 01:00:12:08 of A001 were delivered.
    private static readonly Turnover First = Lists.Turnover(Lists.Cut(
        Lists.Shot("TIDE_104_0010", "A001", "01:00:10:00", "01:00:12:00", 48),
        Lists.Shot("TIDE_104_0020", "A002", "02:00:10:00", "02:00:12:00", 48)));

    private static readonly (string Reel, string In, string Out, int Frames, string Below) Second = Lists.Shot("TIDE_104_0020", "A002", "02:00:10:00", "02:00:12:00", 48);

    /// <summary>What became of TIDE_104_0010 while TIDE_104_0020 stayed: how it stands, and why in words.</summary>
    public static TheoryData<string, string, string, string> Cases => new()
    {
        // as it was, elsewhere in the cut
        { "A001 01:00:10:00 01:00:12:00 48", "NO_CHANGE", "", "the same frames" },
        // into its handle
        { "A001 01:00:09:18 01:00:12:00 54", "CUT_CHANGE", "head handle trimmed 6 frames, 2 left", "longer at the head" },
        { "A001 01:00:10:00 01:00:12:01 49", "CUT_CHANGE", "tail handle trimmed 1 frame, 7 left", "longer at the tail" },
        { "A001 01:00:10:06 01:00:12:00 42", "CUT_CHANGE", "head trimmed 6 frames, its handle is 14 now", "shorter at the head" },
        { "A001 01:00:09:22 01:00:12:04 54", "CUT_CHANGE", "head handle trimmed 2 frames, 6 left; tail handle trimmed 4 frames, 4 left", "longer at both ends" },
        { "A001 01:00:10:05 01:00:12:05 48", "CUT_CHANGE", "slipped 5 frames later: handles 13 and 3 now", "slipped" },
        // all of the handle and no more
        { "A001 01:00:09:16 01:00:12:08 64", "CUT_CHANGE", "head handle trimmed 8 frames, 0 left; tail handle trimmed 8 frames, 0 left", "to the last frame delivered" },
        // beyond it
        { "A001 01:00:09:15 01:00:12:00 57", "EXTENDED", "1 frame at the head was not delivered", "one frame too many" },
        { "A001 01:00:09:00 01:00:13:00 96", "EXTENDED", "16 frames at the head and 16 frames at the tail were not delivered", "far longer" },
        { "A001 01:05:00:00 01:05:02:00 48", "EXTENDED", "none of its 48 frames of A001 were delivered", "slipped away" },
        { "B009 01:00:10:00 01:00:12:00 48", "REPLACED", "B009 instead of A001", "another take" },
        { "A001 01:00:10:00 01:00:12:00 24 048.0", "RETIMED", "speed 200%, was 100%", "twice as fast" },
        { "A001 01:00:10:00 01:00:10:01 48 000.0", "RETIMED CUT_CHANGE", "speed held frame, was 100%", "held" },
        { "A001 01:00:10:00 01:00:14:00 48 048.0", "EXTENDED RETIMED", "speed 200%, was 100%", "faster and longer" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_shot_of_a_new_cut_stands_to_what_was_delivered(string shot, string statuses, string reason, string because)
    {
        var now = Lists.Cut(Second, Event(shot));

        var standing = Of(First, now).Single(s => s.Shot == new ShotId("TIDE_104_0010"));

        Assert.Equal(statuses, string.Join(' ', standing.Statuses.Select(ShotStatusNames.Of)));
        Assert.True(reason.Length == 0 ? standing.Reasons.IsEmpty : standing.Reasons.Any(r => r.StartsWith(reason, StringComparison.Ordinal)), $"{because}: {string.Join(" | ", standing.Reasons)}");
    }

    [Fact]
    public void Without_a_turnover_before_every_shot_is_new() =>
        Assert.All(Of(null, Lists.Cut(Second)), s => Assert.Equal([ShotStatus.New], s.Statuses));

    [Fact]
    public void A_shot_that_is_gone_is_omitted_once_and_reinstated_when_it_is_back()
    {
        var without = Lists.Cut(Second);
        var second = Lists.Turnover(without, First);

        var gone = Of(First, without);
        var still = Of(second, without);
        var back = Of(second, Lists.Cut(Second, Lists.Shot("TIDE_104_0010", "A001", "01:00:09:00", "01:00:12:00", 72)));

        Assert.Equal(["NO_CHANGE", "OMITTED"], Words(gone));
        Assert.Equal(["NO_CHANGE"], Words(still));
        Assert.Equal(["NO_CHANGE", "REINSTATED EXTENDED"], Words(back));
    }

    [Fact]
    public void One_more_place_and_one_less_of_a_shot_are_said_for_the_place()
    {
        var shot = Lists.Shot("TIDE_104_0010", "A001", "01:00:10:00", "01:00:12:00", 48);
        var twice = Lists.Cut(shot, Second, Lists.Shot("TIDE_104_0010", "A001", "01:00:10:12", "01:00:11:00", 12));
        var second = Lists.Turnover(twice, First);

        Assert.Equal(["NO_CHANGE", "NO_CHANGE", "NEW_IN_CUT"], Words(Of(First, twice)));
        Assert.Equal(["NO_CHANGE", "NO_CHANGE", "OMITTED_IN_CUT"], Words(Of(second, Lists.Cut(shot, Second))));
    }

    [Fact]
    public void A_place_that_asks_for_an_effect_and_names_no_shot_has_no_link()
    {
        var standings = Of(First, Lists.Cut(Second, ("A003", "03:00:00:00", "03:00:01:00", 24, "* LOC: 01:00:02:01 RED VFX: paint out the boom")));

        var none = Assert.Single(standings, s => s.Shot is null);

        Assert.Equal([ShotStatus.NoLink], none.Statuses);
        Assert.Equal("asks for paint out the boom and names no shot", Assert.Single(none.Reasons));
    }

    [Fact]
    public void What_came_short_from_the_lab_counts_and_not_what_was_asked_for()
    {
        var cut = Lists.Cut(Second, Event("A001 01:00:09:18 01:00:12:00 54"));
        var delivered = DeliveredFrames.AsAsked.With("tide_104_0010_pl01_v001", 1005, 1064);

        var standing = Of(First, cut, delivered: delivered).Single(s => s.Shot == new ShotId("TIDE_104_0010"));

        Assert.Equal([ShotStatus.Extended], standing.Statuses);
        Assert.Equal("2 frames at the head were not delivered, though turnover 1 asked for them", Assert.Single(standing.Reasons));
    }

    [Fact]
    public void A_line_of_the_script_that_changed_is_said_of_its_shot()
    {
        var (old, next) = Drafts("The needle drops.\n\nThe sea rises over the quay.\n\nA gull laughs.", "The needle drops.\n\nThe sea rises over the whole town.");
        var lines = old.Elements.Where(e => e.Text.Plain.Length > 0).ToDictionary(e => e.Text.Plain, e => e.Id);
        var changes = ScriptChanges.Of(DraftMatch.ByIdentity(old, next),
        [
            new ScriptCause(new ShotId("TIDE_104_0010"), lines["The sea rises over the quay."]),
            new ScriptCause(new ShotId("TIDE_104_0020"), lines["The needle drops."]),
            new ScriptCause(new ShotId("TIDE_104_0030"), lines["A gull laughs."]),
        ]);

        var standings = Of(First, Lists.Cut(Second, Event("A001 01:00:10:00 01:00:12:00 48")), script: changes);

        Assert.Equal(["NO_CHANGE", "SCRIPT_CHANGED"], Words(standings));
        Assert.Equal("the line it is for says “The sea rises over the whole town.” and said “The sea rises over the quay.”", changes[new ShotId("TIDE_104_0010")]);
        Assert.Equal("the line it is for was cut: “A gull laughs.”", changes[new ShotId("TIDE_104_0030")]);
    }

    // By hand from the lists: 0160 begins 10 frames later, 0490 ends 5 later; 0010 is another take; 100_TC_0120 and 0140 play at half speed.
    [Theory]
    [InlineData("079_HA_V05.edl", "079_HA_006.edl", "079_HA_0010 REPLACED|079_HA_0105 NEW|079_HA_0160 CUT_CHANGE|079_HA_0265 NEW|079_HA_0272 NEW|079_HA_0490 CUT_CHANGE|079_HA_0210 OMITTED|079_HA_0260 OMITTED|079_HA_0340 OMITTED|079_HA_0460 OMITTED")]
    [InlineData("090PC_091MJ_100TC_V05_TURNOVER_20150123.edl", "090PC_091MJ_100TC_V06_TURNOVER_20150206.edl", "090_PC_0090 CUT_CHANGE|100_TC_0030 NEW|100_TC_0120 RETIMED CUT_CHANGE|100_TC_0140 RETIMED CUT_CHANGE")]
    [InlineData("ER_00119.edl", "ER_00119_with_comments.edl", "")]
    public void Real_pairs_of_cuts_stand_as_was_reckoned_by_hand(string old, string now, string expected)
    {
        static Timeline Read(string name) => Throughline.Editorial.Edl.EdlReader.Read(Throughline.Text.SourceText.Decode(File.ReadAllBytes(Corpus.File("timelines/turnovers/" + name)), name)).Timeline;

        var standings = Of(Lists.Turnover(Read(old)), Read(now)).Where(s => s.Status != ShotStatus.NoChange);

        Assert.Equal(expected, string.Join('|', standings.Select(s => $"{s.Shot} {string.Join(' ', s.Statuses.Select(ShotStatusNames.Of))}")));
    }

    [Fact]
    public void The_guide_has_a_row_for_every_status()
    {
        var guide = File.ReadAllText(Path.Combine(Corpus.Repository, "docs", "effects.md"));

        Assert.All(Enum.GetValues<ShotStatus>(), s => Assert.Contains($"| `{ShotStatusNames.Of(s)}` |", guide, StringComparison.Ordinal));
    }

    private static List<ShotStanding> Of(Turnover? before, Timeline cut, DeliveredFrames? delivered = null, System.Collections.Immutable.ImmutableDictionary<ShotId, string>? script = null) =>
    [
        .. ShotStatuses.Of(new StatusQuestion(before, Lists.Turnover(cut, before))
        {
            Delivered = delivered ?? DeliveredFrames.AsAsked,
            Unnamed = CutShots.Of(cut, Lists.Tide).Unnamed,
            Script = script ?? System.Collections.Immutable.ImmutableDictionary<ShotId, string>.Empty,
        }),
    ];

    private static IEnumerable<string> Words(List<ShotStanding> standings) => standings.Select(s => string.Join(' ', s.Statuses.Select(ShotStatusNames.Of)));

    // Reel, in, out, frames and perhaps the speed in frames a second.
    private static (string Reel, string In, string Out, int Frames, string Below) Event(string shot)
    {
        var parts = shot.Split(' ');
        var speed = parts.Length > 4 ? $"M2   {parts[0],-8}       {parts[4]}                {parts[1]}\n" : "";
        return (parts[0], parts[1], parts[2], int.Parse(parts[3], System.Globalization.CultureInfo.InvariantCulture), speed + "* TIDE_104_0010");
    }

    private static (Screenplay Old, Screenplay New) Drafts(string old, string next)
    {
        var history = DraftHistory.Empty;
        var first = history.Add(Read(old));
        var second = first.History.Add(Read(next));
        return (first.Draft, second.Draft);
    }

    private static Screenplay Read(string action) => ScreenplayReader.Read(System.Text.Encoding.UTF8.GetBytes("INT. QUAY - NIGHT\n\n" + action + "\n"), "draft.fountain").Screenplay;
}
