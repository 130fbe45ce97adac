using System.Globalization;
using System.Text.Json;

namespace Throughline.Studio;

/// <summary>Keeps a second writer out of a production. The system lets go of it when the process ends, however it ends.</summary>
internal sealed class ProductionLock : IDisposable
{
    private readonly FileStream _file;

    private ProductionLock(FileStream file) => _file = file;

    /// <exception cref="StudioException">Somebody else writes; the message names them.</exception>
    public static ProductionLock Take(ProductionFolder folder, LockHolder holder)
    {
        FileStream file;
        try
        {
            file = new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure)
        {
            throw new StudioException($"{folder.Path}: {Describe(folder)} is writing here. Wait until they are done, or close it there.", failure);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new StudioException($"{folder.Path}: you may read this production but not write in it ({failure.Message}).", failure);
        }

        // Beside the lock, because what is locked cannot be read.
        File.WriteAllText(folder.LockHolder, JsonSerializer.Serialize(holder));
        return new ProductionLock(file);
    }

    public void Dispose() => _file.Dispose();

    private static string Describe(ProductionFolder folder)
    {
        try
        {
            return JsonSerializer.Deserialize<LockHolder>(File.ReadAllText(folder.LockHolder)) is { } holder
                ? string.Create(CultureInfo.InvariantCulture, $"{holder.Person} on {holder.Machine} (process {holder.Process}, since {holder.Since.ToLocalTime():yyyy-MM-dd HH:mm})")
                : "somebody else";
        }
        catch (Exception failure) when (failure is IOException or JsonException or UnauthorizedAccessException)
        {
            return "somebody else";
        }
    }
}

/// <summary>Who writes in a production.</summary>
internal sealed record LockHolder(string Person, string Machine, int Process, DateTimeOffset Since);
