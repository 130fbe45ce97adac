using System.Text.Json;
using NJsonSchema;

namespace Throughline.EndToEnd;

public sealed class SearchTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    private string Tide => _folder["tide"];

    public async ValueTask InitializeAsync()
    {
        await CommandLine.Run("new", "A Bit for the Tide", Tide, "--as", "Ana Ruiz");
        await CommandLine.RunIn(Tide, null, "draft", "add", Path.Combine(CommandLine.Repository, "samples", "a-bit-for-the-tide", "a-bit-for-the-tide.fountain"), "--name", "White");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_word_is_found_in_the_scenes_that_have_it()
    {
        var found = await CommandLine.RunIn(Tide, null, "search", "lamp");

        Assert.Equal(0, found.ExitCode);
        Assert.StartsWith("In the script, ", found.Out, StringComparison.Ordinal);
        Assert.All(found.Out.Split('\n').Where(line => line.StartsWith("    ", StringComparison.Ordinal)), line => Assert.Contains("lamp", line, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_is_found_has_the_documented_shape()
    {
        var found = await CommandLine.RunIn(Tide, null, "search", "white", "--json");

        var schema = await JsonSchema.FromFileAsync(Path.Combine(CommandLine.Repository, "docs", "json", "search.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(found.Out));
        Assert.Contains(JsonDocument.Parse(found.Out).RootElement.EnumerateArray(), hit => hit.GetProperty("kind").GetString() == "draft");
    }

    [Fact]
    public async Task Nothing_found_is_said_and_an_index_that_is_damaged_is_named()
    {
        var nothing = await CommandLine.RunIn(Tide, null, "search", "zeppelin");
        File.WriteAllText(Path.Combine(Tide, "search.db"), "this is no database, however long one looks at it");

        var damaged = await CommandLine.RunIn(Tide, null, "search", "lamp");

        Assert.Equal((1, "Nothing was found.\n"), (nothing.ExitCode, nothing.Error));
        Assert.Equal(3, damaged.ExitCode);
        Assert.Contains("search.db: the index of what can be found cannot be used", damaged.Error, StringComparison.Ordinal);
    }
}
