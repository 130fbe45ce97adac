using Throughline.Breakdown;
using Throughline.Studio;
using Throughline.Studio.Notes;

namespace Throughline.Web.Rooms;

/// <summary>What the latest draft needs, with the tags that people put on it.</summary>
internal sealed class ShownBreakdown
{
    private readonly NotedDraft _draft;
    private readonly bool _suggests;

    private ShownBreakdown(NotedDraft draft, bool suggests) => (_draft, _suggests) = (draft, suggests);

    /// <summary>Says what it is made of: another one where it may differ.</summary>
    public string Stamp => FormattableString.Invariant($"{_draft.Draft.Number} {_suggests} {string.Join(',', _draft.Notes.Where(note => note.Kind == NoteKind.Tag && note.Closed is null).Select(note => note.Number))}");

    /// <summary>Finds it; null when there is no draft yet.</summary>
    public static async Task<ShownBreakdown?> FindAsync(Production production, bool suggests, CancellationToken cancel) =>
        (await production.Drafts.ListAsync(cancel)).IsEmpty ? null : new ShownBreakdown(await NotedDraft.OpenAsync(production, null, cancel), suggests);

    public ScriptBreakdown Breakdown() => ScriptBreakdown.Of(_draft.Script, BreakdownOptions.Default with { Tags = DraftTags.Of(_draft), Suggest = _suggests });
}
