using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Throughline.Studio.Live;

/// <summary>A server that has sockets open on a document. It may miss a call, and asks for what the numbers say it lacks.</summary>
public interface IDocumentObserver : IGrainObserver
{
    /// <summary>Edits that are on the disk, in order.</summary>
    [OneWay]
    Task EditsAsync(ImmutableArray<LiveEdit> edits);

    /// <summary>Where everybody is.</summary>
    [OneWay]
    Task CursorsAsync(ImmutableArray<ClientCursor> cursors);

    /// <summary>Something beside the text is other than it was.</summary>
    [OneWay]
    Task BesideAsync(string what);
}
