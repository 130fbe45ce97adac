using System.Collections.Immutable;
using Throughline.Editorial;
using Throughline.Time;

namespace Throughline.Effects.Turnovers;

/// <summary>How much media there is of each source, from a log of the dailies; a list of events does not say it.</summary>
/// <param name="BySource">The media of a source under its reel, file or clip name, capitals.</param>
public sealed record MediaExtents(ImmutableDictionary<string, TimeRange> BySource)
{
    /// <summary>Nothing is known.</summary>
    public static readonly MediaExtents Unknown = new(ImmutableDictionary<string, TimeRange>.Empty);

    /// <summary>Takes every clip of a log (ALE, CSV) or bin as whole media. A reel with several clips counts by its clips' names and files only.</summary>
    public static MediaExtents Of(Timeline log)
    {
        ArgumentNullException.ThrowIfNull(log);
        var found = ImmutableDictionary.CreateBuilder<string, TimeRange>(StringComparer.Ordinal);
        var reels = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var clip in log.Tracks.SelectMany(t => t.Children).OfType<Clip>())
        {
            var range = clip.Active?.AvailableRange ?? clip.SourceRange;
            if (range is not { Start.Rate.IsNone: false } media || media.Duration.IsZero)
                continue;
            foreach (var name in (string[])[clip.Name, clip.Active?.Name ?? ""])
            {
                if (name.Length > 0)
                    found[Key(name)] = media;
            }

            if (clip.Active is { Reel.Length: > 0 } reel && (reels[Key(reel.Reel)] = reels.GetValueOrDefault(Key(reel.Reel)) + 1) == 1)
                found.TryAdd(Key(reel.Reel), media);
        }

        foreach (var (reel, count) in reels.Where(r => r.Value > 1))
            found.Remove(reel);
        return new MediaExtents(found.ToImmutable());
    }

    /// <summary>The media of a clip; null when the log has none of it.</summary>
    public TimeRange? Of(Clip clip)
    {
        ArgumentNullException.ThrowIfNull(clip);
        foreach (var name in (string[])[clip.Active?.Name ?? "", clip.Active?.Reel ?? "", clip.Name])
        {
            if (name.Length > 0 && BySource.TryGetValue(Key(name), out var range))
                return range;
        }

        return null;
    }

    // A file counts with or without its ending.
    private static string Key(string name)
    {
        var upper = name.Trim().ToUpperInvariant();
        var dot = upper.LastIndexOf('.');
        return dot > 0 && upper.Length - dot <= 5 ? upper[..dot] : upper;
    }
}
