using Throughline.Assist.Models;
using Throughline.Assist.Pipeline;
using Throughline.Studio;
using Throughline.Studio.Shelf;

namespace Throughline.Web.Hosting;

/// <summary>What a studio is started with.</summary>
internal sealed record StudioSettings
{
    /// <summary>Who works, and their world.</summary>
    public required StudioEdge Edge { get; init; }

    /// <summary>Where this user's own things lie.</summary>
    public required UserFolder User { get; init; }

    /// <summary>Where productions are made that the studio makes.</summary>
    public required string Home { get; init; }

    /// <summary>The production to open at the start, or null.</summary>
    public string? Folder { get; init; }

    /// <summary>The team that this server is one of; null alone.</summary>
    public TeamSettings? Team { get; init; }

    /// <summary>The models that are set up on this machine.</summary>
    public ModelSettings Models { get; init; } = ModelSettings.OfThisUser();

    /// <summary>Whether models answer from recordings alone.</summary>
    public ReplayMode Replay { get; init; }

    /// <summary>The folder of recordings; needed unless <see cref="Replay"/> is off.</summary>
    public string Tape { get; init; } = "";

    /// <summary>How models are reached.</summary>
    public PipelineOptions Reaching(TimeProvider clock, IProgress<long>? heard = null) => new() { Clock = clock, Heard = heard, Replay = Replay, Tape = Tape };

    /// <summary>Changes the parts of the server before it is built; for tests.</summary>
    public System.Action<IServiceCollection>? Configure { get; init; }

    /// <summary>The port; 0 for a free one, null for that of last time or a free one.</summary>
    public int? Port { get; init; }
}
