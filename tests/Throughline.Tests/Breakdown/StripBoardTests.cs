using System.Collections.Immutable;
using System.Text;
using CsCheck;
using Throughline.Breakdown;
using Throughline.Breakdown.Schedule;

namespace Throughline.Tests.Breakdown;

public sealed class StripBoardTests
{
    private static readonly ScriptBreakdown Four = Sheets.Of(
        "INT. A - DAY #1#\n\nANNA\nOne two three.\n\nEXT. B - NIGHT #2#\n\nANNA\nYes.\n\nEXT. C - DAY #3#\n\nCLEO\nNo.\n\nINT. A - NIGHT #4#\n\nBEN\nNo.\n");

    private static readonly string?[] Ids = ["s1", "s2", "s3", "s4"];

    [Fact]
    public void A_strip_that_is_placed_leaves_where_it_was_and_stands_before_the_one_that_was_named()
    {
        var board = TwoDays("s1 s2", "s3").Place(new Strip("s3", "3"), "d1", "s2");

        Assert.Equal(["s1 s3 s2", ""], Shown(board!));
    }

    [Fact]
    public void A_strip_that_is_taken_off_the_board_lies_in_the_boneyard()
    {
        var board = TwoDays("s1 s2", "s3").Place(new Strip("s1", "1"), null)!;

        Assert.Equal(["s2", "s3"], Shown(board));
        Assert.Null(board.DayOf("s1"));
    }

    [Theory]
    [InlineData("d9", null)]
    [InlineData("d1", "s3")]
    public void Nothing_is_placed_where_there_is_no_such_day_or_strip(string day, string? before) =>
        Assert.Null(TwoDays("s1 s2", "s3").Place(new Strip("s4", "4"), day, before));

    [Fact]
    public void A_day_break_parts_a_day_and_taking_it_out_joins_it_again()
    {
        var whole = TwoDays("s1 s2 s3", "s4");

        var parted = whole.BreakBefore("s2")!;
        var joined = parted.JoinWithDayBefore(parted.Days[1].Id)!;

        Assert.Equal(["s1", "s2 s3", "s4"], Shown(parted));
        Assert.Equal(Shown(whole), Shown(joined));
    }

    [Fact]
    public void A_day_that_is_moved_takes_its_strips_along_and_leaves_its_date()
    {
        var board = TwoDays("s1", "s2").DatesFrom(new DateOnly(2026, 12, 4), new HashSet<DayOfWeek> { DayOfWeek.Saturday, DayOfWeek.Sunday }).MoveDay("d2", "d1")!;

        Assert.Equal(["s2", "s1"], Shown(board));
        Assert.Equal([new DateOnly(2026, 12, 4), new DateOnly(2026, 12, 7)], board.Days.Select(day => day.Date!.Value));
    }

    [Fact]
    public void A_banner_stands_between_the_scenes_of_its_day_and_goes_with_it()
    {
        var board = TwoDays("s1 s2", "s3").AddBanner("d1", "s2", " Company move ")!;

        var day = board.ToSchedule(Four, Ids).Days[0];

        Assert.Equal([new DayBanner(1, "Company move")], day.Banners);
        Assert.Equal(["s3"], Shown(board.RemoveDay("d1")!));
    }

