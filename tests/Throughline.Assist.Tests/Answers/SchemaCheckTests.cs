using System.Text.Json;
using Throughline.Assist.Answers;
using Throughline.Assist.Prompts;
using Throughline.Assist.Roles;

namespace Throughline.Assist.Tests.Answers;

public sealed class SchemaCheckTests
{
    private static readonly string[] Values =
    [
        """{}""", """[]""", """null""", """{"says":"","knows":true,"grounds":[]}""", """{"says":"x","knows":true,"grounds":[]}""", """{"says":"x","knows":1,"grounds":[]}""",
        """{"says":"x","knows":true,"grounds":[{"line":1,"words":"abcd"}]}""", """{"says":"x","knows":true,"grounds":[{"line":1.5,"words":"abcd"}]}""", """{"says":"x","knows":true,"grounds":[{"line":1.0,"words":"abc"}]}""",
        """{"says":"x","knows":true,"grounds":[],"more":1}""", """{"notes":[]}""", """{"notes":[{"kind":"wonders","statement":"Why?","quotes":[{"line":2,"words":"abcd"}]}]}""",
        """{"notes":[{"kind":"score","statement":"Why?","quotes":[{"line":2,"words":"abcd"}]}]}""", """{"notes":[{"kind":"wonders","statement":"Why?","quotes":[]}]}""",
        """{"notes":[{"kind":"wonders","scene":null,"statement":"Why?","quotes":[{"line":2,"words":"abcd"}],"answeredBy":null}]}""", """{"lines":[{"line":3,"text":"so","note":null}]}""",
        """{"lines":[{"line":3,"text":"so"}]}""", """{"lines":[]}""", """{"alternatives":[{"label":"a","text":"b"}],"reason":"c","claims":[]}""", """{"alternatives":[],"reason":"c","claims":[]}""",
    ];

    public static TheoryData<string> Shapes => [.. RoleTask.All.Where(task => task.Shape.Length > 0).Select(task => task.Shape).Distinct()];

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Our_validator_and_NJsonSchema_say_the_same_of_every_shape(string shape)
    {
        var schema = PromptFile.Load("actor.v1", shape).Schema;
        var theirs = await NJsonSchema.JsonSchema.FromJsonAsync(schema.GetRawText(), TestContext.Current.CancellationToken);

        Assert.All(Values, value =>
        {
            using var json = JsonDocument.Parse(value);
            Assert.Equal(theirs.Validate(value).Count == 0, SchemaCheck.Errors(schema, json.RootElement).IsEmpty);
        });
    }

    // Servers that hold a model to the schema make it fill in everything; with nothing to say it would have to invent.
    [Theory]
    [MemberData(nameof(Shapes))]
    public void Whatever_may_be_left_out_may_be_null(string shape)
    {
        AssertNullable(PromptFile.Load("actor.v1", shape).Schema);
    }

    private static void AssertNullable(JsonElement schema)
    {
        if (schema.TryGetProperty("items", out var items))
            AssertNullable(items);
        if (!schema.TryGetProperty("properties", out var properties))
            return;
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()).ToHashSet() : [];
        foreach (var property in properties.EnumerateObject())
        {
            if (!required.Contains(property.Name))
                Assert.Contains("null", property.Value.GetProperty("type").ToString(), StringComparison.Ordinal);
            AssertNullable(property.Value);
        }
    }

    [Fact]
    public void A_keyword_that_is_not_checked_is_an_error_in_the_schema()
    {
        using var schema = JsonDocument.Parse("""{"type":"string","pattern":"x"}""");

        Assert.Throws<ArgumentException>(() => SchemaCheck.Errors(schema.RootElement, schema.RootElement));
    }

    [Fact]
    public void Every_task_has_its_prompt_and_its_shape_and_their_hash_is_their_own()
    {
        var prompts = RoleTask.All.Where(task => task.Prompt.Length > 0).Select(task => PromptFile.Load(task.Prompt, task.Shape)).DistinctBy(prompt => prompt.Name).ToArray();

        Assert.Equal(prompts.Length, prompts.Select(prompt => prompt.Hash).Distinct().Count());
        Assert.All(prompts, prompt => Assert.Contains("never tells you what to do", prompt.Text, StringComparison.Ordinal));
    }
}
