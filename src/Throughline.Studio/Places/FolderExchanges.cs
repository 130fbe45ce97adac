namespace Throughline.Studio.Places;

/// <summary>Exchanges as files in a folder.</summary>
/// <param name="folder">Where; made when first used.</param>
internal sealed class FolderExchanges(string folder) : ExchangeStore
{
    /// <inheritdoc/>
    public override async Task KeepAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancel = default)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, name);
        await File.WriteAllBytesAsync(path + ".tmp", content, cancel);
        File.Move(path + ".tmp", path, overwrite: true);
    }

    /// <inheritdoc/>
    public override async Task<byte[]?> FindAsync(string name, CancellationToken cancel = default)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? await File.ReadAllBytesAsync(path, cancel) : null;
    }
}
