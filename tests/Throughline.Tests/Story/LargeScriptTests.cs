using System.Diagnostics;
using System.Text;
using Throughline.Story;
using Throughline.Story.Web;

namespace Throughline.Tests.Story;

public sealed class LargeScriptTests
{
    // Anything that looks at every pair of scenes, people or places takes minutes here.
    [Fact]
    public void Fifty_thousand_scenes_in_places_of_their_own_take_seconds()
    {
        var script = new StringBuilder();
        for (var i = 0; i < 50_000; i++)
            script.Append($"# Step {i}\n\nINT. PLACE {i} - {(i % 2 == 0 ? "DAY" : "NIGHT")}\n\nMAN {i} waits.\n\nMAN {i}\nYes, {i}.\n\n");
        var screenplay = Scripts.Read(script.ToString());
        var watch = Stopwatch.StartNew();

        var page = ReportHtml.Write(ScriptReport.Of(screenplay));

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 30);
        Assert.InRange(page.Length, 1, 8_000_000);
        Assert.Contains("And 48000 more scenes.", Encoding.UTF8.GetString(page), StringComparison.Ordinal);
    }

    [Fact]
    public void A_heading_of_very_many_parts_is_cut_off()
    {
        var report = ScriptReport.Of(Scripts.Read("INT. " + string.Join(" - ", Enumerable.Range(0, 50_000).Select(i => $"P{i}")) + " - DAY\n\nRain.\n"));

        Assert.NotEmpty(ReportJson.Write(report));
        Assert.NotEmpty(ReportHtml.Write(report));
    }
}
