namespace Throughline.Story;

/// <summary>One speech in a list of speeches.</summary>
/// <param name="Person">Index of the speaker in order of first speech.</param>
/// <param name="Scene">Index of the scene; -1 before the first heading.</param>
/// <param name="Words">Words said, directions left out.</param>
/// <param name="Lines">Height of what is said and of its directions on paper, without the cue.</param>
/// <param name="Text">What is said.</param>
/// <param name="At">Where its cue stands.</param>
public sealed record SpeechLine(int Person, int Scene, int Words, int Lines, string Text, Where At);
