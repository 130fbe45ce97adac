using System.Globalization;

namespace Throughline.Editorial.Edl;

/// <summary>The tracks that the channel column names.</summary>
internal static class EdlChannels
{
    /// <summary>Names such as V, V2, A1, A2; empty for NONE and for what is not understood.</summary>
    public static List<string> Read(string channels, IReadOnlyList<int> more, out bool isKnown)
    {
        var tracks = new List<string>();
        isKnown = true;
        if (channels == "B")
            tracks.AddRange(["V", "A1"]);
        else if (channels != "NONE")
            isKnown = Scan(channels, tracks);
        foreach (var channel in more)
            Add(tracks, Name('A', channel));
        return tracks;
    }

    /// <summary>How to write tracks: the column, and the channels left for an AUD line.</summary>
    public static (string Column, List<int> More) Write(bool video, IReadOnlyList<int> audio)
    {
        var first = audio.Contains(1);
        var second = audio.Contains(2);
        var column = (video, first, second) switch
        {
            (true, true, true) => "AA/V",
            (true, true, false) => "B",
            (true, false, true) => "A2/V",
            (true, false, false) => "V",
            (false, true, true) => "AA",
            (false, true, false) => "A",
            (false, false, true) => "A2",
            _ => "NONE",
        };
        return (column, [.. audio.Where(a => a > 2)]);
    }

    private static bool Scan(string channels, List<string> tracks)
    {
        var bare = 0;
        for (var i = 0; i < channels.Length; i++)
        {
            var c = channels[i];
            if (c is '/' or '+' or ',')
                continue;
            if (c is not ('V' or 'A'))
                return false;
            var digits = i + 1;
            while (digits < channels.Length && digits < i + 3 && char.IsAsciiDigit(channels[digits]))
                digits++;
            var number = digits > i + 1 ? int.Parse(channels.AsSpan(i + 1, digits - i - 1), NumberStyles.None, CultureInfo.InvariantCulture) : c == 'A' ? ++bare : 1;
            Add(tracks, Name(c, Math.Max(1, number)));
            i = digits - 1;
        }

        return tracks.Count > 0;
    }

    private static string Name(char kind, int number) => kind == 'V' && number == 1 ? "V" : string.Create(CultureInfo.InvariantCulture, $"{kind}{number}");

    private static void Add(List<string> tracks, string name)
    {
        if (!tracks.Contains(name, StringComparer.Ordinal))
            tracks.Add(name);
    }
}
