namespace Throughline.Screenplays.Layout;

/// <summary>How one kind of paragraph is set. Columns are characters of a tenth of an inch, counted from the left edge of the paper.</summary>
public sealed record ParagraphStyle
{
    /// <summary>The column where its lines begin.</summary>
    public required int Left { get; init; }

    /// <summary>Characters in a line, at least 2.</summary>
    public required int Width { get; init; }

    /// <summary>Characters by which the first line begins further in; negative when it begins further out, and is that much longer.</summary>
    public int FirstIndent { get; init; }

    /// <summary>Empty lines above it, except at the top of a page.</summary>
    public int BlankBefore { get; init; }

    /// <summary>Lines of paper for a line of text: 1, or 2 for double spacing.</summary>
    public int Spacing { get; init; } = 1;

    /// <summary>Where in its column a line stands.</summary>
    public Alignment Alignment { get; init; }

    /// <summary>What is true of all its text, capitals among them.</summary>
    public TextStyle Text { get; init; }

    /// <summary>How it behaves where a page ends.</summary>
    public PageRole Role { get; init; }

    /// <summary>True when it begins a page.</summary>
    public bool StartsPage { get; init; }
}
