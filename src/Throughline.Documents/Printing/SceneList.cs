using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Documents.Printing;

/// <summary>The scenes with their pages, as pages before the first.</summary>
internal static class SceneList
{
    private const int Heading = 22;
    private const int Widest = 47;

    public static ImmutableArray<PrintedPage> Of(Screenplay screenplay, PageMap map, PageChoice choice)
    {
        var pages = ImmutableArray.CreateBuilder<PrintedPage>();
        var lines = new List<PrintedLine> { Line(1, 15, -1, "SCENES") };
        var row = 3;
        foreach (var scene in Scene.Of(screenplay).Where(s => choice.IsWanted(s.FirstElement) && map.Elements[s.FirstElement].Lines > 0))
        {
            if (row > map.Style.LinesPerPage)
            {
                pages.Add(new PrintedPage(0, "", [.. lines]));
                lines.Clear();
                row = 1;
            }

            var page = map.LabelOf(map.Elements[scene.FirstElement].Page);
            lines.Add(Line(row, 15, scene.FirstElement, scene.Label));
            lines.Add(Line(row, Heading, scene.FirstElement, Short(scene.Heading.Text.Plain)));
            lines.Add(Line(row++, 73 - page.Length, scene.FirstElement, page));
        }

        pages.Add(new PrintedPage(0, "", [.. lines]));
        return pages.DrainToImmutable();
    }

    private static PrintedLine Line(int row, int column, int element, string words) => new(row, column, PrintedPart.Title, element, [new PrintedRun(words)]);

    private static string Short(string heading)
    {
        var line = heading.ReplaceLineEndings(" ").ToUpperInvariant().Trim();
        while (LineCount.Columns(line) > Widest)
            line = line[..^(line.Length > 1 && char.IsLowSurrogate(line[^2]) ? 3 : 2)].TrimEnd() + "…";
        return line;
    }
}
