using System.Globalization;
using SkiaSharp;
using Throughline.Screenplays;

namespace Throughline.Documents.Printing;

/// <summary>The colours in which changed words are printed.</summary>
internal static class RevisionInk
{
    private const int MostRounds = 1000;

    /// <summary>The colour that the file gives a revision, or that it has in the order of colours where the file keeps no list of its own; else black.</summary>
    public static SKColor Of(Screenplay screenplay, int revision)
    {
        var colour = screenplay.Revisions.FirstOrDefault(r => r.Id == revision)?.Color
            ?? (screenplay.Revisions.IsEmpty && revision is > 0 and < MostRounds ? RevisionColour.At(revision).Type : "");
        // Final Draft writes four digits for each of red, green and blue; the first two of each are enough.
        if (colour is ['#', .. { Length: 12 } wide])
            colour = string.Concat("#", wide.AsSpan(0, 2), wide.AsSpan(4, 2)) + wide[8..10];
        return colour is ['#', .. { Length: 6 } digits] && uint.TryParse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var rgb)
            ? new SKColor(0xFF000000 | rgb)
            : SKColors.Black;
    }
}
