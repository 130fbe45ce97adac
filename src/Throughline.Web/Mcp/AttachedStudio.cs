using System.Collections.Immutable;
using Throughline.Assist;
using Throughline.Assist.Mcp;
using Throughline.Assist.Pipeline;
using Throughline.Editorial;
using Throughline.Ledger;
using Throughline.Proposals;
using Throughline.Screenplays;
using Throughline.Studio.Live;
using Throughline.Web.Api;
using Throughline.Web.Asking;
using Throughline.Web.Live;
using Throughline.Web.Security;
using Throughline.Web.Strings;

namespace Throughline.Web.Mcp;

/// <summary>A production of the studio as an attached program sees it: the script as it is being written, under the rules, on the record, and no more than whoever attached it may do.</summary>
/// <param name="access">The production and who asks.</param>
/// <param name="turn">Calls for one production take turns.</param>
/// <param name="grains">The live document.</param>
internal sealed class AttachedStudio(ProductionAccess access, SemaphoreSlim turn, IGrainFactory grains) : AttachedScript
{
    private readonly AttachedProduction _production = new(AttachedProduction.Held(access.Production, turn));

    /// <inheritdoc/>
    public override async Task<(Screenplay Script, string Document)> ReadAsync(CancellationToken cancel)
    {
        var script = await AskedScript.OfAsync(access.Production, grains, -1, cancel);
        if (script.Script.Elements.IsEmpty && !script.IsDraft)
            throw new ModelException(ModelFailureKind.NotSetUp, AnswerWords.Of("NothingWritten"));
        // What was written since has the identities that the next draft will give it: a proposal makes that draft first.
        return (script.Script, script.Draft);
    }

    /// <inheritdoc/>
    public override Task AllowAsync(string what, Tool client, McpAccess needs, CancellationToken cancel) =>
        needs == McpAccess.Propose && !access.Role.Has(Right.Annotate)
            ? throw new ModelException(ModelFailureKind.NotAllowed, AnswerWords.Of("ProgramMayRead"))
            : _production.AllowAsync(what, client, needs, cancel);

    /// <inheritdoc/>
    public override Task<Screenplay> DraftAsync(string which, CancellationToken cancel) => _production.DraftAsync(which, cancel);

    /// <inheritdoc/>
    public override Task<ImmutableArray<string>> CutNamesAsync(CancellationToken cancel) => _production.CutNamesAsync(cancel);

    /// <inheritdoc/>
    public override Task<Timeline?> CutAsync(string name, CancellationToken cancel) => _production.CutAsync(name, cancel);

    /// <inheritdoc/>
    public override Task<string?> BibleAsync(CancellationToken cancel) => _production.BibleAsync(cancel);

    /// <inheritdoc/>
    public override async Task<int> ProposeAsync(Func<Actor, string, Proposal> make, CancellationToken cancel)
    {
        await WrittenWords.KeepAsync(access.Production, grains, access.Actor, cancel);
        if ((await access.Production.Drafts.ListAsync(cancel)).IsEmpty)
            await grains.GetGrain<IDocumentGrain>(access.Production.Id).NameAsync("", access.Actor);
        var number = await _production.ProposeAsync(make, cancel);
        await grains.TellAsync(access.Production, "proposals");
        return number;
    }
}
