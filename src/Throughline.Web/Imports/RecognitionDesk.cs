using System.Globalization;
using Throughline.Studio;

namespace Throughline.Web.Imports;

/// <summary>Says what files are, within a time, so that one that is made to take for ever keeps nobody waiting; and few at once.</summary>
/// <param name="longest">How long it takes at most.</param>
internal sealed class RecognitionDesk(TimeSpan longest) : IDisposable
{
    private string Time => string.Create(CultureInfo.InvariantCulture, $"{longest.TotalSeconds:0.###} seconds");

    private readonly SemaphoreSlim _free = new(Math.Max(2, Environment.ProcessorCount));

    /// <summary>What a file is.</summary>
    /// <exception cref="StudioException">It took too long, or so many others are read that its turn did not come.</exception>
    public async Task<ImportSummary> RecogniseAsync(string name, byte[] bytes, CancellationToken cancel)
    {
        if (!await _free.WaitAsync(longest, cancel))
            throw new StudioException($"{name}: other files are being read, and its turn did not come within {Time}. Nothing was kept of it; bring it in again.");
        // Its place is free when it is done, not when nobody waits for it any more.
        var reading = Task.Run(
            () =>
            {
                try
                {
                    return Recognition.Of(name, bytes);
                }
                finally
                {
                    _free.Release();
                }
            }, CancellationToken.None);
        try
        {
            return await reading.WaitAsync(longest, cancel);
        }
        catch (TimeoutException late)
        {
            throw new StudioException($"{name}: what it is could not be told within {Time}. Nothing was kept of it. Save it anew in the program that it comes from, or in parts, and bring that in.", late);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();
}
