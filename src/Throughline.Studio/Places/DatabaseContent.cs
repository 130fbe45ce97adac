using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Throughline.Ledger;
using Throughline.Studio.Storage;
using Throughline.Studio.Storage.Postgres;

namespace Throughline.Studio.Places;

/// <summary>Contents as rows of the team's database, which every server sees. What was read stays in memory for a while: the bytes of a hash never change.</summary>
internal sealed class DatabaseContent(PostgresDatabase database, string production) : ContentStore
{
    /// <summary>The longest that is kept; films stay where they lie.</summary>
    public const int Longest = 256 * 1024 * 1024;

    private const int MostInMemory = 32 * 1024 * 1024;
    private readonly Lock _lock = new();
    private readonly LinkedList<(Digest Hash, byte[] Bytes)> _recent = new();
    private int _held;

    /// <inheritdoc/>
    public override Digest Put(ReadOnlySpan<byte> content)
    {
        var hash = Digest.Of(content);
        if (content.Length > Longest)
            throw new StudioException($"A file of {content.Length} bytes is too large for the team's database, which takes {Longest} at most.");
        var (name, bytes) = (hash.ToString(), content.ToArray());
        try
        {
            using var context = database.OpenTeam();
            var there = context.Contents.AsNoTracking().Where(row => row.ProductionId == production && row.Hash == name).Select(row => (int?)row.Bytes.Length).FirstOrDefault();
            if (there is null)
                context.Contents.Add(new ContentRow { ProductionId = production, Hash = name, Bytes = bytes });
            else if (!IsWhole(hash))
                context.Contents.Update(new ContentRow { ProductionId = production, Hash = name, Bytes = bytes });
            context.SaveChanges();
        }
        catch (DbUpdateException failure) when (StorageConflict.IsIn(failure))
        {
            // Another server keeps the same bytes at this moment.
        }
        catch (Exception failure) when (failure is DbException or DbUpdateException)
        {
            throw new StudioException($"The file of a draft could not be kept in the team's database: {failure.Message}", failure);
        }

        Remember(hash, bytes);
        return hash;
    }

    /// <inheritdoc/>
    public override bool IsWhole(Digest hash) => Read(hash) is { } bytes && Digest.Of(bytes) == hash;

    /// <inheritdoc/>
    protected override byte[] Load(Digest hash)
    {
        lock (_lock)
        {
            if (Find(hash) is { } node)
            {
                _recent.Remove(node);
                _recent.AddFirst(node);
                return (byte[])node.Value.Bytes.Clone();
            }
        }

        var content = Read(hash) ?? throw new StudioException($"The file {hash} is not in the team's database. Put it back from a backup, or bring the same file in again.");
        if (Digest.Of(content) != hash)
            throw new StudioException($"The file {hash} was changed in the team's database since it was added; its bytes do not give its name. Put it back from a backup, or bring the same file in again.");
        Remember(hash, content);
        return content;
    }

    private byte[]? Read(Digest hash)
    {
        var name = hash.ToString();
        try
        {
            using var context = database.OpenTeam();
            return context.Contents.AsNoTracking().Where(row => row.ProductionId == production && row.Hash == name).Select(row => row.Bytes).FirstOrDefault();
        }
        catch (DbException failure)
        {
            throw database.Unusable(failure);
        }
    }

    private LinkedListNode<(Digest Hash, byte[] Bytes)>? Find(Digest hash)
    {
        for (var node = _recent.First; node is not null; node = node.Next)
        {
            if (node.Value.Hash == hash)
                return node;
        }

        return null;
    }

    private void Remember(Digest hash, byte[] bytes)
    {
        lock (_lock)
        {
            if (bytes.Length > MostInMemory / 2 || Find(hash) is not null)
                return;
            _recent.AddFirst((hash, (byte[])bytes.Clone()));
            _held += bytes.Length;
            while (_held > MostInMemory)
            {
                _held -= _recent.Last!.Value.Bytes.Length;
                _recent.RemoveLast();
            }
        }
    }
}
