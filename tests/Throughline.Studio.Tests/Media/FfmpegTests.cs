using Throughline.Studio.Media;
using Throughline.Time;

namespace Throughline.Studio.Tests.Media;

/// <summary>ffmpeg itself, on media in which every frame tells its number.</summary>
public sealed class FfmpegTests
{
    private static readonly Ffmpeg Program = Ffmpeg.Find(Environment.GetEnvironmentVariable("PATH") ?? "");

    [Fact]
    public void Without_ffmpeg_it_is_said_what_is_missing_and_how_to_get_it()
    {
        var failure = Assert.Throws<MediaException>(() => Ffmpeg.Find("/nowhere"));

        Assert.Contains("ffmpeg is needed to look into movies", failure.Message, StringComparison.Ordinal);
        Assert.Contains("apt-get install ffmpeg", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("24", "24", "01:00:00:00")]
    [InlineData("24000/1001", "24000/1001", "10:00:10:00")]
    [InlineData("30000/1001", "30000/1001", "01:00:00;02")]
    public void A_movie_says_its_rate_its_length_and_where_it_begins(string rate, string read, string timecode)
    {
        using var folder = new TemporaryFolder();
        CountedMovie.Make(folder["a.mov"], rate, 50, timecode);

        var probe = Program.Probe(folder["a.mov"], TestContext.Current.CancellationToken);

        Assert.Equal((320, 180, read, 50L, timecode), (probe.Width, probe.Height, probe.Rate.ToString(), probe.Frames, probe.Start?.ToString()));
    }

    [Theory]
    [InlineData("24")]
    [InlineData("24000/1001")]
    [InlineData("60000/1001")]
    public void A_thumbnail_is_the_very_frame(string rate)
    {
        using var folder = new TemporaryFolder();
        CountedMovie.Make(folder["a.mov"], rate, 70, null);
        Assert.True(FrameRate.TryParse(rate, out var exact));

        foreach (var frame in (int[])[0, 1, 37, 69])
        {
            Program.Run(new ThumbnailJob(new MediaInput(folder["a.mov"], exact), frame, folder["t.jpg"]), TestContext.Current.CancellationToken);
            Assert.Equal([frame], CountedMovie.Frames(folder["t.jpg"]));
        }
    }

    [Theory]
    [InlineData(1, 1, 10, 20, 0)]
    [InlineData(2, 1, 10, 20, 0)]
    [InlineData(1, 2, 10, 20, 0)]
    [InlineData(-1, 1, 10, 20, 0)]
    [InlineData(3, 2, 30, 30, 7)]
    [InlineData(0, 1, 42, 1, 24)]
    public void A_reference_movie_plays_what_the_cut_plays(int up, int down, int first, int length, int frames)
    {
        using var folder = new TemporaryFolder();
        CountedMovie.Make(folder["a.mov"], "24000/1001", 70, "01:00:00:00");
        var speed = Ratio.Of(up, down);
        var count = frames > 0 ? frames : length * down / Math.Abs(up);

        Program.Run(Movie(folder, new MediaInput(folder["a.mov"], FrameRate.Fps23976), first, length, speed, count), TestContext.Current.CancellationToken);

        var seen = CountedMovie.Frames(folder["r.mov"]);
        Assert.Equal(count, seen.Length);
        for (var i = 0; i < count; i++)
        {
            // Between two frames of media the nearer is shown; backwards from the last.
            var media = up == 0 ? first : up > 0 ? first + (double)i * up / down : first + length - 1 - (double)i * -up / down;
            Assert.InRange(seen[i], Math.Floor(media), Math.Ceiling(media));
        }

        Assert.Equal("01:02:03:04", Program.Probe(folder["r.mov"], TestContext.Current.CancellationToken).Start?.ToString());
    }

    [Fact]
    public void A_sequence_is_media_as_well()
    {
        using var folder = new TemporaryFolder();
        CountedMovie.Make(folder["a.%07d.png"], "24", 30, null);

        Program.Run(Movie(folder, new MediaInput(folder["a.%07d.png"], FrameRate.Fps24) { FirstNumber = 86_400 }, 5, 10, Ratio.One, 10), TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(5, 10), CountedMovie.Frames(folder["r.mov"]));
    }

    [Fact]
    public void What_ffmpeg_says_when_it_fails_is_told()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["no.mov"], "no movie");

        var failure = Assert.Throws<MediaException>(() => Program.Run(new ThumbnailJob(new MediaInput(folder["no.mov"], FrameRate.Fps24), 0, folder["t.jpg"]), TestContext.Current.CancellationToken));

        Assert.Contains("ffmpeg failed at making t.jpg of no.mov (exit code", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Invalid data", failure.Message, StringComparison.Ordinal);
    }

    private static ReferenceMovieJob Movie(TemporaryFolder folder, MediaInput input, long first, long length, Ratio speed, long frames) => new(input, first, length, folder["r.mov"])
    {
        Speed = speed, Rate = input.Rate, Frames = frames,
        BurnIns = new BurnIns("T_1", "PL01 v001", "T's turnover: 1", "A001, [B]", new Timecode(new Timebase(input.Rate), 86_400 + first), Record(input.Rate), 1001, 2, 2, Font()),
    };

    private static Timecode Record(FrameRate rate) => Timecode.Read("01:02:03:04", new Timebase(rate)).Label;

    // Any font of the machine is good enough to see that something is drawn.
    private static string Font() => new[] { "/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts" }.Where(Directory.Exists)
        .SelectMany(f => Directory.EnumerateFiles(f, "*.ttf", SearchOption.AllDirectories)).Order(StringComparer.Ordinal).First();
}
