namespace Throughline.Studio;

/// <summary>What models were asked and what they answered, each text with the salt of its hash in the record. A text can be taken away; the record stays whole.</summary>
public abstract class ExchangeStore
{
    /// <summary>Keeps a text, whole or not at all.</summary>
    /// <param name="name">What it is called: the id of its event and the part of the exchange.</param>
    /// <param name="content">The text and its salt, as JSON.</param>
    /// <param name="cancel">Stops it.</param>
    public abstract Task KeepAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancel = default);

    /// <summary>A text with its salt, as it was kept; null when it was erased or never there.</summary>
    public abstract Task<byte[]?> FindAsync(string name, CancellationToken cancel = default);
}
