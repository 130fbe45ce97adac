using Throughline.Drafts;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;
using Throughline.Studio.Drafts;
using Throughline.Studio.Notes;

namespace Throughline.Cli.Drafts;

/// <summary>What <c>draft show</c> shows.</summary>
/// <param name="Noted">The draft and what hangs on it.</param>
/// <param name="Before">The draft before it, or null.</param>
/// <param name="Match">Of the draft before and this one, or null.</param>
/// <param name="Bytes">The size of its file.</param>
internal sealed record ShownDraft(NotedDraft Noted, Draft? Before, DraftMatch? Match, int Bytes)
{
    public Draft Draft => Noted.Draft;

    public PageMap Pages { get; } = PageLayout.Of(Noted.Script);

    /// <summary>Notes and tags that stand, by where their line is.</summary>
    public IEnumerable<LineNote> Standing => Noted.Notes.Where(note => note.Closed is null);

    /// <summary>How many lines met a fate since the draft before.</summary>
    public int Count(params ReadOnlySpan<MatchKind> kinds)
    {
        var count = 0;
        foreach (var line in Match?.Lines ?? [])
            count += kinds.Contains(line.Kind) && !Match!.IsEmpty(line) ? 1 : 0;
        return count;
    }

    /// <summary>What stands in a scene, orphans left out.</summary>
    public IEnumerable<LineNote> In(Scene scene) => Standing.Where(note => note.Place.Fate != AnchorFate.Orphaned && Noted.SceneOf(note)?.Index == scene.Index);
}
