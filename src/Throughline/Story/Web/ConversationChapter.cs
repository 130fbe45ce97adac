using Throughline.Reports;

namespace Throughline.Story.Web;

/// <summary>Who speaks with whom: arcs between names, and the numbers.</summary>
internal static class ConversationChapter
{
    private const int Width = 720;

    public static void Write(Html html, ScriptReport report)
    {
        var talk = report.Conversations;
        if (talk.Pairs.IsEmpty)
            return;
        html.Raw("<section id=\"talk\">\n<h2>Who speaks with whom</h2>\n<p class=\"note\">An arc joins two who answer each other; the heavier, the more often.</p>\n");
        if (talk.Pairs[0].Exchanges > 0)
            WriteArcs(html, talk);
        WriteMatrix(html, talk);
        html.Raw("</section>\n");
    }

    private static void WriteArcs(Html html, Conversations talk)
    {
        var count = talk.Names.Length;
        var step = (double)Width / count;
        var most = Math.Max(1, talk.Pairs[0].Exchanges);
        var widest = 1;
        foreach (var pair in talk.Pairs)
            widest = Math.Max(widest, pair.Exchanges > 0 ? pair.Second - pair.First : 1);
        var height = Math.Min(210, 30 + step * widest / 2);
        html.Add($"<figure>\n<svg class=\"arcs\" viewBox=\"0 0 {Width + 56} {height + 96}\" role=\"img\" aria-labelledby=\"at ad\"><title id=\"at\">Exchanges between people</title><desc id=\"ad\">Arcs between {count} names; the table below has the numbers.</desc>\n");
        foreach (var pair in talk.Pairs)
        {
            if (pair.Exchanges == 0)
                continue;
            double x1 = step * (pair.First + 0.5), x2 = step * (pair.Second + 0.5);
            var rise = height * (pair.Second - pair.First) / widest;
            html.Add($"<path class=\"arc\" stroke-width=\"{Math.Max(0.6, 14.0 * pair.Exchanges / most)}\" d=\"M{x1} {height}C{x1} {height - rise * 4 / 3} {x2} {height - rise * 4 / 3} {x2} {height}\"><title>{talk.Names[pair.First]} and {talk.Names[pair.Second]}: {pair.Exchanges}</title></path>\n");
        }

        for (var i = 0; i < count; i++)
            html.Add($"<text class=\"ink\" transform=\"translate({step * (i + 0.5) + 3} {height + 10}) rotate(48)\">{talk.Names[i]}</text>");
        html.Raw("</svg>\n</figure>\n");
    }

    private static void WriteMatrix(Html html, Conversations talk)
    {
        html.Raw("<h3>Scenes together, exchanges</h3>\n<div class=\"wide\"><table class=\"m\"><thead><tr><td></td>");
        foreach (var name in talk.Names)
            html.Add($"<th scope=\"col\"><span dir=\"auto\">{name}</span></th>");
        html.Raw("</tr></thead><tbody>\n");
        var most = Math.Max(1, talk.Pairs[0].Exchanges);
        for (var row = 0; row < talk.Names.Length; row++)
        {
            html.Add($"<tr><th scope=\"row\" dir=\"auto\">{talk.Names[row]}</th>");
            for (var column = 0; column < talk.Names.Length; column++)
                WriteCell(html, row == column ? null : talk.Between(row, column), row < column, most);
            html.Raw("</tr>\n");
        }

        html.Raw("</tbody></table></div>\n<p class=\"how\">Above the diagonal, exchanges: how often a speech of one follows a speech of the other in the same scene with nobody between; to whom a line is said, the page does not tell. Below: scenes in which both speak. Each number leads to its lines.</p>\n");
    }

    private static void WriteCell(Html html, ConversationPair? pair, bool exchanges, int most)
    {
        var number = pair is null ? 0 : exchanges ? pair.Exchanges : pair.Scenes.Length;
        if (number == 0 || pair is null)
        {
            html.Raw("<td></td>");
            return;
        }

        var depth = exchanges ? Math.Min(4, 1 + number * 4 / (most + 1)) : 0;
        html.Raw(depth switch { 0 => "<td>", 1 => "<td class=\"c1\">", 2 => "<td class=\"c2\">", 3 => "<td class=\"c3\">", _ => "<td class=\"c4\">" });
        html.Add($"<a href=\"#c{pair.First}-{pair.Second}\">{Html.Count(number)}</a></td>");
    }
}
