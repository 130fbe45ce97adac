using Throughline.Reports;

namespace Throughline.Drafts.Web;

/// <summary>The list of scenes at the side of the script, with what became of each.</summary>
internal static class SceneIndex
{
    public static void Write(Html page, DraftPages pages)
    {
        page.Raw("<nav aria-label=\"Scenes\">\n<h2>Scenes</h2>\n<ol>\n");
        foreach (var pair in pages.Match.Scenes)
        {
            var scene = pair.B is { } b ? pages.ScenesB[b] : pages.ScenesA[pair.A!.Value];
            page.Raw("<li class=\"s-").Raw(DraftPages.StateOf(pair)).Raw("\"><a href=\"#").Raw(pair.B is null ? "c" : "s").Number(scene.Index).Raw("\"><span class=\"no\">").Text(scene.Label).Raw("</span> <span dir=\"auto\">")
                .Text(DraftPages.Head(scene)).Raw("</span></a></li>\n");
        }

        page.Raw("</ol>\n</nav>\n");
    }
}
