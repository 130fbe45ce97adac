using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Throughline.Time;

namespace Throughline.Studio.Media;

/// <summary>What ffmpeg is started with; the one place where jobs become arguments. Rates are fractions, and places are frames.</summary>
public static class FfmpegArguments
{
    private const int Width = 1280;
    private const int Height = 720;
    private const int Bar = 48;

    // 16,384 across and down: above every camera, below what makes a machine stand still.
    private const long MostPixels = 16_384L * 16_384;

    /// <summary>The arguments of a job, one for one, without a shell between.</summary>
    public static ImmutableArray<string> Of(MediaJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        var arguments = ImmutableArray.CreateBuilder<string>();
        // Only files: a name or a playlist that points to the network is refused.
        arguments.AddRange("-nostdin", "-hide_banner", "-loglevel", "error", "-y", "-protocol_whitelist", "file");
        switch (job)
        {
            case ThumbnailJob thumbnail:
                AddInput(arguments, job.Input, thumbnail.Frame);
                arguments.AddRange("-an", "-sn", "-dn", "-frames:v", "1", "-vf", $"{Square},scale={Text(thumbnail.Width)}:-2", "-c:v", "mjpeg", "-pix_fmt", "yuvj420p", "-q:v", "3", "-f", "image2", "-update", "1");
                break;
            case ReferenceMovieJob movie:
                AddInput(arguments, job.Input, movie.First);
                arguments.AddRange("-an", "-sn", "-dn", "-vf", Filters(movie), "-frames:v", Text(movie.Frames));
                arguments.AddRange("-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-pix_fmt", "yuv420p", "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709");
                arguments.AddRange("-map_metadata", "-1", "-timecode", movie.BurnIns.Record.ToString(), "-movflags", "+faststart", "-f", "mov");
                break;
            default:
                throw new ArgumentException($"{job.GetType().Name} is no job for ffmpeg.", nameof(job));
        }

        arguments.Add("file:" + job.Output);
        return arguments.ToImmutable();
    }

    // Pixels that are not square made so.
    private const string Square = "scale=trunc(iw*sar/2)*2:trunc(ih/2)*2,setsar=1";

    private static void AddInput(ImmutableArray<string>.Builder arguments, MediaInput input, long frame)
    {
        if (input.FirstNumber is { } first)
        {
            // Camera images in linear light are dark without a curve.
            if (input.Path.EndsWith(".exr", StringComparison.OrdinalIgnoreCase))
                arguments.AddRange("-apply_trc", "iec61966_2_1");
            arguments.AddRange("-f", "image2", "-framerate", Text(input.Rate), "-start_number", Text(first + frame));
        }
        else if (frame > 0)
        {
            // Half a frame before it: whatever is rounded, it is the first that is not earlier.
            var at = Ratio.Of((frame * 2 - 1) * input.Rate.Denominator, input.Rate.Numerator * 2L);
            arguments.AddRange("-ss", at.ToDecimal(6));
        }

        if (input.Reader is { } reader)
            arguments.AddRange("-f", reader, "-max_pixels", Text(MostPixels));
        arguments.AddRange("-i", "file:" + input.Path);
    }

    // Media at its own rate; onto the page; what counts in frames of media; how it plays; what counts in frames of the cut.
    private static string Filters(ReferenceMovieJob movie)
    {
        var burn = movie.BurnIns;
        var filters = new List<string>
        {
            "setpts=PTS-STARTPTS", $"fps={Text(movie.Input.Rate)}", $"trim=end_frame={Text(movie.Length)}",
            Square, $"scale={Text(Width)}:{Text(Height)}:force_original_aspect_ratio=decrease:force_divisible_by=2:out_color_matrix=bt709", $"pad={Text(Width)}:{Text(Height + 2 * Bar)}:(ow-iw)/2:(oh-ih)/2:black",
            Draw(burn.Font, 26, "x=24", "y=h-37", Timecoded("SRC ", burn.Source)),
            Draw(burn.Font, 22, "x=330", "y=h-35", Static(burn.Reel), "fontcolor=0xb8b8b8"),
            Draw(burn.Font, 34, "x=(w-text_w)/2", "y=h-41", $"text={Escaped($"%{{eif:n+{Text(burn.FirstFile)}:d}}")}"),
        };
        if (movie.Speed.Numerator == 0)
            filters.Add(string.Create(CultureInfo.InvariantCulture, $"loop=loop={Math.Max(0, movie.Frames - 1)}:size=1,setpts=N/({Text(movie.Rate)})/TB"));
        if (movie.Speed.Numerator < 0)
            filters.Add("reverse");
        if (movie.Speed.Numerator != 0 && movie.Speed.Magnitude != Ratio.One)
            filters.Add(string.Create(CultureInfo.InvariantCulture, $"settb=1/{Math.Min(int.MaxValue, (long)movie.Input.Rate.Numerator * Math.Min(movie.Speed.Magnitude.Numerator, 10_000))},setpts=PTS*{movie.Speed.Denominator}/{movie.Speed.Magnitude.Numerator}"));
        filters.AddRange(
        [
            $"fps={Text(movie.Rate)}", $"tpad=stop_mode=clone:stop=2", $"trim=end_frame={Text(movie.Frames)}",
            Draw(burn.Font, 28, "x=24", "y=11", Static($"{burn.Shot}  {burn.Version}")),
            Draw(burn.Font, 22, "x=w-text_w-24", "y=14", Static(burn.Turnover), "fontcolor=0xb8b8b8"),
            Draw(burn.Font, 26, "x=w-text_w-24", "y=h-37", Timecoded("REC ", burn.Record)),
        ]);
        if (burn.Head > 0 || burn.Tail > 0)
            filters.Add(Draw(burn.Font, 26, "x=(w-text_w)/2", "y=12", Static("HANDLE"), "fontcolor=0xffb000", $"enable={Escaped(string.Create(CultureInfo.InvariantCulture, $"lt(n,{burn.Head})+gte(n,{movie.Frames - burn.Tail})"))}"));
        return string.Join(',', filters);
    }

    private static string Draw(string font, int size, params ReadOnlySpan<string> options)
    {
        var text = new StringBuilder($"drawtext=fontfile={Escaped(font)}:fontsize={Text(size)}");
        if (!options.ToArray().Any(o => o.StartsWith("fontcolor", StringComparison.Ordinal)))
            text.Append(":fontcolor=white");
        foreach (var option in options)
            text.Append(':').Append(option);
        return text.ToString();
    }

    private static string Static(string words) => $"expansion=none:text={Escaped(words)}";

    private static string Timecoded(string before, Timecode first) => $"text={Escaped(before)}:timecode={Escaped(first.ToString())}:timecode_rate={Text(first.Timebase.Rate)}";

    // Once for the option's value, once for the description of the filters around it. A control character is nothing to read.
    private static string Escaped(string value)
    {
        var text = new StringBuilder();
        foreach (var c in value)
            text.Append(char.IsControl(c) ? ' ' : c);
        text.Replace("\\", "\\\\").Replace("'", "\\'").Replace(":", "\\:");
        foreach (var c in (ReadOnlySpan<string>)["\\", "'", "[", "]", ",", ";"])
            text.Replace(c, "\\" + c);
        // A space at the end would be taken off.
        return text.ToString() is [.. var words, ' '] ? words + @"\\\ " : text.ToString();
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(FrameRate rate) => rate.Denominator == 1 ? Text(rate.Numerator) : $"{Text(rate.Numerator)}/{Text(rate.Denominator)}";
}
