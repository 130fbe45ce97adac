using System.Diagnostics;
using System.Globalization;

namespace Throughline.Studio.Tests.Media;

/// <summary>Movies in which every frame is as bright as its number, so that a test can tell which frame it sees.</summary>
internal static class CountedMovie
{
    /// <summary>Makes one: frame n has the luma 16 + n, up to 200 frames.</summary>
    /// <param name="path">A <c>.mov</c>, or the pattern of a sequence of PNGs.</param>
    /// <param name="rate">As ffmpeg reads it.</param>
    /// <param name="frames">How many frames.</param>
    /// <param name="timecode">Of the first frame, or null for a file without.</param>
    public static void Make(string path, string rate, int frames, string? timecode)
    {
        List<string> arguments = ["-f", "lavfi", "-i", $"color=black:size=320x180:rate={rate},format=gray,geq=lum=16+N", "-frames:v", frames.ToString(CultureInfo.InvariantCulture)];
        if (path.EndsWith(".mov", StringComparison.Ordinal))
            arguments.AddRange(["-c:v", "libx264", "-qp", "0", "-g", "12", "-bf", "2", "-pix_fmt", "yuv420p"]);
        else
            arguments.AddRange(["-start_number", "86400"]);
        if (timecode is not null)
            arguments.AddRange(["-timecode", timecode]);
        Run([.. arguments, path]);
    }

    /// <summary>The luma in the middle of every frame of a picture or movie, less 16.</summary>
    public static int[] Frames(string path) =>
        [.. Run(["-i", path, "-vf", "scale=in_range=auto:out_range=tv,format=yuv420p,extractplanes=y,crop=2:2:(iw-ow)/2:(ih-oh)/2,format=gray,scale=1:1", "-f", "rawvideo", "-"]).Select(b => b - 16)];

    private static byte[] Run(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("ffmpeg") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-nostdin", "-loglevel", "error", "-y", .. arguments])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.GetAwaiter().GetResult());
        return output.ToArray();
    }
}
