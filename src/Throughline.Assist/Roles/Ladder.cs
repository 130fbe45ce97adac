using System.Collections.Immutable;

namespace Throughline.Assist.Roles;

/// <summary>The rungs by which a story can be written from the top down or read from the bottom up; any can be the first.</summary>
public sealed record Ladder
{
    /// <summary>From the log line to the dialogue, which is the script itself.</summary>
    public static readonly ImmutableArray<string> Names = ["logline", "title", "characters", "places", "beats", "scenes", "dialogue"];

    // What each rests on when it is written from above.
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> Above = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal)
    {
        ["logline"] = [],
        ["title"] = ["logline"],
        ["characters"] = ["logline"],
        ["places"] = ["logline", "beats"],
        ["beats"] = ["logline", "characters"],
        ["scenes"] = ["characters", "places", "beats"],
        ["dialogue"] = ["characters", "scenes"],
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>A ladder with nothing on it.</summary>
    public static readonly Ladder Empty = new();

    /// <summary>What is written, by the name of the rung.</summary>
    public ImmutableSortedDictionary<string, Rung> Rungs { get; init; } = ImmutableSortedDictionary.Create<string, Rung>(StringComparer.Ordinal);

    /// <summary>What a rung rests on.</summary>
    /// <exception cref="ArgumentException">There is no such rung.</exception>
    public static ImmutableArray<string> RestsOn(string name) => Above.TryGetValue(name, out var above) ? above : throw new ArgumentException($"There is no rung {name}.", nameof(name));

    /// <summary>With a rung written; it remembers how what it rests on stood.</summary>
    /// <returns>The ladder, or null when the rung is locked.</returns>
    public Ladder? Write(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var above = RestsOn(name);
        if (Rungs.TryGetValue(name, out var old) && old.IsLocked)
            return null;
        return this with { Rungs = Rungs.SetItem(name, new Rung(text, false, (old?.Version ?? 0) + 1, [.. above.Where(Rungs.ContainsKey).Select(it => (it, Rungs[it].Version))])) };
    }

    /// <summary>With a rung locked, or free again; the same when nothing is written on it.</summary>
    public Ladder Lock(string name, bool isLocked)
    {
        RestsOn(name);
        return Rungs.TryGetValue(name, out var rung) ? this with { Rungs = Rungs.SetItem(name, rung with { IsLocked = isLocked }) } : this;
    }

    /// <summary>Why a rung no longer fits what it rests on; null when it does, or when nothing is written on it.</summary>
    public string? Stale(string name)
    {
        if (!Rungs.TryGetValue(name, out var rung))
            return null;
        var changed = RestsOn(name).Where(above => Rungs.TryGetValue(above, out var now) && rung.Rested.FirstOrDefault(it => it.Name == above).Version != now.Version).ToArray();
        if (changed.Length > 0)
            return $"{string.Join(" and ", changed)} changed since";
        return RestsOn(name).FirstOrDefault(above => Stale(above) is not null) is { } stale ? $"{stale} is stale" : null;
    }
}

/// <summary>One rung.</summary>
/// <param name="Text">What is written on it.</param>
/// <param name="IsLocked">True when it is not to be written over.</param>
/// <param name="Version">From 1; one more each time it is written.</param>
/// <param name="Rested">The versions of what it rests on, as they were when it was written.</param>
public sealed record Rung(string Text, bool IsLocked, int Version, ImmutableArray<(string Name, int Version)> Rested);
