using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Throughline.Credentials;
using Throughline.Ledger;
using Throughline.Studio.Storage;

namespace Throughline.Studio.Texts;

/// <summary>
/// The texts that people write about lines, outside the record, which holds their salted hashes. A private one is sealed under a
/// key of its own, which is wrapped for each of its readers. Erasing one takes away text, salt and keys.
/// </summary>
internal sealed class TextStore(ProductionDatabase database, string production)
{
    /// <summary>Adds a text to a unit of work.</summary>
    /// <param name="context">The unit of work.</param>
    /// <param name="text">What it says.</param>
    /// <param name="readers">Who may read it; null for everybody who has the production.</param>
    /// <returns>The text's id, and what the record says of it.</returns>
    public (Guid Id, Digest Hash) Stage(StudioContext context, string text, IReadOnlyCollection<Reader>? readers)
    {
        var id = Guid.NewGuid();
        var salt = RandomNumberGenerator.GetBytes(SaltedHash.SaltSize);
        var content = Encoding.UTF8.GetBytes(text);
        var row = new TextRow { ProductionId = production, Id = id };
        context.Texts.Add(row);
        if (readers is null)
        {
            (row.Salt, row.Plain) = (salt, content);
        }
        else
        {
            var key = RandomNumberGenerator.GetBytes(PersonKey.TextKeySize);
            row.Sealed = PersonKey.Seal(key, [.. salt, .. content]);
            foreach (var reader in readers.DistinctBy(reader => reader.PublicKey, StringComparer.Ordinal))
                context.TextKeys.Add(new TextKeyRow { ProductionId = production, TextId = id, Reader = reader.PublicKey, Wrapped = PersonKey.Wrap(reader.PublicKey, key) });
            CryptographicOperations.ZeroMemory(key);
        }

        return (id, SaltedHash.Of(salt, content));
    }

    /// <summary>Texts by their ids.</summary>
    /// <param name="ids">Of texts of this production; others are left out.</param>
    /// <param name="person">The key of whoever reads, or null for nobody's.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ImmutableDictionary<Guid, KeptText>> ReadAsync(IReadOnlyCollection<Guid> ids, PersonKey? person, CancellationToken cancel = default)
    {
        await using var context = database.Open();
        var rows = await context.Texts.AsNoTracking().Where(row => row.ProductionId == production && ids.Contains(row.Id)).ToListAsync(cancel);
        var keys = person is null
            ? []
            : await context.TextKeys.AsNoTracking().Where(row => row.ProductionId == production && ids.Contains(row.TextId) && row.Reader == person.PublicKey).ToDictionaryAsync(row => row.TextId, row => row.Wrapped, cancel);
        return rows.ToImmutableDictionary(row => row.Id, row => Open(row, keys.GetValueOrDefault(row.Id), person));
    }

    /// <summary>Takes a text, its salt and its keys away, in a unit of work; the files forget them by <see cref="ProductionDatabase.ScrubAsync"/>.</summary>
    public async Task StageEraseAsync(StudioContext context, Guid id, CancellationToken cancel)
    {
        if (await context.Texts.FindAsync([production, id], cancel) is { } row)
            (row.Salt, row.Plain, row.Sealed) = (null, null, null);
        context.TextKeys.RemoveRange(await context.TextKeys.Where(key => key.ProductionId == production && key.TextId == id).ToListAsync(cancel));
    }

    private static KeptText Open(TextRow row, byte[]? wrapped, PersonKey? person)
    {
        if (row.Plain is not null)
            return new KeptText(TextState.Shared, Encoding.UTF8.GetString(row.Plain)) { Hash = row.Salt is { Length: SaltedHash.SaltSize } salt ? SaltedHash.Of(salt, row.Plain) : default(Digest) };
        if (row.Sealed is null)
            return new KeptText(TextState.Erased, null);
        return wrapped is not null && person?.Unwrap(wrapped) is { } key && PersonKey.Open(key, row.Sealed) is { Length: >= SaltedHash.SaltSize } content
            ? new KeptText(TextState.Private, Encoding.UTF8.GetString(content.AsSpan(SaltedHash.SaltSize))) { Hash = SaltedHash.Of(content.AsSpan(0, SaltedHash.SaltSize), content.AsSpan(SaltedHash.SaltSize)) }
            : new KeptText(TextState.Sealed, null);
    }
}
