using System.Globalization;
using Throughline.Studio;
using Throughline.Web.Strings;

namespace Throughline.Web.Imports;

/// <summary>Says what files are, within a time, so that one that is made to take for ever keeps nobody waiting; and few at once.</summary>
/// <param name="longest">How long it takes at most.</param>
internal sealed class RecognitionDesk(TimeSpan longest) : IDisposable
{
    private string Time => longest.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

    private readonly SemaphoreSlim _free = new(Math.Max(2, Environment.ProcessorCount));

    /// <summary>What a file is.</summary>
    /// <exception cref="StudioException">It took too long, or so many others are read that its turn did not come.</exception>
    public async Task<ImportSummary> RecogniseAsync(string name, byte[] bytes, CancellationToken cancel)
    {
        if (!await _free.WaitAsync(longest, cancel))
            throw new StudioException(AnswerWords.Of("OthersAreRead", name, Time));
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
            throw new StudioException(AnswerWords.Of("NotToldInTime", name, Time), late);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();
}
