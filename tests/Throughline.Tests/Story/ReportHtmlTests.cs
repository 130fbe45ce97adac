using System.Text;
using System.Xml.Linq;
using Throughline.Story;
using Throughline.Story.Web;

namespace Throughline.Tests.Story;

public sealed class ReportHtmlTests
{
    [Fact]
    public void The_page_of_a_short_script_is_as_it_was_looked_at() =>
        Golden.Matches(Page(Scripts.Lighthouse), "lighthouse.html");

    [Fact]
    public void Hostile_text_is_inert()
    {
        var page = Page(Scripts.Lighthouse.Replace("The Lamp", "</title><script>alert(1)</script>\u001b[31m", StringComparison.Ordinal)
            .Replace("TOM", "@\"><img src=x onerror=alert(2)>", StringComparison.Ordinal).Replace("QUAY", "QUAY' onclick='x \u202E [bold]", StringComparison.Ordinal));

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("' onclick", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\u001b', page);
        Assert.DoesNotContain('\u202E', page);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_needs_nothing_from_elsewhere()
    {
        var page = Page(Scripts.Lighthouse);

        Assert.DoesNotContain("http:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_have_titles_and_tables_have_headers_and_links_have_targets()
    {
        // Written as XML too, but for the doctype, the head's open tags and line breaks.
        var body = Body(Page(Scripts.Lighthouse));

        Assert.All(body.Descendants("svg").Where(s => (string?)s.Attribute("role") == "img"), s => Assert.True(s.Element("title") is not null && s.Element("desc") is not null));
        Assert.All(body.Descendants("svg"), s => Assert.True(s.Attribute("role") is not null || s.Attribute("aria-hidden") is not null));
        Assert.All(body.Descendants("table"), t => Assert.NotEmpty(t.Element("thead")!.Descendants("th")));
        var ids = body.Descendants().Select(e => (string?)e.Attribute("id")).Where(id => id is not null).ToHashSet();
        Assert.All(body.Descendants("a"), a => Assert.Contains(((string)a.Attribute("href")!)[1..], ids));
    }

    [Fact]
    public void Every_row_of_numbers_leads_to_its_lines()
    {
        var body = Body(Page(Scripts.Lighthouse));
        var numbers = body.Descendants("td").Where(d => ((string?)d.Attribute("class"))?.Split(' ').Contains("n") == true).ToList();
        var rows = numbers.Select(n => n.Parent!).Distinct().ToList();

        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.True(r.Descendants("a").Any() || r.Elements("td").Any(d => d.Value == "0"), r.ToString()));
    }

    [Fact]
    public void Every_line_of_the_script_is_there_to_be_led_to()
    {
        var body = Body(Page(Scripts.Lighthouse));

        var cue = body.Descendants("p").Single(p => p.Elements("i").FirstOrDefault()?.Value == "22");
        Assert.Equal("TOM", cue.Element("span")!.Value);
        var words = body.Descendants("a").Single(a => (string?)a.Attribute("href") == "#" + (string)cue.Attribute("id")! && a.Parent!.Name == "p" && a.Parent.Value.StartsWith("TOM", StringComparison.Ordinal));
        Assert.Equal("22", words.Value);
    }

    [Fact]
    public void An_empty_script_still_makes_a_page() =>
        Assert.Contains("nothing on the page yet", Page(""), StringComparison.Ordinal);

    [Theory]
    [InlineData("Rain falls.\n", "No scene heading was found")]
    [InlineData("INT. A - DAY\n\nRain falls.\n", "Nobody speaks.")]
    [InlineData("@ADA\n(waits)\n", "their speeches have no words", "@TOM\n(waits)\n")]
    public void A_script_without_scenes_or_words_says_so(string script, string said, string more = "")
    {
        var page = Page(script + "\n" + more);

        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.DoesNotContain("0/8", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }

    private static XElement Body(string page) =>
        XElement.Parse(page[page.IndexOf("<main>", StringComparison.Ordinal)..(page.IndexOf("</main>", StringComparison.Ordinal) + 7)].Replace("<br>", "<br/>", StringComparison.Ordinal));

    private static string Page(string fountain) => Encoding.UTF8.GetString(ReportHtml.Write(ScriptReport.Of(Scripts.Read(fountain))));
}
