using System.Collections.Immutable;
using System.Globalization;
using Throughline.Drafts.Authors;
using Throughline.Reports;
using Throughline.Screenplays;

namespace Throughline.Drafts.Web;

/// <summary>The script coloured by who wrote it, with the shares above it; one page that needs nothing else.</summary>
public static class AuthorshipHtml
{
    private const int Colours = 8;

    /// <summary>Writes the page as UTF-8.</summary>
    public static byte[] Write(Authorship authorship) => Draw(authorship).ToPage();

    /// <summary>Draws it.</summary>
    public static HtmlReport Draw(Authorship authorship)
    {
        ArgumentNullException.ThrowIfNull(authorship);
        var shares = AuthorShares.Of(authorship);
        var title = authorship.Draft.TitlePage["Title"] ?? Path.GetFileNameWithoutExtension(authorship.Draft.Source.Name);
        var colourOf = shares.Writers.Select((w, i) => (w.Name, Colour: i % Colours)).ToDictionary(w => w.Name, w => w.Colour, StringComparer.Ordinal);
        var page = new Html();
        page.Raw("<header>\n<p class=\"kicker\">Who wrote what</p>\n<h1 dir=\"auto\">").Text(title).Raw("</h1>\n<p class=\"drafts\">").Text(Authorship.Statement);
        if (shares.InferredLetters > 0)
            page.Raw(" ").Text(Authorship.InferredStatement);
        page.Raw("</p>\n</header>\n<ul class=\"who\">\n");
        foreach (var writer in shares.Writers)
            page.Raw("<li><i class=\"b").Number(colourOf[writer.Name]).Raw("\"></i><span dir=\"auto\">").Text(writer.Name).Raw("</span><span>").Text(Percent(writer.Letters, shares.Letters)).Raw("</span></li>\n");
        page.Raw("</ul>\n");
        AuthorshipStrip.Write(page, authorship, colourOf);
        page.Raw("<div class=\"shares\">\n");
        WriteTable(page, "Drafts", "Where it first stands", [.. shares.Drafts.Select(d => (d.Name, (string?)null, d.Letters, ImmutableArray<Share>.Empty))], shares.Letters, colourOf);
        WriteTable(page, "How it came", "Manner", [.. shares.Manners.Select(m => (m.Name, (string?)null, m.Letters, ImmutableArray<Share>.Empty))], shares.Letters, colourOf);
        page.Raw("</div>\n");
        var scenes = Scene.Of(authorship.Draft);
        WriteTable(page, "Scenes", "Scene", [.. shares.Scenes.Select(s => ($"{scenes[s.Scene].Label}  {scenes[s.Scene].Heading.Text.Plain.Replace('\n', ' ').Trim()}", (string?)$"#s{s.Scene.ToString(CultureInfo.InvariantCulture)}", s.Letters, s.Writers))], shares.Letters, colourOf);
        page.Raw("<article aria-label=\"The script\">\n");
        WriteScript(page, authorship, colourOf);
        page.Raw("</article>\n<footer><p>Letters are characters of printed lines that are not white space. Dotted underneath: proposed and accepted, whoever accepted it; dashed: pasted from elsewhere, so that nobody knows whose it is. Made by Throughline.</p></footer>\n");
        return DiffHtml.Drawn(page, title, "who wrote what");
    }

    private static void WriteTable(Html page, string heading, string column, ImmutableArray<(string Name, string? Link, int Letters, ImmutableArray<Share> Writers)> rows, int all, Dictionary<string, int> colourOf)
    {
        if (rows.IsEmpty)
            return;
        page.Raw("<section>\n<h2>").Raw(heading).Raw("</h2>\n<table>\n<thead><tr><th>").Raw(column).Raw("</th><th>Letters</th><th>Share</th></tr></thead>\n<tbody>\n");
        foreach (var (name, link, letters, writers) in rows)
        {
            page.Raw("<tr><th scope=\"row\" dir=\"auto\">");
            if (link is not null)
                page.Raw("<a href=\"").Raw(link).Raw("\">").Text(name).Raw("</a>");
            else
                page.Text(name);
            page.Raw("</th><td class=\"n\">").Text(letters.ToString("#,0", CultureInfo.InvariantCulture)).Raw("</td>");
            if (writers.IsEmpty)
            {
                page.Raw("<td class=\"n\">").Text(Percent(letters, all)).Raw("</td></tr>\n");
                continue;
            }

            page.Raw("<td class=\"bar\"><div class=\"share\">");
            foreach (var writer in colourOf.Keys.SelectMany(name => writers.Where(w => w.Name == name)))
                page.Raw("<span class=\"b").Number(colourOf[writer.Name]).Raw(" ").Raw(page.Styled($"width:{Html.Point(writer.Letters * 100.0 / letters)}%")).Raw("\" title=\"").Text($"{writer.Name} {Percent(writer.Letters, letters)}").Raw("\"></span>");
            page.Raw("</div></td></tr>\n");
        }

        page.Raw("</tbody>\n</table>\n</section>\n");
    }

    private static void WriteScript(Html page, Authorship authorship, Dictionary<string, int> colourOf)
    {
        var scene = 0;
        for (var i = 0; i < authorship.Lines.Length; i++)
        {
            var element = authorship.Draft.Elements[i];
            if (!element.IsPrinted || element is PageBreak)
                continue;
            var tag = element is SceneHeading ? "h3" : "p";
            page.Raw($"<{tag} class=\"{ElementNames.Of(element.Kind)}\" dir=\"auto\"");
            if (element is SceneHeading)
                page.Raw(" id=\"s").Number(scene++).Raw("\"");
            page.Raw(">");
            foreach (var stroke in authorship.Lines[i])
            {
                page.Raw("<span class=\"t").Number(colourOf.GetValueOrDefault(stroke.Hand.Person)).Raw(ClassOf(stroke.Hand.Manner)).Raw("\" title=\"").Text($"{stroke.Hand.Person}, {AuthorShares.NameOf(stroke.Hand.Manner)}, {stroke.Hand.Draft}{(stroke.Hand.IsInferred ? " (inferred)" : "")}").Raw("\">")
                    .Text(element.Text.Plain.AsSpan(stroke.Start, stroke.Length), breaks: true).Raw("</span>");
            }

            page.Raw($"</{tag}>\n");
        }
    }

    // What nobody typed here is marked besides its colour.
    private static string ClassOf(Manner manner) => manner switch
    {
        Manner.Accepted => " accepted",
        Manner.EditedAfterAcceptance => " accepted",
        Manner.Pasted => " pasted",
        _ => "",
    };

    /// <summary>A share that is nearly nothing or nearly all is not rounded to that.</summary>
    internal static string Percent(int part, int whole)
    {
        var percent = (part * 200L + whole) / Math.Max(1, whole * 2L);
        return part > 0 && percent == 0 ? "<1\u202F%" : part < whole && percent == 100 ? ">99\u202F%" : string.Create(CultureInfo.InvariantCulture, $"{percent}\u202F%");
    }
}
