using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Throughline.Screenplays.Fountain;
using Throughline.Screenplays.Layout;
using Throughline.Text;

namespace Throughline.Tests.Specs;

/// <summary>Runs every example of <c>specs/pages/README.md</c>. UPDATE_GOLDEN=1 writes what comes out into the page, for a person to look at.</summary>
public sealed partial class PageSpecTests
{
    private static readonly string Page = Path.Combine(Corpus.Repository, "specs", "pages", "README.md");

    public static TheoryData<int, string> Examples => [.. Example().Matches(File.ReadAllText(Page)).Select((m, i) => new TheoryDataRow<int, string>(i, m.Groups["script"].Value))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_is_laid_out_as_its_page_says(int number, string script)
    {
        var text = File.ReadAllText(Page);
        var example = Example().Matches(text)[number];

        var pages = Printed(script, example.Groups["lines"].Value);

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(Page, text[..example.Groups["pages"].Index] + pages + text[(example.Groups["pages"].Index + example.Groups["pages"].Length)..]);
        else
            Assert.Equal(example.Groups["pages"].Value, pages);
    }

    // Each line of the page from the left edge of action, behind its number; scene and page numbers left out.
    private static string Printed(string script, string height)
    {
        var screenplay = FountainReader.Read(new SourceText(script, "example.fountain")).Screenplay;
        var style = PageStyle.FinalDraft with { LinesPerPage = height.Length > 0 ? int.Parse(height, CultureInfo.InvariantCulture) : PageMap.LinesPerPage };
        var left = style.Paragraphs[0].Left;
        var all = new StringBuilder();
        foreach (var page in PrintedPages.Of(screenplay, PageLayout.Of(screenplay, style)))
        {
            all.Append(CultureInfo.InvariantCulture, $"page {page.Label}\n");
            foreach (var row in page.Lines.Where(l => l.Row > 0 && l.Part != PrintedPart.SceneNumber).GroupBy(l => l.Row))
            {
                var line = new StringBuilder();
                foreach (var part in row.OrderBy(l => l.Column))
                    line.Append(' ', Math.Max(0, part.Column - left - line.Length)).Append(part.Words);
                all.Append(CultureInfo.InvariantCulture, $"{row.Key,2} {line.ToString().TrimEnd()}\n");
            }
        }

        return all.ToString();
    }

    [GeneratedRegex(@"^```fountain( pages of (?<lines>\d+) lines)?\n(?<script>(?:(?!```).*\n)*)```\n\n```pages\n(?<pages>(?:(?!```).*\n)*)```", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example();
}
