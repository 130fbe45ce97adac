using System.Collections.Immutable;

namespace Throughline.Story.Proposed;

/// <summary>What one way to do a proposal would bring, measured before it is shown. They describe; none of them is a score.</summary>
public sealed record ProposalMeasures
{
    /// <summary>How near the new words are to what each person says already; one entry for each who gets new words, and one without a name for action.</summary>
    public ImmutableArray<VoiceFit> Voices { get; init; } = [];

    /// <summary>Phrases in the new words that are on the list of worn ones.</summary>
    public ImmutableArray<WornPhrase> Worn { get; init; } = [];

    /// <summary>Runs of words that stand in the script already, or twice in the proposal.</summary>
    public ImmutableArray<RepeatedRun> Repeated { get; init; } = [];

    /// <summary>Runs of words that stand in a supplied text.</summary>
    public ImmutableArray<OverlappingRun> Overlaps { get; init; } = [];

    /// <summary>Words that come less words that go.</summary>
    public int WordsAdded { get; init; }

    /// <summary>The time it takes to read the words that come less that of the words that go, at 238 words a minute, the mean of silent readers of English (M. Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109, 2019); below 0 when reading gets shorter.</summary>
    public double ReadingSecondsAdded { get; init; }

    /// <summary>Statements that the proposal rests on, and how many of them quote what stands in the script.</summary>
    public (int Verified, int All) Claims { get; init; }
}

/// <summary>New words beside the words of whoever would say them.</summary>
/// <param name="Name">Who would say them; null for action lines.</param>
/// <param name="Words">How many new words.</param>
/// <param name="OwnWords">How many words of theirs they are compared with: those the proposal leaves alone.</param>
/// <param name="SentenceLength">Words a sentence of the new words.</param>
/// <param name="OwnSentenceLength">Words a sentence of theirs; null when there are none.</param>
public sealed record VoiceFit(string? Name, int Words, int OwnWords, double SentenceLength, double? OwnSentenceLength)
{
    /// <summary>Burrows's Delta of the new words to theirs, over the commonest words of the script; null when there are too few words to tell.</summary>
    public double? Delta { get; init; }

    /// <summary>
    /// The share of their own passages of the same length that lie nearer to the rest of what they say: 0.5 is as they usually
    /// speak, 1 is farther than any passage of theirs. Null when there are too few words to tell.
    /// </summary>
    public double? Farther { get; init; }

    /// <summary>Who else the new words are nearer to; null when nobody is, or there are too few words to tell.</summary>
    public string? NearerTo { get; init; }

    /// <summary>The share of function words among the new words; null when the script is not in English.</summary>
    public double? FunctionWords { get; init; }

    /// <summary>The share among theirs; null when that of the new words is, or when they have none.</summary>
    public double? OwnFunctionWords { get; init; }
}

/// <summary>A phrase that is on the list of worn ones.</summary>
/// <param name="Span">The span it is in, from 0.</param>
/// <param name="Phrase">As on the list.</param>
/// <param name="Where">Where it is worn: dialogue, action, or the writing of models.</param>
public sealed record WornPhrase(int Span, string Phrase, string Where);

/// <summary>A run of words that stands elsewhere.</summary>
/// <param name="Span">The span it is in, from 0.</param>
/// <param name="Words">The words, as the proposal has them.</param>
/// <param name="Count">How many words.</param>
/// <param name="Element">Index of the element of the script where it stands first; -1 when it stands in the proposal itself.</param>
public sealed record RepeatedRun(int Span, string Words, int Count, int Element);

/// <summary>A run of words that stands in a supplied text.</summary>
/// <param name="Span">The span it is in, from 0.</param>
/// <param name="Words">The words, as the proposal has them.</param>
/// <param name="Count">How many words.</param>
/// <param name="Text">The name of the text.</param>
/// <param name="Line">The line of the text where the run begins, from 1.</param>
public sealed record OverlappingRun(int Span, string Words, int Count, string Text, int Line);
