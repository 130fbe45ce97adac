using System.Collections.Immutable;

namespace Throughline.Assist.Roles;

/// <summary>The rungs by which a story can be written from the top down or read from the bottom up; any can be the first.</summary>
public sealed record Ladder
{
    /// <summary>The lowest rung, which is the script itself and is written in the drafts.</summary>
    public const string Script = "dialogue";

    /// <summary>From the log line to the dialogue, which is the script itself.</summary>
    public static readonly ImmutableArray<string> Names = ["logline", "title", "characters", "places", "beats", "scenes", Script];

    // What each rests on when it is written from above.
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> Above = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal)
    {
        ["logline"] = [],
        ["title"] = ["logline"],
        ["characters"] = ["logline"],
        ["places"] = ["logline", "beats"],
        ["beats"] = ["logline", "characters"],
        ["scenes"] = ["characters", "places", "beats"],
        [Script] = ["characters", "scenes"],
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>A ladder with nothing on it.</summary>
    public static readonly Ladder Empty = new();

    /// <summary>What is written, by the name of the rung.</summary>
    public ImmutableSortedDictionary<string, Rung> Rungs { get; init; } = ImmutableSortedDictionary.Create<string, Rung>(StringComparer.Ordinal);

    /// <summary>What a rung rests on.</summary>
    /// <exception cref="ArgumentException">There is no such rung.</exception>
    public static ImmutableArray<string> RestsOn(string name) => Above.TryGetValue(name, out var above) ? above : throw new ArgumentException($"There is no rung {name}.", nameof(name));

    /// <summary>What rests on a rung.</summary>
    public static ImmutableArray<string> Bears(string name) => [.. Names.Where(below => RestsOn(below).Contains(name, StringComparer.Ordinal))];

    /// <summary>With a rung written; it remembers how what it rests on, and what rests on it, stood.</summary>
    /// <param name="name">Which.</param>
    /// <param name="text">What it says.</param>
    /// <param name="written">When.</param>
    /// <param name="script">The script as it is by then, or null when there is none.</param>
    /// <returns>The ladder, or null when the rung is locked.</returns>
    public Ladder? Write(string name, string text, DateTimeOffset written = default, ScriptMarks? script = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        RestsOn(name);
        if (Rungs.TryGetValue(name, out var old) && old.IsLocked)
            return null;
        return this with { Rungs = Rungs.SetItem(name, AsOfNow(name, new Rung(text) { Version = (old?.Version ?? 0) + 1 }, written, script)) };
    }

    /// <summary>With a rung that was looked at and still fits: it is as it was, and no longer stale. Null when nothing is written on it, and for <see cref="Script"/> when there is none.</summary>
    /// <param name="name">Which.</param>
    /// <param name="looked">When.</param>
    /// <param name="script">The script as it is by then, or null when there is none.</param>
    public Ladder? Keep(string name, DateTimeOffset looked = default, ScriptMarks? script = null)
    {
        RestsOn(name);
        if (name == Script)
            return script is null ? null : this with { Rungs = Rungs.SetItem(name, new Rung("") { Written = looked }) };
        return Rungs.TryGetValue(name, out var rung) ? this with { Rungs = Rungs.SetItem(name, AsOfNow(name, rung, rung.Written, script)) } : null;
    }

    /// <summary>With a rung locked, or free again; the same when nothing is written on it.</summary>
    public Ladder Lock(string name, bool isLocked)
    {
        RestsOn(name);
        return Rungs.TryGetValue(name, out var rung) ? this with { Rungs = Rungs.SetItem(name, rung with { IsLocked = isLocked }) } : this;
    }

    /// <summary>Why a rung no longer fits: what it rests on changed, or what rests on it was written anew, or the script did. Null when it fits, or when nothing is written on it.</summary>
    /// <param name="name">Which; of <see cref="Script"/> whether the script fits what is written above it.</param>
    /// <param name="script">The script as it is now, or null when there is none.</param>
    public string? Stale(string name, ScriptMarks? script = null)
    {
        if (name == Script)
            return script is null ? null : Say(RestsOn(name).Where(above => Rungs.TryGetValue(above, out var rung) && rung.Written > Looked(script.Added)), $"written since {script.Draft} came in");
        if (!Rungs.TryGetValue(name, out var it))
            return null;
        return Say(RestsOn(name).Where(above => Rungs.TryGetValue(above, out var now) && Version(it.Rested, above) != now.Version), "changed since")
            ?? Say(RestsOn(name).Where(above => Down(above) is not null && !HasSeen(it, above)), "stale", "is", "are")
            ?? Say(Bears(name).Where(below => Rungs.TryGetValue(below, out var now) && now.Version > Math.Max(1, Version(it.Seen, below))), "below written anew since; see whether it still fits")
            ?? (script?.Of(name) is { } marks && it.Marks is { } then && marks != then ? $"the {name} of the script changed since, in {script.Draft} at the latest" : null);
    }

    // Somebody who looked at a rung after all that is over it had changed has seen why the one above is stale.
    private bool HasSeen(Rung rung, string above) =>
        RestsOn(above).All(over => !Rungs.TryGetValue(over, out var now) || Version(rung.Rested, over) == now.Version && HasSeen(rung, over));

    private DateTimeOffset Looked(DateTimeOffset added) => Rungs.TryGetValue(Script, out var looked) && looked.Written > added ? looked.Written : added;

    // Only what comes from above goes on down; a rung that a lower one outgrew does not make others stale.
    private string? Down(string name)
    {
        if (!Rungs.TryGetValue(name, out var it))
            return null;
        return Say(RestsOn(name).Where(above => Rungs.TryGetValue(above, out var now) && Version(it.Rested, above) != now.Version), "changed since")
            ?? Say(RestsOn(name).Where(above => Down(above) is not null && !HasSeen(it, above)), "stale", "is", "are");
    }

    // Whatever it rests on, directly or not.
    private static IEnumerable<string> Over(string name) => RestsOn(name).Concat(RestsOn(name).SelectMany(Over)).Distinct(StringComparer.Ordinal);

    private Rung AsOfNow(string name, Rung rung, DateTimeOffset when, ScriptMarks? script) => rung with
    {
        Written = when,
        Marks = script?.Of(name),
        Rested = [.. Over(name).Where(Rungs.ContainsKey).Select(it => (it, Rungs[it].Version))],
        Seen = [.. Bears(name).Where(Rungs.ContainsKey).Select(it => (it, Rungs[it].Version))],
    };

    private static int Version(ImmutableArray<(string Name, int Version)> versions, string name) => versions.FirstOrDefault(it => it.Name == name).Version;

    private static string? Say(IEnumerable<string> names, string what, string one = "", string several = "")
    {
        string[] all = [.. names];
        return all.Length == 0 ? null : $"{(all.Length > 2 ? string.Join(", ", all[..^1]) + " and " + all[^1] : string.Join(" and ", all))} {(all.Length == 1 ? one : several)} {what}".Replace("  ", " ", StringComparison.Ordinal);
    }
}

/// <summary>One rung.</summary>
/// <param name="Text">What is written on it.</param>
public sealed record Rung(string Text)
{
    /// <summary>True when it is not to be written over.</summary>
    public bool IsLocked { get; init; }

    /// <summary>From 1; one more each time it is written.</summary>
    public int Version { get; init; } = 1;

    /// <summary>When it was written; of the script, when it was last looked at and found to fit.</summary>
    public DateTimeOffset Written { get; init; }

    /// <summary>How the script stood by then, as far as this rung says the same as the script; null when there was none.</summary>
    public string? Marks { get; init; }

    /// <summary>The versions of what it rests on, as they were then.</summary>
    public ImmutableArray<(string Name, int Version)> Rested { get; init; } = [];

    /// <summary>The versions of what rests on it, as they were then.</summary>
    public ImmutableArray<(string Name, int Version)> Seen { get; init; } = [];
}
