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

    /// <summary>Changes the parts of the server before it is built; for tests.</summary>
    public System.Action<IServiceCollection>? Configure { get; init; }

    /// <summary>The port; 0 for a free one, null for that of last time or a free one.</summary>
    public int? Port { get; init; }
}
