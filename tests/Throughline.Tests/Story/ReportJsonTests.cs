using System.Text;
using System.Text.Json;
using NJsonSchema;
using Throughline.Story;

namespace Throughline.Tests.Story;

public sealed class ReportJsonTests
{
    [Fact]
    public void The_json_of_a_short_script_is_as_it_was_looked_at() =>
        Golden.Matches(Json(Scripts.Lighthouse), "lighthouse.json");

    [Fact]
    public async Task The_json_keeps_to_its_schema()
    {
        var schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(Path.Combine(Corpus.Repository, "docs", "json", "read.schema.json"), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(Json(Scripts.Lighthouse)));
        Assert.Empty(schema.Validate(Json("")));
    }

    [Fact]
    public void Text_that_json_cannot_hold_is_replaced()
    {
        var json = Json("INT. A \uDC80 \u001b[31m - DAY\n\nRain.\n");

        Assert.DoesNotContain('\u001b', json);
        Assert.Contains('\uFFFD', JsonDocument.Parse(json).RootElement.GetProperty("scenes")[0].GetProperty("heading").GetString()!);
    }

    [Fact]
    public void The_same_script_gives_the_same_report() =>
        Assert.Equal(Json(Scripts.Lighthouse), Json(Scripts.Lighthouse));

    private static string Json(string fountain) => Encoding.UTF8.GetString(ReportJson.Write(ScriptReport.Of(Scripts.Read(fountain))));
}
