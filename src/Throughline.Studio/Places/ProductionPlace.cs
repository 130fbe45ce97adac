using Throughline.Credentials;
using Throughline.Ledger;
using Throughline.Ledger.Merkle;
using Throughline.Ledger.Notes;
using Throughline.Studio.Records;
using Throughline.Studio.Storage;

namespace Throughline.Studio.Places;

/// <summary>Where a production is kept, and the world as it is there. Whoever works in it is not of the place.</summary>
internal abstract class ProductionPlace(ProductionDatabase database, ContentStore content, ExchangeStore exchanges, StudioEdge edge) : IDisposable
{
    /// <summary>Its database.</summary>
    public ProductionDatabase Database { get; } = database;

    /// <summary>Its files.</summary>
    public ContentStore Content { get; } = content;

    /// <summary>What models were asked and answered.</summary>
    public ExchangeStore Exchanges { get; } = exchanges;

    /// <summary>The world.</summary>
    public StudioEdge Edge { get; } = edge;

    /// <summary>Held while the record is signed: two signatures at once would be of one head.</summary>
    public SemaphoreSlim Signing { get; } = new(1);

    /// <summary>What the production in it is called, as far as is known here: in a team another server may have heard of it first.</summary>
    public string Title { get => Volatile.Read(ref field); set => Volatile.Write(ref field, value); } = "";

    /// <summary>What people call it in messages.</summary>
    public abstract string Name { get; }

    /// <summary>The folder, or null when it is in a team's database.</summary>
    public virtual ProductionFolder? Folder => null;

    /// <summary>Who adds a signing key to the record when there is none on this machine.</summary>
    public abstract Actor Signer { get; }

    /// <summary>Writes the record out as plain files, where there are such.</summary>
    public virtual Task WriteAsync(LedgerStore ledger, MerkleTree tree, SignedNote checkpoint, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>The key that opens the private texts of whoever works, made when first asked for.</summary>
    /// <exception cref="StudioException">There are no private texts here.</exception>
    public abstract PersonKey Person();

    /// <summary>The key, or null when there is none.</summary>
    public abstract PersonKey? FindPerson();

    /// <summary>Copies the production, as it is at this moment, into a folder.</summary>
    /// <param name="id">Of the production.</param>
    /// <param name="target">A folder that is empty or not there yet.</param>
    /// <param name="cancel">Stops the copying.</param>
    /// <exception cref="StudioException">There is something in the folder, or the disk refuses; nothing is left half-copied.</exception>
    public abstract Task BackUpAsync(string id, string target, CancellationToken cancel);

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        Signing.Dispose();
    }

    /// <summary>Lets go of what is held.</summary>
    protected abstract void Close();
}
