using System.Collections.Immutable;

namespace Throughline.Effects.Tracking;

/// <summary>One thing that is to be done in Kitsu; each stands for itself, so that one that fails stops no other.</summary>
/// <param name="What">In words, for the list that a person reads before anything is done.</param>
public abstract record KitsuStep(string What);

/// <summary>A column for a field of ours.</summary>
/// <param name="Name">The column's title.</param>
/// <param name="Type"><c>string</c> or <c>number</c>.</param>
public sealed record AddKitsuColumn(string Name, string Type) : KitsuStep($"add the column {Name}");

/// <summary>A sequence.</summary>
/// <param name="Name">Its name.</param>
public sealed record AddKitsuSequence(string Name) : KitsuStep($"add the sequence {Name}");

/// <summary>A shot.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sequence">The sequence's name; an earlier step makes it when it is not there.</param>
/// <param name="Frames">Frames that are seen.</param>
/// <param name="Description">What is to be done.</param>
/// <param name="Data">Our fields as JSON.</param>
public sealed record AddKitsuShot(string Name, string Sequence, long Frames, string Description, ImmutableSortedDictionary<string, string> Data) : KitsuStep($"add {Name} in {Sequence}");

/// <summary>Other values for a shot that is there.</summary>
/// <param name="Id">Its id there.</param>
/// <param name="Name">Its name.</param>
/// <param name="Frames">Frames that are seen, or null to leave them.</param>
/// <param name="Description">What is to be done, or null to leave it.</param>
/// <param name="IsCanceled">True to take it out, false to bring it back, null to leave it.</param>
/// <param name="Data">Those of our fields that change, as JSON; all others stay as they are.</param>
/// <param name="What">In words.</param>
public sealed record ChangeKitsuShot(string Id, string Name, long? Frames, string? Description, bool? IsCanceled, ImmutableSortedDictionary<string, string> Data, string What) : KitsuStep(What);

/// <summary>A comment on every task of a shot.</summary>
/// <param name="Name">The shot's name.</param>
/// <param name="Text">What it says; one that is there already is not made again.</param>
/// <param name="IsOmitted">True when the tasks get the status of omitted shots, if the project has one.</param>
public sealed record CommentOnKitsuShot(string Name, string Text, bool IsOmitted) : KitsuStep($"say on {Name}: {Text}");
