using Throughline.Ledger;

namespace Throughline.Studio.Jobs;

/// <summary>A job; the key is the production's id, a slash and the job's id.</summary>
public interface IJobGrain : IGrainWithStringKey
{
    /// <summary>Begins it; on the disk when this returns.</summary>
    /// <param name="kind">What kind of work.</param>
    /// <param name="input">What it is given, as JSON.</param>
    /// <param name="actor">Who asks for it.</param>
    Task<JobState> StartAsync(string kind, string input, Actor actor);

    /// <summary>Takes it up again after its server was lost; nothing happens when it runs or is over.</summary>
    Task ResumeAsync();

    /// <summary>How it stands; null when there is none.</summary>
    Task<JobState?> StateAsync();

    /// <summary>Stops it.</summary>
    Task<JobState?> CancelAsync();
}
