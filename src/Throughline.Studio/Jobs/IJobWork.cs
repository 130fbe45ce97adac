using System.Text.Json;

namespace Throughline.Studio.Jobs;

/// <summary>A kind of work. It may be begun again from the start when a server was lost, so doing it twice must come to the same as once.</summary>
public interface IJobWork
{
    /// <summary>The word for it.</summary>
    string Kind { get; }

    /// <summary>Does it.</summary>
    /// <param name="production">For which.</param>
    /// <param name="input">What it was given.</param>
    /// <param name="progress">Told how much is done, in thousandths, and what it is at.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>What came of it, as JSON.</returns>
    /// <exception cref="StudioException">It cannot be done, and why.</exception>
    Task<string> RunAsync(Production production, JsonElement input, Action<int, string> progress, CancellationToken cancel);
}
