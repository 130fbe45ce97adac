using Throughline.Ledger;
using Throughline.Studio;
using Throughline.Studio.Live;

namespace Throughline.Web.Live;

/// <summary>Keeps what was written since the latest draft, before something else puts a new draft in its place.</summary>
internal static class WrittenWords
{
    /// <summary>Names the live text a draft when it says something else than the latest one does, or something where there is none.</summary>
    public static async Task KeepAsync(Production production, IGrainFactory grains, Actor actor, CancellationToken cancel)
    {
        var document = grains.GetGrain<IDocumentGrain>(production.Id);
        var before = (await production.Drafts.ListAsync(cancel)).LastOrDefault() is { } latest ? LiveDraft.TextOf(production, latest) : "";
        var text = (await document.TextAsync(-1)).Text ?? "";
        if (text != before && text.AsSpan().Trim().Length > 0)
            await document.NameAsync("", actor);
    }
}
