using System.Runtime.CompilerServices;
using SkiaSharp;

namespace Throughline.Web.Tests.Pages;

/// <summary>Compares a screenshot with the picture beside the test; UPDATE_GOLDEN=1 rewrites it, for a person to look at.</summary>
internal static class GoldenPicture
{
    // Letters are drawn a little differently from one build of the browser to the next.
    private const double MostDifferent = 0.004;
    private const int Shade = 48;

    public static void Matches(byte[] actual, string name, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(test)!, "Golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"{path} is missing: run with UPDATE_GOLDEN=1, look at it, and commit it.");
        using var now = SKBitmap.Decode(actual);
        using var then = SKBitmap.Decode(path);
        Assert.Equal((then.Width, then.Height), (now.Width, now.Height));
        var (old, fresh) = (then.Pixels, now.Pixels);
        var different = 0;
        for (var i = 0; i < old.Length; i++)
        {
            if (Math.Abs(old[i].Red - fresh[i].Red) > Shade || Math.Abs(old[i].Green - fresh[i].Green) > Shade || Math.Abs(old[i].Blue - fresh[i].Blue) > Shade)
                different++;
        }

        var seen = Path.Combine(AppContext.BaseDirectory, name);
        if (different > old.Length * MostDifferent)
            File.WriteAllBytes(seen, actual);
        Assert.True(different <= old.Length * MostDifferent, $"{100.0 * different / old.Length:0.00} % of the picture differs from {path}; what was seen is {seen}.");
    }
}
