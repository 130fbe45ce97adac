using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Throughline.Credentials;
using Throughline.Ledger;
using Throughline.Studio.Storage;

namespace Throughline.Studio.Texts;

/// <summary>The people of a production for whom private texts can be sealed, each with one public key.</summary>
public sealed class ReaderStore
{
    private readonly Production _production;

    internal ReaderStore(Production production) => _production = production;

    /// <summary>Everybody, by name.</summary>
    public async Task<ImmutableArray<Reader>> ListAsync(CancellationToken cancel = default)
    {
        await using var context = _production.Database.Open();
        var rows = await context.Readers.AsNoTracking().Where(row => row.ProductionId == _production.Id).ToListAsync(cancel);
        return [.. rows.Select(row => new Reader(row.Person, row.PublicKey)).OrderBy(reader => reader.Person, StringComparer.Ordinal)];
    }

    /// <summary>Makes somebody known, and says so in the record. Somebody who is known by this key already stays as they are.</summary>
    /// <exception cref="StudioException">The key is none, or somebody else has this name: else a stranger could pass for them.</exception>
    public async Task AddAsync(Reader reader, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (!PersonKey.IsPublicKey(reader.PublicKey))
            throw new StudioException($"{reader.PublicKey}: is no key of a person; they print theirs with: throughline reader key");
        var known = await ListAsync(cancel);
        if (known.Any(other => other.PublicKey == reader.PublicKey))
            return;
        if (known.Any(other => other.Person.Equals(reader.Person, StringComparison.OrdinalIgnoreCase)))
            throw new StudioException($"{reader.Person} is known here by another key. If this is another machine of theirs, move the key with: throughline key export; else give another name.");
        await _production.CommitAsync(async context =>
        {
            context.Readers.Add(new ReaderRow { ProductionId = _production.Id, PublicKey = reader.PublicKey, Person = reader.Person });
            await _production.Ledger.StageAsync(context, [_production.Event(EventKind.KeyAdded, ("person", reader.Person), ("reader", reader.PublicKey))], cancel);
        }, cancel);
    }

    /// <summary>Somebody by name.</summary>
    /// <exception cref="StudioException">Nobody of this name is known.</exception>
    public async Task<Reader> FindAsync(string person, CancellationToken cancel = default)
    {
        var known = await ListAsync(cancel);
        return known.FirstOrDefault(reader => reader.Person.Equals(person, StringComparison.OrdinalIgnoreCase))
            ?? throw new StudioException($"Nobody called {person} can be given a private text here yet. They print their key with: throughline reader key, and you add it with: throughline reader add \"{person}\" KEY{(known.IsEmpty ? "" : $". Known are: {string.Join(", ", known.Select(reader => reader.Person))}")}.");
    }
}
