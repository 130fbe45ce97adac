using System.Security.Cryptography;
using Throughline.Ledger;

namespace Throughline.Studio;

/// <summary>Files by the hash of their bytes: the same file is kept once, and a changed one is noticed.</summary>
/// <param name="folder">Where; made when first used.</param>
public sealed class ContentStore(string folder)
{
    /// <summary>Keeps some bytes, on the disk when this returns.</summary>
    /// <returns>Their hash.</returns>
    public Digest Put(ReadOnlySpan<byte> content)
    {
        var hash = Digest.Of(content);
        var path = PathOf(hash);
        if (File.Exists(path))
            return hash;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{RandomNumberGenerator.GetHexString(8)}.tmp";
        using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        return hash;
    }

    /// <summary>The bytes with a hash.</summary>
    /// <exception cref="StudioException">They are gone, or are no longer those.</exception>
    public byte[] Get(Digest hash)
    {
        byte[] content;
        try
        {
            content = File.ReadAllBytes(PathOf(hash));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StudioException($"{PathOf(hash)}: the file of a draft cannot be read: {failure.Message}", failure);
        }

        return Digest.Of(content) == hash
            ? content
            : throw new StudioException($"{PathOf(hash)}: the file of a draft was changed since it was added; its bytes do not give its name. Take it from a backup.");
    }

    private string PathOf(Digest hash)
    {
        var name = hash.ToString();
        return Path.Combine(folder, name[..2], name);
    }
}
