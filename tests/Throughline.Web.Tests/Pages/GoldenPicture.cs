using System.Runtime.CompilerServices;
using SkiaSharp;

namespace Throughline.Web.Tests.Pages;

/// <summary>Compares a screenshot with the picture beside the test; UPDATE_GOLDEN=1 rewrites it, for a person to look at.</summary>
internal static class GoldenPicture
{
    // Letters are drawn a little differently from one build of the browser to the next: a few dots anywhere, never many in one place.
    private const double MostDifferent = 0.004;
    private const double MostDifferentInOnePlace = 0.12;
    private const int Shade = 48;
    private const int PlaceWidth = 60;
    private const int PlaceHeight = 20;

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
        var difference = Difference(then, now);
        var seen = Path.Combine(AppContext.BaseDirectory, name);
        if (difference is not null)
            File.WriteAllBytes(seen, actual);
        Assert.True(difference is null, $"{difference} from {path}; what was seen is {seen}.");
    }

    /// <summary>What is different in two pictures of one size, in words; null when nothing is that a person would see.</summary>
    public static string? Difference(SKBitmap then, SKBitmap now)
    {
        var (old, fresh, width) = (then.Pixels, now.Pixels, then.Width);
        var places = new int[((then.Height - 1) / PlaceHeight) + 1, ((width - 1) / PlaceWidth) + 1];
        var (different, most, at) = (0, 0, (X: 0, Y: 0));
        for (var i = 0; i < old.Length; i++)
        {
            if (Math.Abs(old[i].Red - fresh[i].Red) <= Shade && Math.Abs(old[i].Green - fresh[i].Green) <= Shade && Math.Abs(old[i].Blue - fresh[i].Blue) <= Shade)
                continue;
            different++;
            var (x, y) = (i % width / PlaceWidth, i / width / PlaceHeight);
            if (++places[y, x] > most)
                (most, at) = (places[y, x], (x * PlaceWidth, y * PlaceHeight));
        }

        if (different > old.Length * MostDifferent)
            return FormattableString.Invariant($"{100.0 * different / old.Length:0.00} % of the picture differs, most of all at {at.X}, {at.Y},");
        return most > PlaceWidth * PlaceHeight * MostDifferentInOnePlace ? FormattableString.Invariant($"{100.0 * most / (PlaceWidth * PlaceHeight):0} % of the picture at {at.X}, {at.Y} differs") : null;
    }
}
