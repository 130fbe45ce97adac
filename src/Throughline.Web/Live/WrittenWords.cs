using Throughline.Ledger;
using Throughline.Studio;
using Throughline.Studio.Live;

namespace Throughline.Web.Live;

/// <summary>Keeps what was written since the latest draft, before something else puts a new draft in its place.</summary>
internal static class WrittenWords
{
    /// <summary>Names the live text a draft when it says something else than the latest one does.</summary>
    public static async Task KeepAsync(Production production, IGrainFactory grains, Actor actor, CancellationToken cancel)
    {
        if ((await production.Drafts.ListAsync(cancel)).LastOrDefault() is not { } latest)
            return;
        var document = grains.GetGrain<IDocumentGrain>(production.Id);
        if ((await document.TextAsync(-1)).Text != LiveDraft.TextOf(production, latest))
            await document.NameAsync("", actor);
    }
}
