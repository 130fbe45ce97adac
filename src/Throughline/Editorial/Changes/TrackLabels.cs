using System.Collections.Immutable;
using System.Globalization;

namespace Throughline.Editorial.Changes;

/// <summary>What tracks are called, the same in every format: V1 is the lowest picture track, whether a list says V, an OTIO "Video 1" or nothing.</summary>
internal static class TrackLabels
{
    /// <summary>A label for each track.</summary>
    public static ImmutableArray<string> Of(ImmutableArray<Track> tracks)
    {
        var labels = ImmutableArray.CreateRange(tracks.Select(Numbered));
        return labels.All(l => l.Length > 0) && labels.Distinct(StringComparer.Ordinal).Count() == labels.Length ? labels : Counted(tracks);
    }

    // V, A2: the number that the name itself states.
    private static string Numbered(Track track)
    {
        var letter = Letter(track.Kind);
        var name = track.Name.Trim();
        if (name.Length == 0 || char.ToUpperInvariant(name[0]) != letter)
            return "";
        if (name.Length == 1)
            return letter + "1";
        return int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? string.Create(CultureInfo.InvariantCulture, $"{letter}{number}") : "";
    }

    private static ImmutableArray<string> Counted(ImmutableArray<Track> tracks)
    {
        var counts = new int[3];
        return [.. tracks.Select(t => string.Create(CultureInfo.InvariantCulture, $"{Letter(t.Kind)}{++counts[(int)t.Kind]}"))];
    }

    private static char Letter(TrackKind kind) => kind switch { TrackKind.Video => 'V', TrackKind.Audio => 'A', _ => 'X' };
}
