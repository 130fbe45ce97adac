using System.Text.Json;
using NJsonSchema;
using Throughline.Drafts;
using Throughline.Screenplays;

namespace Throughline.Tests.Drafts;

public sealed class DiffJsonTests
{
    private const string White = "INT. KITCHEN - DAY\n\nRain beats on the window over the sink.\n\nJAKE\nDid you put the money back?\nAll of it?\n";

    [Fact]
    public async Task The_json_fits_its_schema_and_gives_the_lines_of_the_files()
    {
        var json = DiffJson.Write(Two.Match(White, "Fog.\n\n" + White.Replace("Rain", "Hail", StringComparison.Ordinal)));
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Corpus.Repository, "docs", "json", "diff.schema.json"), TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(json));
        var lines = JsonDocument.Parse(json).RootElement.EnumerateArray().Select(l => l.GetRawText()).ToList();
        Assert.Equal("""{"kind":"added","element":"action","a":null,"b":{"first":1,"last":1},"confidence":1}""", lines[0]);
        Assert.StartsWith("""{"kind":"edited","element":"action","a":{"first":3,"last":3},"b":{"first":5,"last":5},""", lines[2], StringComparison.Ordinal);
        Assert.Equal("""{"kind":"kept","element":"dialogue","a":{"first":6,"last":7},"b":{"first":8,"last":9},"confidence":1}""", lines[4]);
    }

    [Fact]
    public void A_side_that_is_made_of_pages_gives_those_of_its_file()
    {
        var json = DiffJson.Write(Two.Match("Rain.\n\nFog.\n", "Rain.\n\nFog.\n"), pagesB: [2, 7]);

        Assert.Contains("""{"first":1,"last":1},"b":{"first":null,"last":null,"page":2}""", json, StringComparison.Ordinal);
        Assert.Contains("""{"first":3,"last":3},"b":{"first":null,"last":null,"page":7}""", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_without_lines_of_a_file_gives_pages()
    {
        var made = new Screenplay { Elements = [new Action { Text = "Rain." }] };

        var json = DiffJson.Write(DraftMatch.Between(made, made));

        var schema = await JsonSchema.FromFileAsync(Path.Combine(Corpus.Repository, "docs", "json", "diff.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(json));
        Assert.Contains("""{"first":null,"last":null,"page":1}""", json, StringComparison.Ordinal);
    }
}
