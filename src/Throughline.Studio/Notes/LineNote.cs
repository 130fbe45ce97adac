using System.Collections.Immutable;
using Throughline.Drafts;
using Throughline.Studio.Texts;

namespace Throughline.Studio.Notes;

/// <summary>A note on a line, or a tag for a department, and where it is in a draft.</summary>
/// <param name="Number">What people call it by: from 1, notes and tags together.</param>
/// <param name="Kind">Note or tag.</param>
/// <param name="Category">Of a tag the kind of thing, such as <c>props</c>; else null.</param>
/// <param name="Text">What the note says; of a tag the name of the thing.</param>
/// <param name="Author">Who made it.</param>
/// <param name="Made">When.</param>
/// <param name="Draft">The number of the draft it was made on.</param>
/// <param name="Place">Where it is in the draft that was asked for.</param>
/// <param name="Closed">When the note was resolved or the tag taken off; null while it stands.</param>
/// <param name="ClosedBy">Who did that; null while it stands.</param>
public sealed record LineNote(
    int Number, NoteKind Kind, string? Category, KeptText Text, string Author, DateTimeOffset Made, int Draft, AnchorPlace Place, DateTimeOffset? Closed, string? ClosedBy);

/// <summary>What hangs on a line.</summary>
public enum NoteKind
{
    /// <summary>Words for others who work on the script.</summary>
    Note,

    /// <summary>A thing that the scene needs, for the department that brings it.</summary>
    Tag,
}

/// <summary>A note or tag to be made.</summary>
/// <param name="Kind">Note or tag.</param>
/// <param name="On">Where, on a line of the draft.</param>
/// <param name="Text">What it says.</param>
/// <param name="Category">Of a tag the kind of thing; null for a note.</param>
public sealed record NewNote(NoteKind Kind, Anchor On, string Text, string? Category = null)
{
    /// <summary>Who else may read a private note; <c>default</c> for one that everybody may read, empty for one's own eyes only.</summary>
    public ImmutableArray<Reader> PrivateFor { get; init; }
}

/// <summary>What a new draft did to the notes and tags that stood.</summary>
/// <param name="Carried">How many hang on their line.</param>
/// <param name="WordsGone">The numbers of those whose line is there but whose words just went.</param>
/// <param name="Orphaned">The numbers of those whose line just went.</param>
/// <param name="Back">The numbers of orphans whose line is back.</param>
public sealed record CarriedNotes(int Carried, ImmutableArray<int> WordsGone, ImmutableArray<int> Orphaned, ImmutableArray<int> Back)
{
    /// <summary>Nothing hung on any line.</summary>
    public static readonly CarriedNotes None = new(0, [], [], []);
}
