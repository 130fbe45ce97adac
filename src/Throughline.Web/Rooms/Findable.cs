using System.Globalization;
using Throughline.Editorial;
using Throughline.Editorial.Changes;
using Throughline.Screenplays;
using Throughline.Studio;
using Throughline.Studio.Search;
using Throughline.Web.Live;

namespace Throughline.Web.Rooms;

/// <summary>Brings into the index what the rooms hold beside the script.</summary>
internal static class Findable
{
    /// <summary>Brings in what everybody may read: the script as it is written now, with its lines on the page as keys, and the rest.</summary>
    public static async Task RefreshAsync(Production production, WrittenScript written, CancellationToken cancel)
    {
        await production.Search.RefreshAsync(($"page {written.Stamp}", LinesOf(written)), cancel);
        if ((await production.Cuts.ListAsync(cancel)).LastOrDefault() is not { } cut)
            return;
        await production.Search.PutAsync(SearchKind.Cut, cut.Number.ToString(CultureInfo.InvariantCulture), () => Clips(production.Cuts.Read(cut).Timeline), cancel);
    }

    private static IEnumerable<SearchText> LinesOf(WrittenScript written)
    {
        var place = "";
        var scene = 0;
        foreach (var element in written.Script.Elements)
        {
            scene += element is SceneHeading ? 1 : 0;
            if (element is SceneHeading heading)
                place = $"{heading.Number ?? scene.ToString(CultureInfo.InvariantCulture)} {heading.Text.Plain.ReplaceLineEndings(" ")}";
            if (element.Text.Plain.Length > 0)
                yield return new SearchText(element.Span.Line.ToString(CultureInfo.InvariantCulture), place, element.Text.Plain);
        }
    }

    private static IEnumerable<SearchText> Clips(Timeline timeline) =>
        CutList.Of(timeline).Events.Select(e => new SearchText(e.Number.ToString(CultureInfo.InvariantCulture), new Time.Timecode(timeline.Timebase, e.RecordIn).ToString(), string.Join(' ', ((string?[])[e.Name, e.Source.Label, e.Shot, e.Scene]).OfType<string>().Where(text => text.Length > 0).Distinct(StringComparer.Ordinal))));
}
