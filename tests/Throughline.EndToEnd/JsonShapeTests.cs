using System.Text.RegularExpressions;
using NJsonSchema;

namespace Throughline.EndToEnd;

/// <summary>What the commands print as JSON has the shape that is written down.</summary>
public sealed partial class JsonShapeTests
{
    private static readonly string Shapes = Path.Combine(CommandLine.Repository, "docs", "json");

    private static readonly string Sample = Path.Combine(CommandLine.Repository, "samples", "a-bit-for-the-tide", "a-bit-for-the-tide.fountain");

    [Fact]
    public async Task Notes_tags_and_drafts_are_as_their_schemas_say_on_their_lines_and_off_them()
    {
        using var folder = await ProductionAsync();
        var tide = folder["tide"];
        await Done("note", "add", "Too soon?", "--words", "You did.", "--production", tide);
        await Done("note", "add", "For me alone.", "--words", "I did say.", "--private", "--production", tide);
        await Done("tag", "add", "spirit level", "--category", "props", "--words", "spirit level", "--production", tide);
        await Done("note", "resolve", "1", "--production", tide);
        // The line of the second note goes, and the words of the tag.
        var script = await File.ReadAllTextAsync(Sample, TestContext.Current.CancellationToken);
        folder.Add("second.fountain", script.Replace("I did say.", "", StringComparison.Ordinal).Replace("spirit level", "bubble", StringComparison.Ordinal));
        await Done("draft", "add", folder["second.fountain"], "--name", "Blue", "--production", tide);

        Assert.Empty(await FaultsAsync("notes", "note", "list", "--all", "--json", "--production", tide));
        Assert.Empty(await FaultsAsync("notes", "tag", "list", "--all", "--json", "--production", tide));
        Assert.Empty(await FaultsAsync("drafts", "draft", "list", "--json", "--production", tide));
        Assert.Empty(await FaultsAsync("draft-show", "draft", "show", "1", "--json", "--production", tide));
        Assert.Empty(await FaultsAsync("draft-show", "draft", "show", "2", "--json", "--production", tide));
    }

    [Fact]
    public async Task The_bible_and_the_turning_points_are_as_their_schemas_say()
    {
        using var folder = await ProductionAsync();
        var tide = folder["tide"];
        await Done("ask", Sample, "ladder", "bible", "--production", tide);

        Assert.Empty(await FaultsAsync("bible", "bible", "show", "--json", "--production", tide));
        Assert.Empty(await FaultsAsync("turning-points", "turning-points", Sample, "--json"));
    }

    [Fact]
    public void Every_schema_that_a_command_names_is_there()
    {
        var named = Directory.EnumerateFiles(Path.Combine(CommandLine.Repository, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal)).SelectMany(file => Named().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal).ToArray();

        Assert.True(named.Length > 20, $"{named.Length} schemas are named");
        Assert.All(named, name => Assert.True(File.Exists(Path.Combine(Shapes, name)), $"docs/json/{name} is named and not there"));
    }

    private static async Task<ICollection<NJsonSchema.Validation.ValidationError>> FaultsAsync(string schema, params string[] arguments)
    {
        var shape = await JsonSchema.FromFileAsync(Path.Combine(Shapes, schema + ".schema.json"), TestContext.Current.CancellationToken);
        var printed = await Done(arguments);
        Assert.NotEqual("[]", printed.Trim());
        return shape.Validate(printed);
    }

    private static async Task<TemporaryFolder> ProductionAsync()
    {
        var folder = new TemporaryFolder();
        await Done("new", "A Bit for the Tide", folder["tide"], "--as", "Ana Ruiz");
        await Done("draft", "add", Sample, "--name", "White", "--production", folder["tide"], "--as", "Ana Ruiz");
        return folder;
    }

    private static async Task<string> Done(params string[] arguments)
    {
        var outcome = await CommandLine.Run(arguments);
        Assert.True(outcome.ExitCode is 0 or 1, $"{string.Join(' ', arguments)}: {outcome.ExitCode}\n{outcome.Error}");
        return outcome.Out;
    }

    [GeneratedRegex(@"docs/json/([a-z-]+\.schema\.json)")]
    private static partial Regex Named();
}
