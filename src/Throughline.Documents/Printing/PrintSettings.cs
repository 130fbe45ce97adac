using System.Collections.Immutable;

namespace Throughline.Documents.Printing;

/// <summary>What of a script is printed, and how.</summary>
public sealed record PrintSettings
{
    /// <summary>Everything, with revision marks.</summary>
    public static readonly PrintSettings Default = new();

    /// <summary>How changed words are shown.</summary>
    public RevisionLook Revisions { get; init; } = RevisionLook.Marks;

    /// <summary>Words across every page, such as who the copy is for; null for none.</summary>
    public string? Watermark { get; init; }

    /// <summary>The scenes to print, by index; null for all. Pages that hold none of them are left out, and what else stands on a page is crossed out.</summary>
    public ImmutableHashSet<int>? Scenes { get; init; }

    /// <summary>The character whose speeches are marked, or null; for an actor's sides.</summary>
    public string? Character { get; init; }

    /// <summary>True to print only pages with changed words.</summary>
    public bool OnlyChangedPages { get; init; }

    /// <summary>True to begin with a list of the scenes, each a link.</summary>
    public bool ListsScenes { get; init; }

    /// <summary>When the document says it was made; null to leave that out, so that the same script gives the same bytes.</summary>
    public DateTimeOffset? Date { get; init; }
}

/// <summary>How changed words are shown.</summary>
public enum RevisionLook
{
    /// <summary>As all others.</summary>
    None,

    /// <summary>With a mark in the right margin.</summary>
    Marks,

    /// <summary>With a mark, and in the colour of their revision.</summary>
    Colours,
}
