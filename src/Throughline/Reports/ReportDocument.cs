using System.Collections.Immutable;

namespace Throughline.Reports;

/// <summary>A report without pages: what HTML and PDF both draw.</summary>
/// <param name="Title">What it is about: the title of the script or the cut.</param>
/// <param name="Name">What it is: <c>breakdown</c>.</param>
/// <param name="Subtitle">What it is and what it rests on, in a line.</param>
/// <param name="Parts">In order.</param>
public sealed record ReportDocument(string Title, string Name, string Subtitle, ImmutableArray<ReportPart> Parts);

/// <summary>One piece of a report.</summary>
public abstract record ReportPart;

/// <summary>The start of a chapter; on paper a new page.</summary>
/// <param name="Id">Its name in links.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Note">What a reader must know of it, or null.</param>
public sealed record ReportChapter(string Id, string Title, string? Note = null) : ReportPart;

/// <summary>A heading inside a chapter; it stays with what follows.</summary>
/// <param name="Title">What it says.</param>
/// <param name="Colour">A mark beside it as <c>#rrggbb</c>, or null.</param>
/// <param name="IsLarge">True for what the whole paper comes to, which must be seen first.</param>
public sealed record ReportHeading(string Title, string? Colour = null, bool IsLarge = false) : ReportPart;

/// <summary>Running text.</summary>
/// <param name="Text">One paragraph.</param>
public sealed record ReportParagraph(string Text) : ReportPart;

/// <summary>Something said, with what it rests on. One that rests on nothing is struck through, with the reason.</summary>
/// <param name="Kind">What kind of statement it is, in a word.</param>
/// <param name="Statement">What is said.</param>
/// <param name="Why">Why it is struck through, or null when it is not.</param>
/// <param name="Quotes">Where its words stand, and the words.</param>
public sealed record ReportStatement(string Kind, string Statement, string? Why, ImmutableArray<(string Place, string Words)> Quotes) : ReportPart;

/// <summary>A table; its first row of titles is said again on every page.</summary>
/// <param name="Columns">From the left.</param>
/// <param name="Rows">In order.</param>
/// <param name="Kind">How it is set.</param>
public sealed record ReportTable(ImmutableArray<ReportColumn> Columns, ImmutableArray<ReportRow> Rows, ReportTableKind Kind = ReportTableKind.Plain) : ReportPart;

/// <summary>How a table is set.</summary>
public enum ReportTableKind
{
    /// <summary>Text in columns.</summary>
    Plain,

    /// <summary>Rows in the colours of a strip board.</summary>
    Strips,

    /// <summary>A grid of short marks, such as a day out of days.</summary>
    Grid,
}

/// <summary>A column.</summary>
/// <param name="Title">What stands over it.</param>
/// <param name="Share">Its part of the width, in hundredths.</param>
/// <param name="IsNumber">True to set it flush right.</param>
public sealed record ReportColumn(string Title, int Share, bool IsNumber = false);

/// <summary>A row of a table.</summary>
/// <param name="Cells">One for each column; fewer when the last one spans the rest.</param>
/// <param name="Colour">The colour behind it as <c>#rrggbb</c>, or null.</param>
/// <param name="IsBreak">True for a day break: black, with a total.</param>
public sealed record ReportRow(ImmutableArray<string> Cells, string? Colour = null, bool IsBreak = false)
{
    /// <summary>The number of what the row is about, for a page that leads there; null for none.</summary>
    public int? Address { get; init; }
}

/// <summary>One breakdown sheet; on paper it is kept whole.</summary>
/// <param name="Number">The scene's number.</param>
/// <param name="Heading">The scene's heading.</param>
/// <param name="Facts">Names and values in the order of reading: pages, story day, page of the script.</param>
/// <param name="Summary">What happens.</param>
/// <param name="IsWriters">False when the summary is only the scene's first sentence.</param>
/// <param name="Colour">The colour of the scene's strip.</param>
/// <param name="Boxes">One for each category that has something.</param>
public sealed record ReportSheet(string Number, string Heading, ImmutableArray<(string Name, string Value)> Facts, string Summary, bool IsWriters, string Colour, ImmutableArray<ReportBox> Boxes) : ReportPart;

/// <summary>The things of one category on a sheet.</summary>
/// <param name="Title">The category.</param>
/// <param name="Colour">Its mark.</param>
/// <param name="Items">In order.</param>
public sealed record ReportBox(string Title, string Colour, ImmutableArray<ReportItem> Items);

/// <summary>One thing in a box.</summary>
/// <param name="Text">What it is.</param>
/// <param name="IsSuggested">True when only the finder says so.</param>
/// <param name="IsImplied">True when the words do not name it.</param>
/// <param name="Note">A remark behind it, or null.</param>
public sealed record ReportItem(string Text, bool IsSuggested, bool IsImplied, string? Note);

/// <summary>One thing with its picture, a line of facts and a table; on paper it is kept whole.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Facts">Names and values in the order of reading.</param>
/// <param name="Text">What is to be said of it; may be empty.</param>
/// <param name="Colour">The mark at its side as <c>#rrggbb</c>.</param>
/// <param name="Picture">A JPEG or PNG, or null.</param>
/// <param name="Table">Its table; without rows none is drawn.</param>
public sealed record ReportCard(string Title, ImmutableArray<(string Name, string Value)> Facts, string Text, string Colour, byte[]? Picture, ReportTable Table) : ReportPart;
