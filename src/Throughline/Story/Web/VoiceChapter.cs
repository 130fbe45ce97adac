using System.Globalization;
using Throughline.Reports;

namespace Throughline.Story.Web;

/// <summary>How distinct the voices are.</summary>
internal static class VoiceChapter
{
    public static void Write(Html html, ScriptReport report)
    {
        var voices = report.Voices;
        if (voices.People.IsEmpty)
            return;
        var hasDelta = voices.People[0].Distinctness is not null;
        if (!hasDelta && voices.People.All(v => v.OwnWords.IsEmpty))
            return;
        html.Add($"<section id=\"voices\">\n<h2>Voices</h2>\n<p class=\"note\">For those who say at least {voices.FewestWords} words. ");
        html.Raw(hasDelta
            ? "Distance is the average difference to all other voices in how the small, common words are used: about 1 is usual in a cast, and two voices well below that sound alike. Small samples lie further apart than they are.</p>\n"
            : "Three such voices are needed to compare how the common words are used.</p>\n");
        html.Raw("<div class=\"wide\"><table><thead><tr><th scope=\"col\">Name</th>");
        html.Raw(hasDelta ? "<th scope=\"col\" class=\"n\">Distance</th><th scope=\"col\">Nearest voice</th>" : "").Raw("<th scope=\"col\">Words of their own</th></tr></thead><tbody>\n");
        for (var v = 0; v < voices.People.Length; v++)
        {
            var voice = voices.People[v];
            if (!hasDelta && voice.OwnWords.IsEmpty)
                continue;
            html.Add($"<tr><th scope=\"row\" class=\"name\" dir=\"auto\">{voice.Name}<br><small class=\"note\">{Html.Count(voice.Words)} words</small></th>");
            if (hasDelta)
                html.Add($"<td class=\"n\">{Two(voice.Distinctness)}</td><td dir=\"auto\">{voice.Nearest}<br><small class=\"note\">{Two(voice.NearestDelta)}</small></td>");
            html.Raw(voice.OwnWords.IsEmpty ? "<td class=\"words\">none" : "<td class=\"words\" dir=\"auto\">");
            for (var i = 0; i < voice.OwnWords.Length; i++)
            {
                var word = voice.OwnWords[i];
                html.Add($"{(i == 0 ? "" : ", ")}<a href=\"#w{v}-{i}\" title=\"{word.Uses} times, all others {word.OthersUses}; first on page {word.At.Page}, line {word.At.Line}\"><bdi>{word.Word}</bdi> <small>{word.Uses}:{word.OthersUses}</small></a>");
            }

            html.Raw("</td></tr>\n");
        }

        html.Raw("</tbody></table></div>\n<p class=\"how\">Words of their own: said so much more than by all others that chance is an unlikely reason; 7:2 is seven times by them, twice by the rest.</p>\n</section>\n");
    }

    private static string Two(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "";
}
