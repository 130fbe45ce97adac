namespace Throughline.Screenplays.FinalDraft;

/// <summary>A paragraph to be written: an element, or two speeches said at once, with what Final Draft keeps inside the same tag.</summary>
internal sealed class FdxItem
{
    /// <summary>What the paragraph says; of dual dialogue the first cue.</summary>
    public required Element Element { get; init; }

    /// <summary>The paragraph it was read from; null for what an edit added.</summary>
    public FdxParagraph? Old { get; init; }

    /// <summary>True when it begins a page.</summary>
    public bool StartsPage { get; init; }

    /// <summary>The paragraphs of both speeches; null for anything else.</summary>
    public List<FdxItem>? Dual { get; init; }

    /// <summary>The synopses of a heading.</summary>
    public List<FdxItem> Summary { get; } = [];

    /// <summary>The paragraphs of an omitted scene.</summary>
    public List<FdxItem> Omitted { get; init; } = [];

    /// <summary>Notes and cut text that stand before it.</summary>
    public List<Element> Standing { get; init; } = [];

    /// <summary>True inside dual dialogue, an omitted scene or a summary.</summary>
    public bool IsEmbedded { get; init; }

    /// <summary>The paragraph of the file whose dual dialogue it is part of, before and after; else null.</summary>
    public FdxParagraph? Container { get; init; }

    /// <summary>True when its notes are written as children of the paragraph, since no range can reach them.</summary>
    public bool NotesInside { get; init; }

    /// <summary>The Bookmark of a title page's line; null for anything else.</summary>
    public string? Bookmark { get; init; }

    /// <summary>True for paragraphs that have no type: those of a title page or a summary.</summary>
    public bool IsUntyped { get; init; }

    /// <summary>Places that come before its first character.</summary>
    public int EmbeddedLength => (((Dual ?? (object?)Old?.Dual) is null ? 0 : 1) + (HasOmitted || (Element is not SceneHeading && Old?.Omitted is not null) ? 1 : 0)) * FdxBlock.Length;

    /// <summary>True for the heading of a scene that was cut.</summary>
    public bool HasOmitted => Element is SceneHeading { IsOmitted: true };

    /// <summary>UTF-16 units of its own text.</summary>
    public int TextLength => Dual is null ? FdxTypes.TextOf(Element).Plain.Length : Old?.TextLength ?? 0;

    /// <summary>Places it takes, with the one for its end.</summary>
    public int Length => EmbeddedLength + TextLength + 1;
}
