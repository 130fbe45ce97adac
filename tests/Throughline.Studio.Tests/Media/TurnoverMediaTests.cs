using Throughline.Editorial;
using Throughline.Editorial.Edl;
using Throughline.Effects;
using Throughline.Effects.Turnovers;
using Throughline.Studio.Media;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Studio.Tests.Media;

public sealed class TurnoverMediaTests
{
    [Fact]
    public void The_worked_example_begins_in_the_head_handle()
    {
        var job = Movie("001  A001     V     C        01:00:10:00 01:00:12:00 01:00:00:00 01:00:02:00\n* TIDE_104_0650\n", "01:00:00:00", 1000);

        Assert.Equal((232L, 64L, 64L), (job.First, job.Length, job.Frames));
        Assert.Equal(("01:00:09:16", "00:59:59:16", 1001L, 8L, 8L), (job.BurnIns.Source.ToString(), job.BurnIns.Record.ToString(), job.BurnIns.FirstFile, job.BurnIns.Head, job.BurnIns.Tail));
        Assert.Equal(("TIDE_104_0650", "PL01 v001", "A001"), (job.BurnIns.Shot, job.BurnIns.Version, job.BurnIns.Reel));
    }

    [Fact]
    public void Under_a_speed_it_is_as_long_as_the_cut_plays_it()
    {
        var job = Movie("001  A001     V     C        01:00:10:00 01:00:14:00 01:00:00:00 01:00:02:00\nM2   A001     048.0                01:00:10:00\n* TIDE_104_0650\n", "01:00:00:00", 1000);

        Assert.Equal((Ratio.Of(2, 1), 112L, 56L, 4L, 4L), (job.Speed, job.Length, job.Frames, job.BurnIns.Head, job.BurnIns.Tail));
    }

    [Fact]
    public void Media_that_lacks_frames_makes_a_shorter_movie_and_it_is_said()
    {
        var media = Media("001  A001     V     C        01:00:10:00 01:00:12:00 01:00:00:00 01:00:02:00\n* TIDE_104_0650\n", "01:00:09:20", 1000, out var jobs);
        var job = (ReferenceMovieJob)jobs.Single(j => j is ReferenceMovieJob);

        Assert.Equal((0L, 60L, 60L), (job.First, job.Length, job.Frames));
        Assert.Equal(("01:00:09:20", "00:59:59:20", 1005L, 4L), (job.BurnIns.Source.ToString(), job.BurnIns.Record.ToString(), job.BurnIns.FirstFile, job.BurnIns.Head));
        Assert.Equal("VFX603", media.Diagnostics.Single().Code);
    }

    [Fact]
    public void Without_media_nothing_is_made_and_it_is_said()
    {
        var media = Media("001  B009     V     C        01:00:10:00 01:00:12:00 01:00:00:00 01:00:02:00\n* TIDE_104_0650\n", "01:00:00:00", 1000, out var jobs);

        Assert.Empty(jobs);
        Assert.Equal("VFX601", media.Diagnostics.Single().Code);
    }

    [Fact]
    public void A_thumbnail_is_the_middle_of_what_the_cut_shows()
    {
        Media("001  A001     V     C        01:00:10:00 01:00:12:00 01:00:00:00 01:00:02:00\n* TIDE_104_0650\n", "01:00:00:00", 1000, out var jobs);

        Assert.Equal(264, jobs.OfType<ThumbnailJob>().Single().Frame);
    }

    [Fact]
    public void Media_is_found_by_file_reel_or_clip_name_however_it_is_spelled()
    {
        var index = MediaIndex.Of(["/m/day 1/A001_C003_0327NX.MOV", "/m/B002/B002.0001001.exr", "/m/B002/B002.0001002.exr", "/m/notes.txt"]);

        Assert.Equal("/m/day 1/A001_C003_0327NX.MOV", index.Find("a001c003_0327nx.mxf")?.Path);
        Assert.Equal("/m/day 1/A001_C003_0327NX.MOV", index.Find("", "A001C003")?.Path);
        Assert.Equal((1001L, 7, 2), index.Find("B002") is { } found ? (found.FirstNumber, found.Digits, found.Files) : default);
        Assert.Null(index.Find("notes", "C003"));
        Assert.Equal(2, index.Count);
    }

    private static ReferenceMovieJob Movie(string events, string start, long frames)
    {
        var media = Media(events, start, frames, out var jobs);
        Assert.Empty(media.Diagnostics);
        return (ReferenceMovieJob)jobs.Single(j => j is ReferenceMovieJob);
    }

    private static TurnoverMedia Media(string events, string start, long frames, out MediaJob[] jobs)
    {
        var cut = EdlReader.Read(new SourceText("TITLE: Cut\nFCM: NON-DROP FRAME\n* FRAME RATE: 24\n" + events, "cut.edl")).Timeline;
        var pattern = ShotPattern.Parse("SHOW_SCENE_0010", "TIDE")!;
        var shots = CutShots.Of(cut, pattern);
        var (turnover, _) = TurnoverPlan.Make(new TurnoverRequest(cut, shots, pattern, PullPolicy.Default, DateTimeOffset.UnixEpoch));
        var timebase = new Timebase(FrameRate.Fps24);
        var media = new TurnoverMedia(MediaIndex.Of(["/m/A001.mov"]), MediaExtents.Unknown, _ => new MediaProbe(1920, 1080, FrameRate.Fps24, frames, Timecode.Read(start, timebase).Label), _ => null);
        jobs = [.. media.Jobs(turnover, shots, "/made", "/font.ttf", thumbnails: true).Select(j => j.Job)];
        return media;
    }
}
