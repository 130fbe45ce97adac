namespace Throughline.Screenplays.FinalDraft;

/// <summary>What a Final Draft file holds besides the paragraphs of its script, each with its place in the XML text.</summary>
internal sealed class FdxScript
{
    /// <summary>The Version attribute; 0 when it is no number.</summary>
    public int Version { get; set; }

    /// <summary>The root tag; null when the file is not Final Draft's.</summary>
    public FdxBlock? Root { get; set; }

    /// <summary>The script's Content; its paragraphs are only kept when the scanner was asked to.</summary>
    public FdxBlock? Content { get; set; }

    /// <summary>Places in the script, as notes and locked pages count them.</summary>
    public int Length { get; set; }

    /// <summary>The title page's Content; null without one.</summary>
    public FdxBlock? TitlePage { get; set; }

    /// <summary>The notes that point into the script by Range.</summary>
    public List<FdxNote> Notes { get; } = [];

    /// <summary>The ScriptNotes tag; null without one.</summary>
    public FdxBlock? NotesBlock { get; set; }

    /// <summary>The colours of revised pages.</summary>
    public List<RevisionSet> Revisions { get; } = [];

    /// <summary>Where the colours stand, by their number.</summary>
    public Dictionary<int, (int Start, int End)> RevisionTags { get; } = [];

    /// <summary>The Revisions tag; null without one.</summary>
    public FdxBlock? RevisionsBlock { get; set; }

    /// <summary>What changes are marked with now; 0 for nothing.</summary>
    public int ActiveRevision { get; set; }

    /// <summary>The locked pages: the number, and the place in the script.</summary>
    public List<(string Label, int Place)> LockedPages { get; } = [];

    /// <summary>The LockedPages tag; null without one.</summary>
    public FdxBlock? LockedPagesBlock { get; set; }

    /// <summary>The tags on the text.</summary>
    public List<BreakdownTag> Tags { get; } = [];

    /// <summary>Where those tags are kept.</summary>
    public FdxTagData TagData { get; } = new();

    /// <summary>Paragraph types whose settings say that they start a page.</summary>
    public HashSet<string> TypesThatStartPages { get; } = new(StringComparer.Ordinal);

    /// <summary>How paragraph types are set.</summary>
    public List<ParagraphSetup> ParagraphSetups { get; } = [];

    /// <summary>What the file says of its pages; null when it says nothing.</summary>
    public PageSetup? Setup { get; set; }

    /// <summary>Attribute values that count places in the script: locked pages, deleted text, the selection.</summary>
    public List<FdxAnchor> Anchors { get; } = [];
}

/// <summary>Places in the script, named by an attribute.</summary>
/// <param name="Start">Offset of the attribute's value.</param>
/// <param name="Length">Characters of it.</param>
/// <param name="From">The first place.</param>
/// <param name="To">The second place; null when the value is a single number.</param>
internal readonly record struct FdxAnchor(int Start, int Length, int From, int? To);
