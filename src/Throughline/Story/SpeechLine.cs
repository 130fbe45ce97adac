using System.Collections.Immutable;

namespace Throughline.Story;

/// <summary>One speech in a list of speeches.</summary>
/// <param name="Name">Whose cue it is, in capitals: a person's, several people's or a group's.</param>
/// <param name="Speakers">Each of those who say it, by <see cref="Person.Order"/>: one, several for a joint cue, none for a group.</param>
/// <param name="Scene">Index of the scene; -1 before the first heading.</param>
/// <param name="Words">Words said, directions left out.</param>
/// <param name="Lines">Height of what is said and of its directions on paper, without the cue.</param>
/// <param name="Text">What is said.</param>
/// <param name="At">Where its cue stands.</param>
public sealed record SpeechLine(string Name, ImmutableArray<int> Speakers, int Scene, int Words, int Lines, string Text, Where At)
{
    /// <summary>The one who says it; -1 when several or a group do.</summary>
    internal int Alone => Speakers.Length == 1 ? Speakers[0] : -1;
}
