namespace Throughline.Ledger;

/// <summary>What an event is about.</summary>
/// <param name="Document">The id of a draft, a cut, a proposal, a paper.</param>
public sealed record Target(string Document)
{
    /// <summary>The identity of a line, or null when it is about the whole document.</summary>
    public long? Line { get; init; }

    /// <summary>The characters of that line, or null for all.</summary>
    public TextRange? Span { get; init; }

    /// <summary>The salted hash of what was there before, or null when there was nothing.</summary>
    public Digest? Before { get; init; }

    /// <summary>The salted hash of what is there now, or null when it is gone.</summary>
    public Digest? After { get; init; }
}
