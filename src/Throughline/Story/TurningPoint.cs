using System.Collections.Immutable;
using Throughline.Screenplays;

namespace Throughline.Story;

/// <summary>A scene at which the story may turn: a candidate for a person to judge, not a finding.</summary>
/// <param name="Scene">Index of the scene that begins something new.</param>
/// <param name="Position">How far into the script, in thousandths of its length on paper.</param>
/// <param name="CastChange">How much the people change: 0 for the same in the three scenes before and after, 1 for none in common.</param>
/// <param name="PlaceChange">The same for places.</param>
/// <param name="RhythmChange">How much longer or shorter the scenes become: 0 for not at all, towards 1.</param>
/// <param name="Arrivals">Those whose first speech of the script is in this scene, in order.</param>
/// <param name="Score">The three changes together, 0 to 1, raised by up to a quarter near a quarter, a half and three quarters of the script.</param>
public sealed record TurningPoint(int Scene, int Position, double CastChange, double PlaceChange, double RhythmChange, ImmutableArray<string> Arrivals, double Score)
{
    private const int Window = 3;
    private const int Most = 5;
    private const int Apart = 80;

    /// <summary>
    /// The scenes where most changes at once: at most five, at least 8 % of the script apart, none in the first or last
    /// twentieth. Works on what the page tells; what a scene means is not known here.
    /// </summary>
    internal static ImmutableArray<TurningPoint> Candidates(TableRead read)
    {
        var depth = Math.Max(1, read.Pages.Depth);
        var all = new List<TurningPoint>();
        for (var scene = Window; scene <= read.Scenes.Length - Window; scene++)
        {
            var position = (int)(read.Scenes[scene].Depth * 1000L / depth);
            if (position is < 50 or > 950)
                continue;
            var cast = Distance(Speakers(read, scene - Window, scene), Speakers(read, scene, scene + Window));
            var place = Distance(Places(read, scene - Window, scene), Places(read, scene, scene + Window));
            var rhythm = LengthChange(read, scene);
            var score = (0.5 * cast + 0.3 * place + 0.2 * rhythm) * (1 + 0.25 * NearQuarter(position)) / 1.25;
            all.Add(new TurningPoint(scene, position, Round(cast), Round(place), Round(rhythm), [], Round(score)));
        }

        all.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Scene.CompareTo(b.Scene));
        var chosen = new List<TurningPoint>();
        foreach (var point in all)
        {
            if (chosen.Count < Most && chosen.TrueForAll(c => Math.Abs(c.Position - point.Position) >= Apart))
                chosen.Add(point with { Arrivals = NewSpeakers(read, point.Scene) });
        }

        chosen.Sort((a, b) => a.Scene.CompareTo(b.Scene));
        return [.. chosen];
    }

    private static HashSet<string> Speakers(TableRead read, int from, int to)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = read.SpeechesFrom[from]; i < read.SpeechesFrom[to]; i++)
        {
            foreach (var speaker in read.Speeches[i].Speakers)
                names.Add(read.Names[speaker]);
        }

        return names;
    }

    private static HashSet<string> Places(TableRead read, int from, int to)
    {
        var places = new HashSet<string>(StringComparer.Ordinal);
        for (var i = from; i < to; i++)
        {
            if (!read.Scenes[i].Slugline.Location.IsEmpty)
                places.Add(CharacterIndex.Fold(read.Scenes[i].Slugline.Location[0]));
        }

        return places;
    }

    // Jaccard's distance; two empty sets are the same.
    private static double Distance(HashSet<string> before, HashSet<string> after)
    {
        var common = 0;
        foreach (var name in before)
            common += after.Contains(name) ? 1 : 0;
        var union = before.Count + after.Count - common;
        return union == 0 ? 0 : 1 - (double)common / union;
    }

    private static double LengthChange(TableRead read, int scene)
    {
        int before = 0, after = 0;
        for (var i = 0; i < Window; i++)
        {
            before += read.Scenes[scene - 1 - i].Lines;
            after += read.Scenes[scene + i].Lines;
        }

        return (double)Math.Abs(before - after) / Math.Max(1, Math.Max(before, after));
    }

    // 1 at 25, 50 and 75 %, falling to 0 at 7.5 % away.
    private static double NearQuarter(int position)
    {
        var nearest = Math.Min(Math.Abs(position - 250), Math.Min(Math.Abs(position - 500), Math.Abs(position - 750)));
        return Math.Max(0, 1 - nearest / 75.0);
    }

    private static ImmutableArray<string> NewSpeakers(TableRead read, int scene)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var arrivals = new List<string>();
        for (var i = 0; i < read.SpeechesFrom[scene + 1]; i++)
        {
            foreach (var speaker in read.Speeches[i].Speakers)
            {
                if (known.Add(read.Names[speaker]) && read.Speeches[i].Scene == scene)
                    arrivals.Add(read.Names[speaker]);
            }
        }

        return [.. arrivals];
    }

    private static double Round(double value) => Math.Round(value, 3, MidpointRounding.AwayFromZero);
}
