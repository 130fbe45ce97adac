using Throughline.Reports;
using Throughline.Screenplays;

namespace Throughline.Story.Web;

/// <summary>The script itself, line by line, so that every number can lead to its words.</summary>
internal static class ScriptChapter
{
    public static void Write(Html html, ScriptReport report)
    {
        var elements = report.Screenplay.Elements;
        if (elements.IsEmpty)
            return;
        html.Raw("<section id=\"script\" class=\"script\">\n<h2>The script</h2>\n<p class=\"note\">As it was read, with the lines of the file. The numbers above lead here.</p>\n");
        for (var i = 0; i < Math.Min(Links.MostElements, elements.Length); i++)
        {
            if (elements[i] is PageBreak)
                continue;
            html.Add($"<p id=\"e{i}\" class=\"{Style(elements[i])}\"><i>{elements[i].Span.Line}</i><span dir=\"auto\">{elements[i].Text.Plain}</span></p>\n");
        }

        if (elements.Length > Links.MostElements)
            html.Add($"<p class=\"note\">And {elements.Length - Links.MostElements} more paragraphs.</p>\n");
        html.Raw("</section>\n");
    }

    private static string Style(Element element) => element.Kind switch
    {
        ElementKind.SceneHeading => "x h",
        ElementKind.Cue => "x c",
        ElementKind.Dialogue or ElementKind.Lyrics => "x d",
        ElementKind.Parenthetical => "x q",
        ElementKind.Transition => "x t",
        ElementKind.Section or ElementKind.Synopsis or ElementKind.Note or ElementKind.Boneyard => "x o",
        _ => "x",
    };
}
