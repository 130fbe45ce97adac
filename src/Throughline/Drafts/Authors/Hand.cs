namespace Throughline.Drafts.Authors;

/// <summary>Who put characters on the page, how, when and in which draft.</summary>
/// <param name="Person">Who.</param>
/// <param name="Manner">How they came.</param>
/// <param name="When">When, if that is known.</param>
/// <param name="Draft">The draft in which they first stand.</param>
/// <param name="IsInferred">True when only drafts were compared: then it says who brought the characters in, not who typed them.</param>
public sealed record Hand(string Person, Manner Manner, DateTimeOffset? When, string Draft, bool IsInferred);

/// <summary>How characters came onto the page.</summary>
public enum Manner
{
    /// <summary>Typed here.</summary>
    Typed,

    /// <summary>Pasted from elsewhere; nobody knows whose they are.</summary>
    Pasted,

    /// <summary>They were in a file that was brought in.</summary>
    Imported,

    /// <summary>Proposed by somebody or something else and accepted.</summary>
    Accepted,

    /// <summary>Typed into what had been proposed and accepted.</summary>
    EditedAfterAcceptance,
}

/// <summary>Characters of a line that came by one hand.</summary>
/// <param name="Start">Offset in the line's text, UTF-16 units.</param>
/// <param name="Length">Number of units, at least 1.</param>
/// <param name="Hand">Whose.</param>
public sealed record Stroke(int Start, int Length, Hand Hand);
