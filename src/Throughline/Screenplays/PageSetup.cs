using System.Collections.Immutable;

namespace Throughline.Screenplays;

/// <summary>What a file says of its pages. Null means that it does not say.</summary>
public sealed record PageSetup
{
    /// <summary>Of the paper, in points.</summary>
    public double? Width { get; init; }

    /// <summary>Of the paper, in points.</summary>
    public double? Height { get; init; }

    /// <summary>Points between the paper's top and the text.</summary>
    public double? TopMargin { get; init; }

    /// <summary>Points between the text and the paper's bottom.</summary>
    public double? BottomMargin { get; init; }

    /// <summary>Points between the paper's top and the header.</summary>
    public double? HeaderMargin { get; init; }

    /// <summary>True to break paragraphs at the ends of sentences.</summary>
    public bool? BreaksAtSentences { get; init; }

    /// <summary>True to say so when someone speaks again.</summary>
    public bool? ContinuesSpeakers { get; init; }

    /// <summary>What stands under a speech that goes on overleaf.</summary>
    public string? More { get; init; }

    /// <summary>What follows the name above its rest.</summary>
    public string? Continued { get; init; }

    /// <summary>True to mark scenes that go on overleaf.</summary>
    public bool? MarksContinuedScenes { get; init; }

    /// <summary>How the file's paragraph types are set.</summary>
    public ImmutableArray<ParagraphSetup> Paragraphs { get; init; } = [];
}

/// <summary>How a file sets one of its paragraph types.</summary>
/// <param name="Type">The type's name in the file, such as <c>Scene Heading</c>.</param>
/// <param name="Alignment"><c>Left</c>, <c>Center</c> or <c>Right</c>.</param>
/// <param name="FirstIndent">Inches by which the first line begins further in.</param>
/// <param name="Left">Inches from the left edge of the paper to the text.</param>
/// <param name="Right">Inches from the left edge of the paper to the end of the text.</param>
/// <param name="SpaceBefore">Points above it.</param>
/// <param name="Spacing">Lines of paper for a line of text: 1, 1.5 or 2.</param>
/// <param name="StartsPage">True when it begins a page.</param>
public sealed record ParagraphSetup(string Type, string? Alignment, double? FirstIndent, double? Left, double? Right, double? SpaceBefore, double? Spacing, bool? StartsPage)
{
    /// <summary>The type whose rules it follows where a page ends; null for its own.</summary>
    public string? PaginatesAs { get; init; }

    /// <summary>What is true of all its text.</summary>
    public TextStyle? Text { get; init; }
}
