using Throughline.Ledger;

namespace Throughline.Studio;

/// <summary>Files by the hash of their bytes: the same file is kept once, and a changed one is noticed.</summary>
/// <param name="folder">Where; made when first used.</param>
public sealed class ContentStore(string folder)
{
    /// <summary>Keeps some bytes, on the disk when this returns; puts them back where they were changed.</summary>
    /// <returns>Their hash.</returns>
    /// <exception cref="StudioException">The disk refuses.</exception>
    public Digest Put(ReadOnlySpan<byte> content)
    {
        var hash = Digest.Of(content);
        try
        {
            if (!IsWhole(hash))
                DurableFile.Write(PathOf(hash), content);
            return hash;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StudioException($"{folder}: the file of a draft could not be kept there: {failure.Message}", failure);
        }
    }

    /// <summary>Whether the bytes with a hash are there, unchanged.</summary>
    public bool IsWhole(Digest hash)
    {
        try
        {
            return File.Exists(PathOf(hash)) && Digest.Of(File.ReadAllBytes(PathOf(hash))) == hash;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
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
            throw new StudioException($"{PathOf(hash)}: the file of a draft cannot be read: {failure.Message} If it is lost, put it back from a backup, or bring the same file in again with: throughline draft add", failure);
        }

        return Digest.Of(content) == hash
            ? content
            : throw new StudioException($"{PathOf(hash)}: the file of a draft was changed since it was added; its bytes do not give its name. Put it back from a backup, or bring the same file in again with: throughline draft add");
    }

    private string PathOf(Digest hash)
    {
        var name = hash.ToString();
        return Path.Combine(folder, name[..2], name);
    }
}
