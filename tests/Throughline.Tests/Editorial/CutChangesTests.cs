using System.Collections.Immutable;
using CsCheck;
using Throughline.Editorial;
using Throughline.Editorial.Changes;
using Throughline.Time;

namespace Throughline.Tests.Editorial;

public sealed class CutChangesTests
{
    private static readonly FrameRate Rate = FrameRate.Fps24;

    [Fact]
    public void The_changes_applied_to_the_old_cut_give_the_new_one() =>
        EditScripts.Pairs.Sample(
            pair =>
            {
                var comparison = CutComparison.Between(pair.Old, pair.New);
                return comparison.Apply(comparison.Old).HasSameEventsAs(comparison.New);
            },
            iter: 500);

    [Fact]
    public void Every_clip_of_both_cuts_is_told_of() =>
        EditScripts.Pairs.Sample(
            pair =>
            {
                var comparison = CutComparison.Between(pair.Old, pair.New);
                return comparison.Changes.Select(c => c.Old?.Number).OfType<int>().Distinct().Count() == comparison.Old.Events.Length
                    && comparison.Changes.Select(c => c.New?.Number).OfType<int>().Distinct().Count() == comparison.New.Events.Length;
            },
            iter: 300);

    [Fact]
    public void A_cut_against_itself_is_kept() =>
        EditScripts.Cut.Sample(cut => CutComparison.Between(cut, cut).IsSame, iter: 200);

    [Fact]
    public void The_stretches_cover_both_cuts_once() =>
        EditScripts.Pairs.Sample(
            pair =>
            {
                var comparison = CutComparison.Between(pair.Old, pair.New);
                var map = ConformMap.Of(comparison);
                return map.Where(s => s.NewIn is not null).Sum(s => s.Frames) >= comparison.New.Length && map.Where(s => s.OldIn is not null).Sum(s => s.Frames) >= comparison.Old.Length
                    && map.All(s => s.Frames > 0);
            },
            iter: 300);

    [Fact]
    public void A_head_that_is_trimmed_ripples_what_follows_and_nothing_else_changes()
    {
        var old = Of(("A", 0, 48), ("B", 100, 148), ("C", 10, 58));

        var changes = Between(old, Of(("A", 0, 48), ("B", 106, 148), ("C", 10, 58)));

        Assert.Equal([ChangeKind.Kept, ChangeKind.Trimmed, ChangeKind.Kept], changes.Select(c => c.Kind));
        Assert.Equal((6, 0), (changes[1].HeadFrames, changes[1].TailFrames));
        Assert.Equal("head trimmed 6 frames", ChangeWording.Of(changes[1]));
        Assert.Equal("6 frames earlier", ChangeWording.Of(changes[2]));
    }

    [Fact]
    public void A_shot_that_is_used_twice_is_told_apart_by_what_it_shows()
    {
        var old = Of(("A", 0, 24), ("B", 0, 24), ("A", 200, 248));

        var changes = Between(old, Of(("A", 200, 248), ("B", 0, 24), ("A", 0, 20)));

        Assert.Equal([200L, 0L, 0L], changes.Where(c => c.New is not null).Select(c => c.Old!.SourceIn));
        Assert.Equal(4, changes.Single(c => c.New?.SourceOut == 20).TailFrames);
    }

    [Fact]
    public void Other_media_in_the_same_place_replaces()
    {
        var changes = Between(Of(("A", 0, 24), ("B", 0, 24), ("C", 0, 24)), Of(("A", 0, 24), ("X", 7, 31), ("C", 0, 24)));

        Assert.Equal([ChangeKind.Kept, ChangeKind.Replaced, ChangeKind.Kept], changes.Select(c => c.Kind));
        Assert.Equal("replaces B", ChangeWording.Of(changes[1]));
    }

    [Fact]
    public void Slipped_is_as_long_as_before_and_shows_something_else()
    {
        var changes = Between(Of(("A", 0, 24), ("B", 50, 74)), Of(("A", 0, 24), ("B", 55, 79)));

        Assert.Equal(ChangeKind.Slipped, changes[1].Kind);
        Assert.Equal("slipped 5 frames later in its media", ChangeWording.Of(changes[1]));
    }

    private static ImmutableArray<CutChange> Between(Timeline old, Timeline now) => CutComparison.Between(old, now).Changes;

    private static Timeline Of(params (string Reel, long In, long Out)[] clips) => EditScripts.Timeline([.. clips.Select(c => EditScripts.Clip(c.Reel, c.In, c.Out - c.In, Ratio.One))], Rate);
}
