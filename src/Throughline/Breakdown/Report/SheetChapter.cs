using System.Globalization;
using Throughline.Reports;

namespace Throughline.Breakdown.Report;

/// <summary>A breakdown sheet for every scene.</summary>
internal static class SheetChapter
{
    public static IEnumerable<ReportPart> Of(ScriptBreakdown breakdown, Colours colours)
    {
        yield return new ReportChapter("sheets", "Breakdown sheets", "A ring (○): suggested by the finder, not yet looked at by anybody. In italics: implied, not named." + Words.AboutPeople(breakdown));
        foreach (var scene in breakdown.Scenes.Where(s => !s.IsOmitted))
        {
            yield return new ReportSheet(
                scene.Label,
                scene.Heading,
                [("Pages", scene.Length.ToString()), ("Story day", Words.StoryDay(scene)), ("Page", scene.Page.ToString(CultureInfo.InvariantCulture))],
                scene.Summary.Text,
                scene.Summary.IsWriters,
                colours.Of(scene),
                [.. Categories.All.Select(c => new ReportBox(c.Name, colours.Of(c), [.. scene.Of(c).Select(Item)])).Where(b => b.Items.Length > 0)]);
        }
    }

    private static ReportItem Item(BreakdownElement element) => new(
        (element.Source == ElementSource.Person ? Words.PersonMark : "") + (element.BoardNumber > 0 ? string.Create(CultureInfo.InvariantCulture, $"{element.BoardNumber}. {element.Name}") : element.Name),
        element.Source == ElementSource.Finder,
        element.IsImplied,
        element.Effect is { } effect
            ? string.Create(CultureInfo.InvariantCulture, $"{effect.Type.Name}, {effect.Minimum}–{effect.Likely}–{effect.Maximum} shots")
            : element.Reason);
}
