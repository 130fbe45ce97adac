using System.Collections.Immutable;
using Throughline.Text;

namespace Throughline.Screenplays;

/// <summary>
/// A screenplay as read or as edited; immutable. Change it by <c>with { Elements = ... }</c>: an element that is still the
/// very object that was read is written back character for character, any other is written anew in its place.
/// </summary>
public sealed record Screenplay
{
    /// <summary>A screenplay with nothing in it.</summary>
    public static readonly Screenplay Empty = new();

    /// <summary>The kind of file it was read from.</summary>
    public ScreenplayFormat Format { get; init; }

    /// <summary>The file it was read from. Every <see cref="Element.Span"/> lies in it.</summary>
    public SourceText Source { get; init; } = SourceText.Empty;

    /// <summary>The title page.</summary>
    public TitlePage TitlePage { get; init; } = TitlePage.Empty;

    /// <summary>Everything after the title page, in order.</summary>
    public ImmutableArray<Element> Elements { get; init; } = [];

    /// <summary>The colours of revised pages that the file defines.</summary>
    public ImmutableArray<RevisionSet> Revisions { get; init; } = [];

    /// <summary>The <see cref="RevisionSet.Id"/> that changes are marked with now; 0 for none.</summary>
    public int ActiveRevision { get; init; }

    /// <summary>The pages that are locked, in order; empty while pages are counted. Formats without them have notes instead.</summary>
    public ImmutableArray<LockedPage> LockedPages { get; init; } = [];

    /// <summary>The production elements that the file has marked.</summary>
    public ImmutableArray<BreakdownTag> Tags { get; init; } = [];

    /// <summary>What the file says of its pages; null when it says nothing.</summary>
    public PageSetup? Setup { get; init; }

    /// <summary>What the reader made of <see cref="Source"/>; null for a screenplay made in memory. Writers compare with it.</summary>
    public Screenplay? Origin { get; init; }
}
