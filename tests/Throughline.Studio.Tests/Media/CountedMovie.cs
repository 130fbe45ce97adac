using System.Diagnostics;
using System.Globalization;

namespace Throughline.Studio.Tests.Media;

/// <summary>Movies in which every frame is as bright as its number, so that a test can tell which frame it sees.</summary>
internal static class CountedMovie
{
    /// <summary>Makes one: frame n has the luma 16 + 3n, up to 70 frames.</summary>
    /// <param name="path">A <c>.mov</c>, or the pattern of a sequence of PNGs.</param>
    /// <param name="rate">As ffmpeg reads it.</param>
    /// <param name="frames">How many frames.</param>
    /// <param name="timecode">Of the first frame, or null for a file without.</param>
    public static void Make(string path, string rate, int frames, string? timecode)
    {
        List<string> arguments = ["-f", "lavfi", "-i", $"color=black:size=320x180:rate={rate},format=yuv420p,geq=lum=16+3*N:cb=128:cr=128", "-frames:v", frames.ToString(CultureInfo.InvariantCulture)];
        if (path.EndsWith(".mov", StringComparison.Ordinal))
            arguments.AddRange(["-c:v", "libx264", "-qp", "0", "-g", "12", "-bf", "2", "-pix_fmt", "yuv420p"]);
        else
            arguments.AddRange(["-start_number", "86400"]);
        if (timecode is not null)
            arguments.AddRange(["-timecode", timecode]);
        Run([.. arguments, path]);
    }

    /// <summary>The number of every frame of a picture or movie, read off its middle.</summary>
    public static int[] Frames(string path) =>
        [.. Run(["-i", path, "-vf", "scale=out_range=tv,format=yuv420p,crop=2:2:(iw-ow)/2:(ih-oh)/2,extractplanes=y,crop=1:1:0:0", "-f", "rawvideo", "-"]).Select(b => (int)Math.Round((b - 16) / 3.0))];

    private static byte[] Run(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("ffmpeg") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
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
