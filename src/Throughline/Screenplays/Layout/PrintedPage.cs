using System.Collections.Immutable;

namespace Throughline.Screenplays.Layout;

/// <summary>A page as it is printed.</summary>
/// <param name="Page">From 1; 0 for a title page.</param>
/// <param name="Label">The number as printed, without its full stop; empty for a title page.</param>
/// <param name="Lines">From top to bottom; two with the same row stand beside each other.</param>
public sealed record PrintedPage(int Page, string Label, ImmutableArray<PrintedLine> Lines)
{
    /// <summary>The latest revision that changed a line of it, which its header names; null for a page without changes.</summary>
    public RevisionSet? Revision { get; init; }
}

/// <summary>Words that stand on one row.</summary>
/// <param name="Row">Row 1 begins at <see cref="PageStyle.TopMargin"/>, each row is 12 points high; row 0 is the header, at <see cref="PageStyle.HeaderMargin"/>.</param>
/// <param name="Column">Where its left end stands, in characters of a tenth of an inch from the left edge of the paper.</param>
/// <param name="Part">What it is.</param>
/// <param name="Element">Index of the element that it prints or that it is about; -1 for none.</param>
/// <param name="Runs">What is printed, in reading order.</param>
/// <param name="IsRightToLeft">True when it is written from right to left; its right end then is <see cref="Column"/> plus <see cref="Columns"/>.</param>
public sealed record PrintedLine(int Row, int Column, PrintedPart Part, int Element, ImmutableArray<PrintedRun> Runs, bool IsRightToLeft = false)
{
    /// <summary>Its words without style.</summary>
    public string Words => string.Concat(Runs.Select(r => r.Text));

    /// <summary>Its width in characters, those of East Asia counted as two.</summary>
    public int Columns => LineCount.Columns(Words);
}

/// <summary>Words set alike.</summary>
/// <param name="Text">As printed: capitals are made where the style asks for them.</param>
/// <param name="Style">How it is set.</param>
/// <param name="Start">Offset in the element's text; -1 for words that are not in it.</param>
/// <param name="Revision">The <see cref="RevisionSet.Id"/> it was changed in; 0 for none.</param>
public sealed record PrintedRun(string Text, TextStyle Style = TextStyle.None, int Start = -1, int Revision = 0);

/// <summary>What a printed line is.</summary>
public enum PrintedPart : byte
{
    /// <summary>A line of an element.</summary>
    Text,

    /// <summary>The page number.</summary>
    PageNumber,

    /// <summary>(MORE) below a speech that goes on overleaf.</summary>
    More,

    /// <summary>The name above the rest of a speech.</summary>
    RepeatedCue,

    /// <summary>(CONTINUED) at the foot of a page.</summary>
    SceneBottom,

    /// <summary>CONTINUED: at the head of a page.</summary>
    SceneTop,

    /// <summary>A scene number in either margin.</summary>
    SceneNumber,

    /// <summary>The mark beside a changed line.</summary>
    RevisionMark,

    /// <summary>The name and date of a page's revision, in its header.</summary>
    Revision,

    /// <summary>A line of a title page.</summary>
    Title,
}
