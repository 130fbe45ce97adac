using System.Collections.Immutable;
using System.Globalization;
using Throughline.Assist.Pipeline;
using Throughline.Assist.Roles;
using Throughline.Editorial;
using Throughline.Ledger;
using Throughline.Proposals;
using Throughline.Screenplays;
using Throughline.Studio;
using Throughline.Studio.Cuts;

namespace Throughline.Assist.Mcp;

/// <summary>A production: its last draft, read anew for each call, under its rules and on its record.</summary>
/// <param name="lend">How each call gets at it.</param>
public sealed class AttachedProduction(LendProduction lend) : AttachedScript
{
    /// <summary>A production in a folder: opened for each call, to write only for as long as an entry takes.</summary>
    public static LendProduction InFolder(string folder, StudioEdge edge) => async (write, cancel) =>
    {
        var production = write ? await Production.OpenToWriteAsync(folder, edge, cancel) : await Production.OpenAsync(folder, edge, cancel);
        return new ProductionLease(production, production.Dispose);
    };

    /// <summary>A production that the host holds open to write; calls take turns.</summary>
    public static LendProduction Held(Production production, SemaphoreSlim turn) => async (_, cancel) =>
    {
        await turn.WaitAsync(cancel);
        return new ProductionLease(production, () => turn.Release());
    };

    /// <inheritdoc/>
    public override async Task<(Screenplay Script, string Document)> ReadAsync(CancellationToken cancel)
    {
        using var lease = await lend(write: false, cancel);
        return await ReadAsync(lease.Production, cancel);
    }

    /// <inheritdoc/>
    public override async Task AllowAsync(string what, Tool client, McpAccess needs, CancellationToken cancel)
    {
        using var lease = await lend(write: true, cancel);
        var production = lease.Production;
        var rules = await ModelRules.ReadAsync(production, cancel);
        if (rules.Mcp < needs)
            throw new ModelException(ModelFailureKind.NotAllowed, $"The production does not let attached programs {(needs == McpAccess.Propose ? "propose" : "read")}. The rule: \"{rules.Rule}\" It is {rules.By}'s. A producer changes it in the room Models of the studio, or with: throughline model allow CLASS --mcp {(needs == McpAccess.Propose ? "propose" : "read")}");
        var asked = production.Event(EventKind.ModelAsked, ("use", "mcp " + what));
        await production.Ledger.AppendAsync([asked with { Tool = client }], cancel);
        await production.SignAsync(cancel);
    }

    /// <inheritdoc/>
    public override async Task<Screenplay> DraftAsync(string which, CancellationToken cancel)
    {
        using var lease = await lend(write: false, cancel);
        return lease.Production.Drafts.Read(await lease.Production.Drafts.FindAsync(which, cancel));
    }

    /// <inheritdoc/>
    public override async Task<string?> BibleAsync(CancellationToken cancel)
    {
        using var lease = await lend(write: false, cancel);
        return (await StoryPapers.ReadAsync(lease.Production, cancel)).Bible;
    }

    /// <inheritdoc/>
    public override async Task<int> ProposeAsync(Func<Actor, string, Proposal> make, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(make);
        using var lease = await lend(write: true, cancel);
        var production = lease.Production;
        var proposal = make(production.Event(EventKind.ProposalMade).Actor, (await ReadAsync(production, cancel)).Document);
        var number = await production.Proposals.AddAsync(proposal, "mcp propose", cancel);
        await production.SignAsync(cancel);
        return number;
    }

    /// <inheritdoc/>
    public override async Task<ImmutableArray<string>> CutNamesAsync(CancellationToken cancel)
    {
        using var lease = await lend(write: false, cancel);
        return [.. await base.CutNamesAsync(cancel), .. (await lease.Production.Cuts.ListAsync(cancel)).Select(NameOf)];
    }

    /// <inheritdoc/>
    public override async Task<Timeline?> CutAsync(string name, CancellationToken cancel)
    {
        if (await base.CutAsync(name, cancel) is { } attached)
            return attached;
        using var lease = await lend(write: false, cancel);
        var cuts = await lease.Production.Cuts.ListAsync(cancel);
        return (cuts.FirstOrDefault(cut => NameOf(cut) == name) ?? cuts.LastOrDefault(cut => cut.FileName == name)) is { } found ? lease.Production.Cuts.Read(found).Timeline : null;
    }

    // Two cuts may have come in by one name.
    private static string NameOf(Cut cut) => string.Create(CultureInfo.InvariantCulture, $"{cut.Number} {cut.FileName}");

    private static async Task<(Screenplay Script, string Document)> ReadAsync(Production production, CancellationToken cancel)
    {
        var draft = (await production.Drafts.ListAsync(cancel)).LastOrDefault() ?? throw new ModelException(ModelFailureKind.NotSetUp, "The production has no draft yet. Add one with: throughline draft add SCRIPT");
        return (production.Drafts.Read(draft), $"draft-{draft.Number}");
    }
}
