using System.Collections.Immutable;
using Throughline.Assist.Pipeline;
using Throughline.Drafts;
using Throughline.Editorial;
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

    /// <summary>The cuts that were attached, by name, in the order in which they were given.</summary>
    public ImmutableArray<AttachedCut> Cuts { get; init; } = [];

    /// <summary>The names of all cuts that can be compared.</summary>
    public virtual Task<ImmutableArray<string>> CutNamesAsync(CancellationToken cancel) => Task.FromResult(ImmutableArray.CreateRange(Cuts.Select(cut => cut.Name)));

    /// <summary>A cut by its name, or null.</summary>
    public virtual Task<Timeline?> CutAsync(string name, CancellationToken cancel) => Task.FromResult(Cuts.FirstOrDefault(cut => cut.Name == name)?.Timeline);

    /// <summary>The bible of the story, or null.</summary>
    public abstract Task<string?> BibleAsync(CancellationToken cancel);

    /// <summary>Keeps a proposal.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="ModelException">There is nowhere to keep it.</exception>
    public abstract Task<int> ProposeAsync(Func<Actor, string, Proposal> make, CancellationToken cancel);
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
    public override async Task<int> ProposeAsync(Func<Actor, string, Proposal> make, CancellationToken cancel)
    {
        await AllowAsync("propose", new Tool("", "", "", EndpointClass.Public, "", ""), McpAccess.Propose, cancel);
        return 0;
    }
}
