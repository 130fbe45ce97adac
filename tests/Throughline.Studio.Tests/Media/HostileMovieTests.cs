using System.Diagnostics;
using System.Text;
using Throughline.Studio.Media;
using Throughline.Time;

namespace Throughline.Studio.Tests.Media;

/// <summary>Files that are called movies and are something else.</summary>
public sealed class HostileMovieTests
{
    private static readonly Ffmpeg Program = Ffmpeg.Find(Environment.GetEnvironmentVariable("PATH") ?? "");

    [Theory]
    [InlineData("")]
    [InlineData("no movie")]
    [InlineData("ffconcat version 1.0\nfile good.mov\n")]
    [InlineData("#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\ngood.mov\n#EXT-X-ENDLIST\n")]
    [InlineData("#EXTM3U\n#EXTINF:3,\nhttp://127.0.0.1:9/secret\n")]
    [InlineData("<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"><Period/></MPD>")]
    [InlineData("[Script Info]\nScriptType: v4.00+\n")]
    [InlineData("<smil><body><video src=\"good.mov\"/></body></smil>")]
    public void A_file_that_is_only_called_a_movie_is_said_to_be_none_and_nothing_it_names_is_read(string content)
    {
        using var folder = new TemporaryFolder();
        CountedMovie.Make(folder["good.mov"], "24", 10, null);
        File.WriteAllText(folder["bad.mov"], content);

        var failure = Assert.Throws<MediaException>(() => Program.Probe(folder["bad.mov"], TestContext.Current.CancellationToken));

        Assert.Contains(content.Length == 0 ? "bad.mov: is empty." : "bad.mov: is no movie", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_playlist_behind_the_first_bytes_of_a_movie_is_not_followed()
    {
        using var folder = new TemporaryFolder();
        CountedMovie.Make(folder["good.mov"], "24", 10, null);
        File.WriteAllBytes(folder["bad.mov"], [0, 0, 0, 8, .. Encoding.ASCII.GetBytes("ftyp#EXTM3U\n#EXTINF:3,\ngood.mov\n")]);

        var probed = Assert.Throws<MediaException>(() => Program.Probe(folder["bad.mov"], TestContext.Current.CancellationToken));
        var made = Assert.Throws<MediaException>(() => Program.Run(new ThumbnailJob(new MediaInput(folder["bad.mov"], FrameRate.Fps24) { Reader = "mov" }, 0, folder["t.jpg"]), TestContext.Current.CancellationToken));

        Assert.Contains("bad.mov", probed.Message, StringComparison.Ordinal);
        Assert.Contains("failed at making t.jpg of bad.mov", made.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["t.jpg"]));
    }

    [Theory]
    [InlineData("mov", "mov")]
    [InlineData("mp4", "mov")]
    [InlineData("mkv", "matroska")]
    [InlineData("avi", "avi")]
    [InlineData("mxf", "mxf")]
    [InlineData("mpg", "mpeg")]
    [InlineData("ts", "mpegts")]
    [InlineData("m2ts", "mpegts")]
    public void Movies_of_every_kind_are_told_by_what_they_begin_with(string ending, string reader)
    {
        using var folder = new TemporaryFolder();
        CountedMovie.Make(folder["a.mov"], "25", 30, null);
        Convert(folder["a.mov"], folder["b." + ending]);

        var probe = Program.Probe(folder["b." + ending], TestContext.Current.CancellationToken);

        Assert.Equal((reader, 320, 180, "25"), (probe.Reader, probe.Width, probe.Height, probe.Rate.ToString()));
    }

    [Fact]
    public void Somebody_who_stops_ends_ffmpeg()
    {
        using var folder = new TemporaryFolder();
        Run("mkfifo", folder["never.mov"]);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        Assert.ThrowsAny<OperationCanceledException>(() => Program.Run(new ThumbnailJob(new MediaInput(folder["never.mov"], FrameRate.Fps24) { Reader = "mov" }, 0, folder["t.jpg"]), stop.Token));

        Assert.False(File.Exists(folder["t.jpg"]));
    }

    private static void Convert(string from, string to) =>
        Run("ffmpeg", ["-nostdin", "-loglevel", "error", "-y", "-i", from, "-c:v", to.EndsWith("mkv", StringComparison.Ordinal) || to.EndsWith("mp4", StringComparison.Ordinal) ? "copy" : "mpeg2video", "-q:v", "2", to]);

    private static void Run(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