    [Fact]
    public void Every_change_gives_days_and_banners_names_of_their_own()
    {
        var board = StripBoard.Empty.AddDay()!.AddDay()!.AddBanner("d1", null, "Lunch")!.AddDay("d1")!;

        Assert.Equal(4, board.Days.Select(day => day.Id).Concat(board.Strips.Select(strip => strip.Id)).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Random_changes_never_double_or_lose_a_strip_that_was_not_taken_off()
    {
        var change = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[0, 5], Gen.Int[0, 3]);
        change.Array[0, 40].Sample(changes =>
        {
            var (board, placed) = (StripBoard.Empty.AddDay()!.AddDay()!, new HashSet<string>());
            foreach (var (what, strip, day, before) in changes)
            {
                var id = Ids[strip]!;
                var at = day < board.Days.Length ? board.Days[day].Id : "d99";
                var next = what switch
                {
                    0 => board.Place(new Strip(id, id), at, before == 3 ? null : Ids[before]),
                    1 => board.Place(new Strip(id, id), null),
                    2 => board.BreakBefore(id),
                    3 => board.JoinWithDayBefore(at),
                    _ => board.MoveDay(at, null),
                };
                if (next is null)
                    continue;
                board = next;
                if (what == 0)
                    placed.Add(id);
                if (what == 1)
                    placed.Remove(id);
            }

            var on = board.Strips.Select(one => one.Id).ToList();
            return on.Count == on.Distinct().Count() && placed.SetEquals(on) && board.Days.Select(one => one.Id).Distinct().Count() == board.Days.Length;
        });
    }

    [Fact]
    public void The_table_of_days_says_what_the_breakdown_reads()
    {
        var schedule = TwoDays("s3 s1", "s4 s2").DatesFrom(new DateOnly(2026, 12, 1), new HashSet<DayOfWeek>()).ToSchedule(Four, Ids);

        var (read, said) = ShootingSchedule.Read(Encoding.UTF8.GetString(ScheduleCsv.Write(Four, schedule)), "days.csv", Four.Scenes);

        Assert.Empty(said);
        Assert.Equal(schedule.Days.Select(day => $"{day.Label}: {string.Join(' ', day.Scenes)}"), read.Days.Select(day => $"{day.Label}: {string.Join(' ', day.Scenes)}"));
    }

    [Fact]
    public void A_scene_that_is_gone_is_shot_on_no_day()
    {
        var schedule = TwoDays("s1 s99", "s3").ToSchedule(Four, Ids);

        Assert.Equal([0], schedule.Days[0].Scenes);
        Assert.Equal([2], schedule.Days[1].Scenes);
    }

    [Fact]
    public void An_order_that_is_asked_for_goes_outside_first_by_day_and_then_by_night_and_fills_days()
    {
        var board = new BoardOrder([BoardOrderBy.Setting, BoardOrderBy.Light], 2).Of(StripBoard.Empty, Four, Ids);

        Assert.Equal(["s3 s2", "s1 s4"], Shown(board));
    }

    [Fact]
    public void A_day_does_not_go_from_night_back_to_day()
    {
        var board = new BoardOrder([BoardOrderBy.Set], 80).Of(StripBoard.Empty, Four, Ids);

        Assert.Equal(["s1 s4 s2", "s3"], Shown(board));
    }

    [Fact]
    public void A_board_is_kept_and_read_as_it_was()
    {
        var board = TwoDays("s1 s2", "s3").AddBanner("d1", "s2", "“Move” <b>")!.Date("d1", new DateOnly(2026, 12, 1))!;

        var (read, before) = StripBoardJson.Read(StripBoardJson.Write(board, 7));

        Assert.Equal((7, board.Next), (before, read.Next));
        Assert.Equal(board.Strips, read.Strips);
        Assert.Equal(board.Days.Select(day => (day.Id, day.Date)), read.Days.Select(day => (day.Id, day.Date)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"days\":[{}]}")]
    public void A_board_that_is_damaged_is_said_to_be(string text) => Assert.Throws<FormatException>(() => StripBoardJson.Read(text));

    private static StripBoard TwoDays(string first, string second) => new(
        [new BoardDay("d1", null, Strips(first)), new BoardDay("d2", null, Strips(second))], 3);

    private static ImmutableArray<Strip> Strips(string ids) => [.. ids.Split(' ').Select(id => new Strip(id, id[1..]))];

    private static string[] Shown(StripBoard board) => [.. board.Days.Select(day => string.Join(' ', day.Strips.Select(strip => strip.Id)))];
}
