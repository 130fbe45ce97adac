namespace Throughline.Ledger;

/// <summary>Something that is wrong with a log.</summary>
/// <param name="Kind">What.</param>
/// <param name="Index">The first entry concerned, from 0.</param>
/// <param name="Count">Entries concerned; 0 when it lies between entries.</param>
/// <param name="Message">One sentence for the person who has to explain it.</param>
public sealed record LedgerFault(LedgerFaultKind Kind, long Index, long Count, string Message);

/// <summary>Kinds of <see cref="LedgerFault"/>.</summary>
public enum LedgerFaultKind
{
    /// <summary>The bytes of an entry are not those that were appended.</summary>
    Changed,

    /// <summary>Entries are gone.</summary>
    Missing,

    /// <summary>An entry stands in a place that is not its own.</summary>
    Misplaced,

    /// <summary>An entry does not follow from the one before it.</summary>
    Unlinked,

    /// <summary>The log is not the one whose head was signed.</summary>
    Rewritten,

    /// <summary>A signature on a checkpoint does not hold, or nobody known signed it.</summary>
    NotSigned,
}
