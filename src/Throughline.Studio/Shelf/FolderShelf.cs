using System.Collections.Immutable;
using System.Data.Common;
using Throughline.Ledger;

namespace Throughline.Studio.Shelf;

/// <summary>Productions in folders of this machine: those that were opened before, and new ones in a folder of the user's.</summary>
/// <param name="recent">Those that were opened before.</param>
/// <param name="home">Where new ones are made.</param>
/// <param name="edge">Who works.</param>
public sealed class FolderShelf(RecentProductions recent, string home, StudioEdge edge) : ProductionShelf
{
    /// <inheritdoc/>
    public override Task<ImmutableArray<KnownProduction>> ListAsync(CancellationToken cancel = default) => Task.FromResult(recent.List());

    /// <summary>Opens the production in a folder, to write.</summary>
    /// <exception cref="StudioException">There is none, or it cannot be opened.</exception>
    public async Task<Production> OpenFolderAsync(string folder, CancellationToken cancel = default)
    {
        var production = await Production.OpenToWriteAsync(folder, edge, cancel);
        Remember(production);
        Keep(production);
        return production;
    }

    /// <inheritdoc/>
    public override void Renamed(Production production)
    {
        ArgumentNullException.ThrowIfNull(production);
        recent.Rename(production.Id, production.Title);
    }

    /// <inheritdoc/>
    protected override async Task<Production> OpenAsync(KnownProduction known, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(known);
        var production = await Production.OpenToWriteAsync(known.Folder, edge, cancel);
        Remember(production);
        return production;
    }

    /// <inheritdoc/>
    protected override async Task<Production> MakeAsync(string title, Actor maker, Func<DbTransaction, string, Task>? own, CancellationToken cancel)
    {
        var production = await Production.CreateAsync(Free(title), title, edge with { Person = maker.Person, Role = maker.Role }, cancel);
        edge.Keys.Claim(production.Id, production.Title, edge.Clock.GetUtcNow());
        Remember(production);
        return production;
    }

    private void Remember(Production production) => recent.Add(new KnownProduction(production.Id, production.Title, production.Location, edge.Clock.GetUtcNow()));

    // A folder named after the title, with a number when there is one already.
    private string Free(string title)
    {
        var name = new string([.. title.Trim().Select(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '\'' ? c : ' ')]).Trim();
        if (name.Length == 0)
            name = "Production";
        name = name[..Math.Min(name.Length, 80)].Trim();
        for (var i = 1; ; i++)
        {
            var path = Path.Combine(home, i == 1 ? name : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name} {i}"));
            if (!Directory.Exists(path) && !File.Exists(path))
                return path;
        }
    }
}
