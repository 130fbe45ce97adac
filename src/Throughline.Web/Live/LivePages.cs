using Throughline.Studio;
using Throughline.Studio.Live;

namespace Throughline.Web.Live;

/// <summary>Tells the pages that are open on a document, whatever server they are on.</summary>
internal static class LivePages
{
    /// <summary>Something beside the text is other than it was.</summary>
    /// <param name="grains">Where documents are.</param>
    /// <param name="production">Whose.</param>
    /// <param name="what"><c>notes</c>, <c>proposals</c>, <c>locks</c>, <c>drafts</c>, <c>style</c> or <c>title</c>.</param>
    public static Task TellAsync(this IGrainFactory grains, Production production, string what) => grains.GetGrain<IDocumentGrain>(production.Id).TellAsync(what);
}
