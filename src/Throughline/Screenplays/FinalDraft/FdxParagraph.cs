namespace Throughline.Screenplays.FinalDraft;

/// <summary>A Paragraph tag and what a screenplay needs of its inside. Offsets are into the XML text.</summary>
internal sealed class FdxParagraph
{
    private static readonly List<FdxText> NoTexts = [];

    private List<FdxText>? _texts;

    /// <summary>Offset of its <c>&lt;</c>.</summary>
    public required int Start { get; init; }

    /// <summary>Offset just past its start tag.</summary>
    public required int TagEnd { get; init; }

    /// <summary>Offset of its closing tag; equal to <see cref="TagEnd"/> when it closes itself.</summary>
    public int CloseStart { get; set; }

    /// <summary>Offset just past the whole of it.</summary>
    public int End { get; set; }

    /// <summary>The Type attribute.</summary>
    public string? Type { get; init; }

    /// <summary>The Number attribute: a scene number.</summary>
    public string? Number { get; init; }

    /// <summary>True for Alignment="Center".</summary>
    public bool IsCentered { get; init; }

    /// <summary>What StartsNewPage says; null when it is absent.</summary>
    public bool? StartsNewPage { get; init; }

    /// <summary>Margins and spaces of its own; null for nearly every paragraph.</summary>
    public ParagraphSetup? Setup { get; init; }

    /// <summary>The Bookmark attribute.</summary>
    public string? Bookmark { get; init; }

    /// <summary>The Text tags directly inside, in order.</summary>
    public List<FdxText> Texts => _texts ?? NoTexts;

    /// <summary>Notes that are children of the paragraph, as Final Draft 8 to 10 write them; null when there are none.</summary>
    public List<FdxNote>? Notes { get; set; }

    /// <summary>The paragraphs of SceneProperties' Summary; null when there is none.</summary>
    public List<FdxParagraph>? Summary { get; set; }

    /// <summary>The start of SceneProperties' content and where it ends; null without SceneProperties.</summary>
    public FdxBlock? SceneProperties { get; set; }

    /// <summary>The Summary itself; null without one.</summary>
    public FdxBlock? SummaryBlock { get; set; }

    /// <summary>Two speeches said at once; null for nearly every paragraph.</summary>
    public FdxBlock? Dual { get; set; }

    /// <summary>The scene that was cut from under this heading; null for nearly every paragraph.</summary>
    public FdxBlock? Omitted { get; set; }

    /// <summary>Where the paragraph begins in the script as Final Draft counts it for notes and locked pages.</summary>
    public int Position { get; set; }

    /// <summary>Places that come before the first character: two for each embedded block.</summary>
    public int EmbeddedLength => ((Dual is null ? 0 : 1) + (Omitted is null ? 0 : 1)) * FdxBlock.Length;

    /// <summary>UTF-16 units of all its own text.</summary>
    public int TextLength { get; private set; }

    /// <summary>Places it takes, with the one for its end.</summary>
    public int Length => EmbeddedLength + TextLength + 1;

    /// <summary>Its own characters.</summary>
    public string Plain => Texts.Count switch { 0 => "", 1 => Texts[0].Plain, _ => string.Concat(Texts.Select(t => t.Plain)) };

    /// <summary>Takes one more Text.</summary>
    public void Add(FdxText text)
    {
        (_texts ??= []).Add(text);
        TextLength += text.Plain.Length;
    }
}

/// <summary>A tag that holds paragraphs.</summary>
/// <param name="Start">Offset of its <c>&lt;</c>.</param>
/// <param name="TagEnd">Offset just past its start tag.</param>
/// <param name="Paragraphs">What it holds, in order.</param>
internal sealed record FdxBlock(int Start, int TagEnd, List<FdxParagraph> Paragraphs)
{
    /// <summary>Places that Final Draft counts for an embedded block, whatever it holds.</summary>
    public const int Length = 2;

    /// <summary>Offset of the closing tag; equal to <see cref="TagEnd"/> when it closes itself.</summary>
    public int CloseStart { get; set; }

    /// <summary>Offset just past the whole of it.</summary>
    public int End { get; set; }
}

/// <summary>A Text tag: characters set alike.</summary>
/// <param name="Start">Offset of its <c>&lt;</c>.</param>
/// <param name="TagEnd">Offset just past its start tag.</param>
/// <param name="End">Offset just past the whole of it.</param>
/// <param name="Plain">What it holds.</param>
/// <param name="Style">What Style says.</param>
/// <param name="Revision">What RevisionID says; 0 for none.</param>
/// <param name="Tag">What TagNumber says; 0 for none.</param>
internal readonly record struct FdxText(int Start, int TagEnd, int End, string Plain, TextStyle Style, int Revision, int Tag);

/// <summary>A ScriptNote, in either of its forms.</summary>
/// <param name="Start">Offset of its <c>&lt;</c>.</param>
/// <param name="TagEnd">Offset just past its start tag.</param>
/// <param name="CloseStart">Offset of its closing tag; equal to <paramref name="TagEnd"/> when it closes itself.</param>
/// <param name="End">Offset just past the whole of it.</param>
/// <param name="Name">Its Name attribute, or empty.</param>
/// <param name="Text">Its paragraphs, joined by LF.</param>
/// <param name="From">Where it begins: places in the script, or characters in the paragraph it is a child of.</param>
/// <param name="To">Where it ends; at least <paramref name="From"/>.</param>
/// <param name="Range">Where the Range attribute's value stands; (-1, 0) for a child of a paragraph.</param>
internal sealed record FdxNote(int Start, int TagEnd, int CloseStart, int End, string Name, string Text, int From, int To, (int Start, int Length) Range);
