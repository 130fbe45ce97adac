using System.Collections.Immutable;
using Orleans.Concurrency;
using Throughline.Ledger;
using Throughline.Studio.Drafts;

namespace Throughline.Studio.Live;

/// <summary>The live document of the production that the key names: the one place where its edits are put in order.</summary>
public interface IDocumentGrain : IGrainWithStringKey
{
    /// <summary>How long a page waits for an answer before it asks again: the server that was asked may be lost, and the next one knows what was committed.</summary>
    private const string Soon = "00:00:02";

    /// <summary>What a client needs that knows a version, or nothing (-1).</summary>
    [ResponseTimeout(Soon)]
    Task<DocumentOpening> OpenAsync(long known);

    /// <summary>Commits edits; they are on the disk when this returns.</summary>
    [ResponseTimeout(Soon)]
    Task<SubmissionAnswer> SubmitAsync(Submission submission);

    /// <summary>The committed edits after a version.</summary>
    [ResponseTimeout(Soon)]
    Task<ImmutableArray<LiveEdit>> AfterAsync(long version);

    /// <summary>The text of a version, or of the newest (-1).</summary>
    Task<DocumentOpening> TextAsync(long version);

    /// <summary>Names the text of a version, or the newest (-1), a draft. After an older one the newest text becomes a draft too, so that the latest draft is what is written on.</summary>
    /// <returns>The draft's number and the version that it is the text of.</returns>
    Task<NamedDraft> NameAsync(string name, Actor actor, long version = -1);

    /// <summary>Makes the newest draft, which was added by other means, the text: as one edit.</summary>
    Task<long> TakeDraftAsync(string person);

    /// <summary>Holds what is locked now: to be called when a lock was made or lifted.</summary>
    Task HoldAsync();

    /// <summary>Tells every page that something beside the text is other than it was: <c>notes</c>, <c>proposals</c>, <c>locks</c>, <c>drafts</c> or <c>style</c>.</summary>
    Task TellAsync(string what);

    /// <summary>Tells an observer of every edit from now on; to be repeated within a minute, or it is forgotten.</summary>
    /// <returns>The newest version.</returns>
    [ResponseTimeout(Soon)]
    Task<long> SubscribeAsync(IDocumentObserver observer);

    /// <summary>Forgets an observer.</summary>
    Task UnsubscribeAsync(IDocumentObserver observer);

    /// <summary>Tells the other observers where a client is; null when it left. Nobody waits for it: the next place follows soon.</summary>
    [OneWay]
    Task MoveAsync(Guid client, ClientCursor? cursor);
}
