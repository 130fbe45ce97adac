using Throughline.Screenplays;

namespace Throughline.Story.Lint;

/// <summary>A speech and where it stands.</summary>
/// <param name="Speech">Cue and words.</param>
/// <param name="Name">The cue's name as <see cref="CharacterIndex.Fold"/> makes it.</param>
/// <param name="Character">Whose it is; two names of one person have one.</param>
/// <param name="Element">Index of the cue among the elements.</param>
/// <param name="Scene">Index of its scene; -1 before the first heading.</param>
public sealed record PlacedSpeech(Speech Speech, string Name, Character Character, int Element, int Scene);
