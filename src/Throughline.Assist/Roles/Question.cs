using System.Collections.Immutable;
using Throughline.Screenplays;

namespace Throughline.Assist.Roles;

/// <summary>What a writer asks of a partner.</summary>
public sealed record Question
{
    /// <summary>Which task.</summary>
    public required RoleTask Task { get; init; }

    /// <summary>The script, every line with an identity.</summary>
    public required Screenplay Script { get; init; }

    /// <summary>The draft it is, such as <c>draft-3</c>; for a bare script its file's name.</summary>
    public required string Document { get; init; }

    /// <summary>Indexes of the elements it is about, in order; all when the whole script is.</summary>
    public required ImmutableArray<int> Selection { get; init; }

    /// <summary>The selection in words: <c>the script</c>, <c>scene 12</c>, <c>what ANA says</c>.</summary>
    public string SelectionWords { get; init; } = "the script";

    /// <summary>The person spoken with.</summary>
    public string? Character { get; init; }

    /// <summary>Index of the last scene that has happened; -1 for all.</summary>
    public int UpTo { get; init; } = -1;

    /// <summary>The writer's own words.</summary>
    public string? Words { get; init; }

    /// <summary>How many lines a synopsis has.</summary>
    public int Lines { get; init; } = 5;

    /// <summary>The language of a translation, in words.</summary>
    public string? Language { get; init; }

    /// <summary>What other lines must keep to.</summary>
    public string? Constraint { get; init; }

    /// <summary>The structure to follow.</summary>
    public StoryStructure? Structure { get; init; }

    /// <summary>The bible of the story, if there is one, as JSON.</summary>
    public string? Bible { get; init; }

    /// <summary>The rungs of the ladder that are written, by name.</summary>
    public ImmutableSortedDictionary<string, string> Rungs { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
