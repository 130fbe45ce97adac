using System.Globalization;
using Throughline.Editorial;
using Throughline.Editorial.Changes;
using Throughline.Studio;
using Throughline.Studio.Search;

namespace Throughline.Web.Rooms;

/// <summary>Brings into the index what the rooms hold beside the script.</summary>
internal static class Findable
{
    public static async Task RefreshAsync(Production production, CancellationToken cancel)
    {
        if ((await production.Cuts.ListAsync(cancel)).LastOrDefault() is not { } cut)
            return;
        await production.Search.PutAsync(SearchKind.Cut, cut.Number.ToString(CultureInfo.InvariantCulture), () => Clips(production.Cuts.Read(cut).Timeline), cancel);
    }

    private static IEnumerable<SearchText> Clips(Timeline timeline) =>
        CutList.Of(timeline).Events.Select(e => new SearchText(e.Number.ToString(CultureInfo.InvariantCulture), new Time.Timecode(timeline.Timebase, e.RecordIn).ToString(), string.Join(' ', ((string?[])[e.Name, e.Source.Label, e.Shot, e.Scene]).OfType<string>().Where(text => text.Length > 0).Distinct(StringComparer.Ordinal))));
}
