namespace Throughline.Studio.Storage;

/// <summary>A production.</summary>
internal sealed class ProductionRow
{
    public required string Id { get; init; }

    public required string Title { get; set; }

    public required DateTimeOffset Made { get; init; }

    /// <summary>The next identity that a line is given; identities are never used twice.</summary>
    public required long NextLine { get; set; }
}

/// <summary>A draft.</summary>
internal sealed class DraftRow
{
    public required string ProductionId { get; init; }

    /// <summary>From 1, in the order in which the drafts came in.</summary>
    public required int Number { get; init; }

    public required string Name { get; init; }

    public required DateOnly? Date { get; init; }

    public required string Author { get; init; }

    /// <summary>The file it came from, without its folder.</summary>
    public required string FileName { get; init; }

    /// <summary>The SHA-256 of its bytes in the content store, in hexadecimal digits.</summary>
    public required string Content { get; init; }

    /// <summary>Of a file that only shows pages: the SHA-256 of the script that was recovered from it, as Fountain, in the content store.</summary>
    public required string? Script { get; init; }

    public required DateTimeOffset Added { get; init; }

    /// <summary>The identity of each element, eight bytes each, the lowest first.</summary>
    public required byte[] Lines { get; init; }
}

/// <summary>An entry of the record.</summary>
internal sealed class EntryRow
{
    public required string ProductionId { get; init; }

    public required long Index { get; init; }

    public required Guid EventId { get; init; }

    public required byte[] Bytes { get; init; }

    public required byte[] Leaf { get; init; }
}

/// <summary>A signed head of the record.</summary>
internal sealed class CheckpointRow
{
    public required string ProductionId { get; init; }

    public required long Size { get; init; }

    /// <summary>The note with all its signatures.</summary>
    public required string Note { get; set; }
}

/// <summary>A note or a tag that hangs on a line.</summary>
internal sealed class AnchorRow
{
    public required string ProductionId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>What people call it by: from 1, notes and tags together.</summary>
    public required int Number { get; init; }

    /// <summary><c>note</c> or <c>tag</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The line it was made on.</summary>
    public required long Line { get; init; }

    /// <summary>The draft it was made on.</summary>
    public required int Draft { get; init; }

    /// <summary>Of a tag, the kind of thing.</summary>
    public string? Category { get; init; }

    public required string Author { get; init; }

    public required DateTimeOffset Made { get; init; }

    /// <summary>When the note was resolved or the tag taken off, or null.</summary>
    public DateTimeOffset? Closed { get; set; }

    public string? ClosedBy { get; set; }

    public required Guid TextId { get; init; }
}

/// <summary>Where a note or a tag is in a draft.</summary>
internal sealed class AnchorPlaceRow
{
    public required string ProductionId { get; init; }

    public required Guid AnchorId { get; init; }

    public required int Draft { get; init; }

    /// <summary><c>carried</c>, <c>words-gone</c> or <c>orphaned</c>.</summary>
    public required string Fate { get; init; }

    public required long Line { get; init; }

    public required int Start { get; init; }

    public required int Length { get; init; }

    /// <summary>Of an orphan the nearest line that is left, else the line itself; 0 when nothing is left.</summary>
    public required long Near { get; init; }
}

/// <summary>The text of a note or a tag; erased, only its id remains.</summary>
internal sealed class TextRow
{
    public required string ProductionId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>16 random bytes that the record's hash of the text is made with; null of a private text, which seals them in, and when it was erased.</summary>
    public byte[]? Salt { get; set; }

    /// <summary>The text in UTF-8, of one that is not private.</summary>
    public byte[]? Plain { get; set; }

    /// <summary>Of a private text nonce and ciphertext of salt and text; null when it was erased.</summary>
    public byte[]? Sealed { get; set; }
}

/// <summary>The key of a private text, wrapped for one person.</summary>
internal sealed class TextKeyRow
{
    public required string ProductionId { get; init; }

    public required Guid TextId { get; init; }

    /// <summary>The person's public key, in base 64.</summary>
    public required string Reader { get; init; }

    public required byte[] Wrapped { get; init; }
}

/// <summary>A person who may read private texts.</summary>
internal sealed class ReaderRow
{
    public required string ProductionId { get; init; }

    /// <summary>The person's public key, in base 64.</summary>
    public required string PublicKey { get; init; }

    public required string Person { get; init; }
}

/// <summary>An effects shot. A row is never deleted, so that an id is never given twice.</summary>
internal sealed class ShotRow
{
    public required string ProductionId { get; init; }

    /// <summary>Its name, in capitals.</summary>
    public required string Shot { get; init; }

    public required string Scene { get; set; }

    public required string Work { get; set; }

    public required string Vendor { get; set; }

    public required DateTimeOffset Made { get; init; }

    /// <summary>The line of the bid that it was made from, or null.</summary>
    public string? BidLine { get; set; }

    /// <summary>The identity of the line of the script that causes it, or null.</summary>
    public long? Line { get; set; }

    /// <summary>The draft in which that line was looked at, or null.</summary>
    public int? Draft { get; set; }
}

/// <summary>A turnover as it was handed over.</summary>
internal sealed class TurnoverRow
{
    public required string ProductionId { get; init; }

    public required int Number { get; init; }

    public required DateTimeOffset Made { get; init; }

    /// <summary>The name of the cut's file, without its folder.</summary>
    public required string CutFile { get; init; }

    /// <summary>The SHA-256 of the cut's bytes in the content store, in hexadecimal digits; null when it was no file.</summary>
    public required string? Cut { get; init; }

    /// <summary>The SHA-256 of the snapshot in the content store, in hexadecimal digits.</summary>
    public required string Snapshot { get; init; }
}

/// <summary>A sequence of images that came back.</summary>
internal sealed class DeliveredRow
{
    public required string ProductionId { get; init; }

    /// <summary>The delivery it came with, from 1.</summary>
    public required int Delivery { get; init; }

    /// <summary>What its files share before the number.</summary>
    public required string Name { get; init; }

    /// <summary>The turnover that it was checked against.</summary>
    public required int Turnover { get; init; }

    /// <summary>The shot it is of; empty when the turnover has none of that name.</summary>
    public required string Shot { get; init; }

    public required long First { get; init; }

    public required long Last { get; init; }

    public required int Files { get; init; }

    public required int? Width { get; init; }

    public required int? Height { get; init; }

    /// <summary>The codes of what was wrong with it, with commas between; empty when all was well.</summary>
    public required string Findings { get; init; }

    public required DateTimeOffset Received { get; init; }
}

/// <summary>A bid: the production's own, or a vendor's.</summary>
internal sealed class BidRow
{
    public required string ProductionId { get; init; }

    /// <summary>From 1, in the order in which bids came in.</summary>
    public required int Number { get; init; }

    /// <summary>Whose it is; empty for the production's own.</summary>
    public required string Vendor { get; init; }

    /// <summary>The draft it is of, or null.</summary>
    public required int? Draft { get; init; }

    public required DateTimeOffset Made { get; init; }

    public required string FileName { get; init; }

    /// <summary>The SHA-256 of its bytes in the content store, in hexadecimal digits.</summary>
    public required string Content { get; init; }
}
