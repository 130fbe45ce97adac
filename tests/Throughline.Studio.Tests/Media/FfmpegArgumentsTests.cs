using Throughline.Studio.Media;
using Throughline.Tests;
using Throughline.Time;

namespace Throughline.Studio.Tests.Media;

public sealed class FfmpegArgumentsTests
{
    private static readonly MediaInput Film = new("/media/A001C003.mov", FrameRate.Fps24);
    private static readonly MediaInput Television = new("/media/B002.mxf", FrameRate.Fps2997);
    private static readonly MediaInput Camera = new("/media/100%%/A001C003.%07d.exr", FrameRate.Fps23976) { FirstNumber = 86_400 };

    [Fact]
    public void A_thumbnail_of_a_movie() => Golden.Matches(Said(new ThumbnailJob(Film, 37, "/made/thumbnails/TIDE_104_0650.jpg")), "thumbnail-movie.txt");

    [Fact]
    public void A_thumbnail_of_a_sequence() => Golden.Matches(Said(new ThumbnailJob(Camera, 12, "/made/thumbnails/TIDE_104_0650.jpg")), "thumbnail-sequence.txt");

    [Fact]
    public void A_reference_movie() => Golden.Matches(Said(Movie(Film, Ratio.One, FrameRate.Fps24, 64)), "reference.txt");

    [Fact]
    public void A_reference_movie_of_drop_frame_media_backwards_at_double_speed() =>
        Golden.Matches(Said(Movie(Television, Ratio.Of(-2, 1), FrameRate.Fps2997, 32)), "reference-reversed.txt");

    [Fact]
    public void A_reference_movie_of_a_held_frame() => Golden.Matches(Said(Movie(Camera, default, FrameRate.Fps23976, 48) with { Length = 1 }), "reference-held.txt");

    [Fact]
    public void Names_cannot_say_anything_to_ffmpeg()
    {
        var job = Movie(Film, Ratio.One, FrameRate.Fps24, 64);

        var said = Said(job with { BurnIns = job.BurnIns with { Reel = "A'1:2,[3];draw\nbox\\%{pts}" } });

        Assert.Contains("expansion=none:text=A\\\\\\'1\\\\:2\\,\\[3\\]\\;draw box\\\\\\\\%{pts}:", said, StringComparison.Ordinal);
    }

    private static ReferenceMovieJob Movie(MediaInput input, Ratio speed, FrameRate rate, long frames)
    {
        var media = new Timebase(input.Rate, input.Rate.HasDropFrame);
        var cut = new Timebase(rate, rate.HasDropFrame);
        return new ReferenceMovieJob(input, 232, 64, "/made/reference/TIDE_104_0650_PL01_v001.mov")
        {
            Speed = speed, Rate = rate, Frames = frames,
            BurnIns = new BurnIns("TIDE_104_0650", "PL01 v001", "TIDE turnover 2", "A001C003", new Timecode(media, 86_632), new Timecode(cut, 86_392), 1001, 8, 8, "/made/burn-in.ttf"),
        };
    }

    private static string Said(MediaJob job) => string.Join('\n', FfmpegArguments.Of(job)) + "\n";
}
