using Throughline.Ledger;

namespace Throughline.Studio.Places;

/// <summary>Contents as files in a folder, each called by its hash.</summary>
/// <param name="folder">Where; made when first used.</param>
internal sealed class FolderContent(string folder) : ContentStore
{
    /// <inheritdoc/>
    public override Digest Put(ReadOnlySpan<byte> content)
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

    /// <inheritdoc/>
    public override bool IsWhole(Digest hash)
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

    /// <inheritdoc/>
    protected override byte[] Load(Digest hash)
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
