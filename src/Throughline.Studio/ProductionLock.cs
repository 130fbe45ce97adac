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
        catch (IOException failure) when (IsHeld(failure))
        {
            throw new StudioException($"{folder.Path}: {Describe(folder)} is writing here. Wait until they are done, or close it there.", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StudioException($"{folder.Path}: you may read this production but not write in it ({failure.Message}).", failure);
        }

        // Beside the lock, because what is locked cannot be read.
        try
        {
            File.WriteAllText(folder.LockHolder, JsonSerializer.Serialize(holder));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            file.Dispose();
            throw new StudioException($"{folder.LockHolder}: could not be written, so that nobody would know who writes here: {failure.Message}", failure);
        }

        return new ProductionLock(file);
    }

    public void Dispose() => _file.Dispose();

    // What the systems say when another process has the lock: EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.
    private static bool IsHeld(IOException failure) => failure.HResult is 11 or 35 or unchecked((int)0x80070020);

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
