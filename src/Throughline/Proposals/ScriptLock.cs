using System.Collections.Immutable;
using Throughline.Screenplays;

namespace Throughline.Proposals;

/// <summary>What a person has put out of reach of proposals.</summary>
/// <param name="Kind">What is locked.</param>
/// <param name="Line">The line, or the heading of the scene; <c>default</c> for a character.</param>
/// <param name="Name">The character, as cued; null for a line or a scene.</param>
/// <param name="By">Who locked it.</param>
/// <param name="Reason">Why, in their words; may be empty.</param>
public sealed record ScriptLock(LockKind Kind, LineId Line, string? Name, string By, string Reason)
{
    /// <summary>What a locked character is called by now, as cued; null when nobody renamed them.</summary>
    public string? NowCalled { get; private init; }

    /// <summary>
    /// The lock as it holds in a later draft. A character goes by their cues, whose identity a new name does not change: when more of
    /// those that are left say another name than any other, that is the name by now. The old one stays locked for whoever bears it.
    /// </summary>
    /// <param name="then">The draft that was the latest when the lock was put on.</param>
    /// <param name="now">A later draft of the same identities.</param>
    public ScriptLock In(Screenplay then, Screenplay now)
    {
        ArgumentNullException.ThrowIfNull(then);
        ArgumentNullException.ThrowIfNull(now);
        if (Kind != LockKind.Character)
            return this;
        var theirs = then.Elements.OfType<Cue>().Where(cue => cue.Id.IsKnown && CharacterIndex.Fold(cue.Name) == CharacterIndex.Fold(Name ?? "")).Select(cue => cue.Id).ToHashSet();
        var called = now.Elements.OfType<Cue>().Where(cue => theirs.Contains(cue.Id)).GroupBy(cue => CharacterIndex.Fold(cue.Name), StringComparer.Ordinal).MaxBy(group => group.Count());
        return called is null || called.Key == CharacterIndex.Fold(Name ?? "") ? this : this with { NowCalled = called.First().Name };
    }

    /// <summary>The lock that keeps a proposal from a line, or null when it is free. A line is held by a lock on itself, on its scene, on the character whose speech it is of.</summary>
    /// <param name="draft">A draft whose lines have identities.</param>
    /// <param name="locks">All that hold.</param>
    /// <param name="line">Index of an element.</param>
    public static ScriptLock? On(Screenplay draft, ImmutableArray<ScriptLock> locks, int line)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (locks.IsDefaultOrEmpty)
            return null;
        var (heading, speaker) = (HeadingOf(draft, line), SpeakerOf(draft, line));
        return locks.FirstOrDefault(l => l.Kind switch
        {
            LockKind.Line => l.Line == draft.Elements[line].Id,
            LockKind.Scene => heading is not null && l.Line == heading.Id,
            _ => speaker is not null && CharacterIndex.Fold(speaker) is var who && (CharacterIndex.Fold(l.Name ?? "") == who || l.NowCalled is { } now && CharacterIndex.Fold(now) == who),
        });
    }

    /// <summary>What the lock says to whoever meets it.</summary>
    public override string ToString()
    {
        var what = Kind switch { LockKind.Line => "The line is locked", LockKind.Scene => "The scene is locked", _ => $"What {NowCalled ?? Name} says is locked" };
        return Reason.Length == 0 ? $"{what} by {By}." : $"{what} by {By}: {Reason}";
    }

    private static SceneHeading? HeadingOf(Screenplay draft, int line)
    {
        for (var i = line; i >= 0; i--)
        {
            if (draft.Elements[i] is SceneHeading heading)
                return heading;
        }

        return null;
    }

    private static string? SpeakerOf(Screenplay draft, int line)
    {
        var i = line;
        while (i >= 0 && (draft.Elements[i].IsSpeechPart || draft.Elements[i] is Note or Boneyard))
            i--;
        return i >= 0 && draft.Elements[i] is Cue cue ? cue.Name : null;
    }
}

/// <summary>What can be locked.</summary>
public enum LockKind
{
    /// <summary>A line.</summary>
    Line,

    /// <summary>A scene, from its heading to the next.</summary>
    Scene,

    /// <summary>The cues and speeches of one character.</summary>
    Character,
}
