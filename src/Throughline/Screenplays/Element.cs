using System.Collections.Immutable;
using Throughline.Text;

namespace Throughline.Screenplays;

/// <summary>One paragraph of a screenplay. Readers make one per heading, cue, parenthetical, block of dialogue or action.</summary>
public abstract record Element
{
    /// <summary>What it is.</summary>
    public abstract ElementKind Kind { get; }

    /// <summary>Where it stands in the file it was read from; <see cref="SourceSpan.None"/> when an edit added it.</summary>
    public SourceSpan Span { get; init; } = SourceSpan.None;

    /// <summary>Its identity across drafts; <c>default</c> until something gives it one.</summary>
    public LineId Id { get; init; }

    /// <summary>Its text, without markup.</summary>
    public StyledText Text { get; init; }

    /// <summary>The source format's own name for the paragraph when it has none in common (<c>New Act</c>), else null.</summary>
    public string? StyleName { get; init; }

    /// <summary>How the file sets this paragraph alone, against its kind; null for nearly all.</summary>
    public ParagraphSetup? Setup { get; init; }

    /// <summary>False for what the page never shows: sections, synopses, notes, boneyard.</summary>
    public bool IsPrinted => Kind is not (ElementKind.Section or ElementKind.Synopsis or ElementKind.Note or ElementKind.Boneyard);

    /// <summary>True for the parts of a speech below its cue.</summary>
    public bool IsSpeechPart => Kind is ElementKind.Dialogue or ElementKind.Parenthetical or ElementKind.Lyrics;
}

/// <summary>The line that opens a scene.</summary>
public sealed record SceneHeading : Element
{
    /// <inheritdoc/>
    public override ElementKind Kind => ElementKind.SceneHeading;

    /// <summary>The heading taken apart.</summary>
    public required Slugline Slugline { get; init; }

    /// <summary>The scene number as printed, such as <c>12A</c>, or null.</summary>
    public string? Number { get; init; }

    /// <summary>True for a scene that was cut after numbering; its old content, if kept, is in <see cref="OmittedElements"/>.</summary>
    public bool IsOmitted { get; init; }

    /// <summary>What an omitted scene held; empty otherwise.</summary>
    public ImmutableArray<Element> OmittedElements { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(SceneHeading? other) =>
        base.Equals(other) && Slugline == other.Slugline && Number == other.Number && IsOmitted == other.IsOmitted
        && OmittedElements.AsSpan().SequenceEqual(other.OmittedElements.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>The name above a speech.</summary>
public sealed record Cue : Element
{
    /// <inheritdoc/>
    public override ElementKind Kind => ElementKind.Cue;

    /// <summary>The name without extensions, as written: <c>McCLANE</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What stands in parentheses after the name, without them and in order: <c>V.O.</c>, <c>CONT'D</c>.</summary>
    public ImmutableArray<string> Extensions { get; init; } = [];

    /// <summary>The side it takes when two speak at once.</summary>
    public DualSide Dual { get; init; }

    /// <inheritdoc/>
    public bool Equals(Cue? other) =>
        base.Equals(other) && Name == other.Name && Dual == other.Dual && Extensions.AsSpan().SequenceEqual(other.Extensions.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>What is seen and heard.</summary>
public sealed record Action : Element
{
    /// <inheritdoc/>
    public override ElementKind Kind => ElementKind.Action;
}

/// <summary>What is said; one per block of lines between cue, parentheticals and lyrics.</summary>
public sealed record Dialogue : Element
{
    /// <inheritdoc/>
    public override ElementKind Kind => ElementKind.Dialogue;
}

/// <summary>A direction inside a speech; <see cref="Element.Text"/> has its parentheses.</summary>
public sealed record Parenthetical : Element
{
    /// <inheritdoc/>
    public override ElementKind Kind => ElementKind.Parenthetical;
}

/// <summary>One sung line.</summary>
public sealed record Lyrics : Element
{
    /// <inheritdoc/>
    public override ElementKind Kind => ElementKind.Lyrics;
}

/// <summary>How one scene gives way to the next.</summary>
public sealed record Transition : Element
{
    /// <inheritdoc/>
    public override ElementKind Kind => ElementKind.Transition;
}

/// <summary>A camera shot on a line of its own.</summary>
public sealed record Shot : Element
{
    /// <inheritdoc/>
    public override ElementKind Kind => ElementKind.Shot;
}

/// <summary>Text in the middle of the line.</summary>
public sealed record Centered : Element
{
    /// <inheritdoc/>
    public override ElementKind Kind => ElementKind.Centered;
}

/// <summary>A page break that the writer made; its text is empty.</summary>
public sealed record PageBreak : Element
{
    /// <inheritdoc/>
    public override ElementKind Kind => ElementKind.PageBreak;
}

/// <summary>An outline heading: an act, a sequence.</summary>
public sealed record Section : Element
{
    /// <inheritdoc/>
    public override ElementKind Kind => ElementKind.Section;

    /// <summary>1 for the outermost, to 6.</summary>
    public required int Depth { get; init; }
}

/// <summary>A summary of what follows.</summary>
public sealed record Synopsis : Element
{
    /// <inheritdoc/>
    public override ElementKind Kind => ElementKind.Synopsis;
}

/// <summary>A note that stands between elements; a note inside one is an <see cref="InlineNote"/>.</summary>
public sealed record Note : Element
{
    /// <inheritdoc/>
    public override ElementKind Kind => ElementKind.Note;
}

/// <summary>Text cut but kept, between elements.</summary>
public sealed record Boneyard : Element
{
    /// <inheritdoc/>
    public override ElementKind Kind => ElementKind.Boneyard;
}

/// <summary>A printed paragraph of a type of its own; see <see cref="Element.StyleName"/>.</summary>
public sealed record General : Element
{
    /// <inheritdoc/>
    public override ElementKind Kind => ElementKind.General;
}
