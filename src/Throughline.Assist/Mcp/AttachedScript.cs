using Throughline.Assist.Pipeline;
using Throughline.Assist.Roles;
using Throughline.Drafts;
using Throughline.Ledger;
using Throughline.Proposals;
using Throughline.Screenplays;
using Throughline.Studio;

namespace Throughline.Assist.Mcp;

/// <summary>What an attached program works on: a bare script, to read only, or the drafts of a production under its rules and on its record.</summary>
public abstract class AttachedScript
{
    /// <summary>The script with identities, and what it is called.</summary>
    public abstract Task<(Screenplay Script, string Document)> ReadAsync(CancellationToken cancel);

    /// <summary>Asks whether a call may be made, and puts it on record before it is answered.</summary>
    /// <param name="what">The tool or resource.</param>
    /// <param name="client">The program that calls.</param>
    /// <param name="needs">What it takes.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="ModelException">It may not.</exception>
    public abstract Task AllowAsync(string what, Tool client, McpAccess needs, CancellationToken cancel);

    /// <summary>A draft by its number or name.</summary>
    /// <exception cref="StudioException">There is none.</exception>
    public abstract Task<Screenplay> DraftAsync(string which, CancellationToken cancel);

    /// <summary>The bible of the story, or null.</summary>
    public abstract Task<string?> BibleAsync(CancellationToken cancel);

    /// <summary>Keeps a proposal.</summary>
    /// <exception cref="ModelException">There is nowhere to keep it.</exception>
    public abstract Task ProposeAsync(Func<Actor, string, Proposal> make, CancellationToken cancel);
}

/// <summary>A script by itself.</summary>
/// <param name="script">As read.</param>
/// <param name="name">What it is called.</param>
public sealed class AttachedFile(Screenplay script, string name) : AttachedScript
{
    private readonly Screenplay _script = DraftHistory.Empty.Add(script).Draft;

    /// <inheritdoc/>
    public override Task<(Screenplay Script, string Document)> ReadAsync(CancellationToken cancel) => Task.FromResult((_script, name));

    /// <inheritdoc/>
    public override Task AllowAsync(string what, Tool client, McpAccess needs, CancellationToken cancel) =>
        needs == McpAccess.Propose ? throw new ModelException(ModelFailureKind.NotAllowed, "A bare script has nowhere to keep a proposal. Attach a production: throughline mcp --production FOLDER") : Task.CompletedTask;

    /// <inheritdoc/>
    public override Task<Screenplay> DraftAsync(string which, CancellationToken cancel) =>
        throw new ModelException(ModelFailureKind.NotSetUp, "A bare script has no drafts. Attach a production: throughline mcp --production FOLDER");

    /// <inheritdoc/>
    public override Task<string?> BibleAsync(CancellationToken cancel) => Task.FromResult<string?>(null);

    /// <inheritdoc/>
    public override Task ProposeAsync(Func<Actor, string, Proposal> make, CancellationToken cancel) => AllowAsync("propose", new Tool("", "", "", EndpointClass.Public, "", ""), McpAccess.Propose, cancel);
}

/// <summary>A production: its last draft, read anew for each call. It is opened to write only for as long as an entry takes.</summary>
/// <param name="folder">Of the production.</param>
/// <param name="edge">Who works.</param>
public sealed class AttachedProduction(string folder, StudioEdge edge) : AttachedScript
{
    /// <inheritdoc/>
    public override async Task<(Screenplay Script, string Document)> ReadAsync(CancellationToken cancel)
    {
        using var production = await Production.OpenAsync(folder, edge, cancel);
        var draft = (await production.Drafts.ListAsync(cancel)).LastOrDefault() ?? throw new ModelException(ModelFailureKind.NotSetUp, "The production has no draft yet. Add one with: throughline draft add SCRIPT");
        return (production.Drafts.Read(draft), $"draft-{draft.Number}");
    }

    /// <inheritdoc/>
    public override async Task AllowAsync(string what, Tool client, McpAccess needs, CancellationToken cancel)
    {
        using var production = await Production.OpenToWriteAsync(folder, edge, cancel);
        var rules = await ModelRules.ReadAsync(production, cancel);
        if (rules.Mcp < needs)
            throw new ModelException(ModelFailureKind.NotAllowed, $"The production does not let attached programs {(needs == McpAccess.Propose ? "propose" : "read")}. The rule: \"{rules.Rule}\" It is {rules.By}'s. A producer changes it with: throughline model allow CLASS --mcp {(needs == McpAccess.Propose ? "propose" : "read")}");
        var asked = production.Event(EventKind.ModelAsked, ("use", "mcp " + what));
        await production.Ledger.AppendAsync([asked with { Tool = client }], cancel);
        await production.SignAsync(cancel);
    }

    /// <inheritdoc/>
    public override async Task<Screenplay> DraftAsync(string which, CancellationToken cancel)
    {
        using var production = await Production.OpenAsync(folder, edge, cancel);
        return production.Drafts.Read(await production.Drafts.FindAsync(which, cancel));
    }

    /// <inheritdoc/>
    public override async Task<string?> BibleAsync(CancellationToken cancel)
    {
        using var production = await Production.OpenAsync(folder, edge, cancel);
        return (await StoryPapers.ReadAsync(production, cancel)).Bible;
    }

    /// <inheritdoc/>
    public override async Task ProposeAsync(Func<Actor, string, Proposal> make, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(make);
        var (_, document) = await ReadAsync(cancel);
        using var production = await Production.OpenToWriteAsync(folder, edge, cancel);
        var proposal = make(production.Event(EventKind.ProposalMade).Actor, document);
        await production.Proposals.AddAsync(proposal, "mcp propose", cancel);
        await production.SignAsync(cancel);
    }
}
