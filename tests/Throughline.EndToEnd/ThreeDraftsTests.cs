using System.Text.Json;

namespace Throughline.EndToEnd;

/// <summary>Three drafts of a feature in one production, from the first note to the signed PDF.</summary>
public sealed class ThreeDraftsTests : IAsyncLifetime
{
    private static readonly string[] Papers = ["human-provenance", "wga-company", "wga-writer", "copyright", "academy", "sag-replica", "sag-synthetic", "netflix", "eu-article-50", "festival"];

    private readonly TemporaryFolder _folder = new();

    private string Production => _folder["earnest"];

    // White is the play; blue says other words and cuts a line in every thirty-seven; pink moves sixty of its blocks.
    public async ValueTask InitializeAsync()
    {
        var white = await File.ReadAllTextAsync(Path.Combine(CommandLine.Repository, "samples/the-importance-of-being-earnest/the-importance-of-being-earnest.fountain"));
        var blue = white.Replace("cucumber sandwiches", "watercress sandwiches", StringComparison.Ordinal).Split("\n\n").Where((_, i) => i % 37 != 20).ToArray();
        var pink = (string[])[.. blue[..200], .. blue[260..300], .. blue[200..260], .. blue[300..]];
        await Done("new", "Earnest", Production, "--as", "Ana");
        await Done("draft", "add", _folder.Add("white.fountain", white), "--name", "White", "--production", Production, "--as", "Ana");
        await Done("note", "add", "Is this joke too early?", "--words", "cucumber sandwiches", "--line", "29", "--production", Production, "--as", "Ana");
        await Done("note", "add", "For me alone.", "--line", "215", "--private", "--production", Production, "--as", "Ana");
        await Done("tag", "add", "cigarette case", "--category", "props", "--words", "cigarette case", "--line", "199", "--production", Production, "--as", "Ana");
        await Done("draft", "add", _folder.Add("blue.fountain", string.Join("\n\n", blue)), "--name", "Blue", "--author", "Ben", "--production", Production, "--as", "Ana");
        await Done("draft", "add", _folder.Add("pink.fountain", string.Join("\n\n", pink)), "--name", "Pink", "--author", "Ana", "--production", Production, "--as", "Ana");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_hangs_on_the_first_draft_is_in_place_on_the_third()
    {
        var notes = await Done("note", "list", "--production", Production, "--as", "Ana");
        var tags = await Done("tag", "list", "--production", Production);
        var sheets = await Done("breakdown", "Pink", "--production", Production, "--json");

        Assert.Contains("Is this joke too early?\n       scene 1: “sandwiches”\n", notes, StringComparison.Ordinal);
        Assert.Contains("For me alone. [private]\n       scene 1: “Enter Lane with the cigarette case", notes, StringComparison.Ordinal);
        Assert.Contains("cigarette case\n       scene 1: “cigarette case”\n", tags, StringComparison.Ordinal);
        Assert.Contains(Elements(sheets), it => it == ("cigarette case", "person"));
    }

    [Fact]
    public async Task Each_department_hears_what_the_third_means_for_it_and_the_writers_what_is_theirs()
    {
        var report = (await CommandLine.Run("diff", "White", "Pink", "--production", Production, "--for", "all")).Out;
        using var authorship = JsonDocument.Parse(await Done("authorship", "--production", Production, "--json", "--html", _folder["authors.html"]));

        Assert.All(["SCHEDULE", "CAST", "LOCATIONS", "PROPS", "VISUAL EFFECTS"], title => Assert.Contains($"\n  {title} ─", report, StringComparison.Ordinal));
        Assert.Contains("LANE two cut of what is now 19 speeches", report, StringComparison.Ordinal);
        Assert.Equal(["Ana", "Ben"], authorship.RootElement.GetProperty("writers").EnumerateArray().Select(it => it.GetProperty("name").GetString()));
        Assert.Contains("watercress", await File.ReadAllTextAsync(_folder["authors.html"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_record_verifies_and_fills_in_every_paper()
    {
        await Done("ledger", "verify", "--production", Production);
        foreach (var paper in Papers)
        {
            using var filing = JsonDocument.Parse(await Done("disclose", Production, "--for", paper));
            await Done("disclose", Production, "--for", paper, "-o", _folder[$"{paper}.pdf"]);

            Assert.NotEmpty(filing.RootElement.GetProperty("sections").EnumerateArray());
            Assert.StartsWith("%PDF-", await File.ReadAllTextAsync(_folder[$"{paper}.pdf"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_printed_draft_carries_its_credentials()
    {
        await Done("print", _folder["pink.fountain"], "-o", _folder["pink.pdf"]);
        await Done("credentials", "sign", _folder["pink.pdf"], "-o", _folder["signed.pdf"], "--production", Production, "--as", "Ana");
        await Done("credentials", "root", "--production", Production, "-o", _folder["root.pem"]);

        Assert.StartsWith("{\n  \"state\": \"trusted\"", await Done("credentials", "verify", _folder["signed.pdf"], "--trust", _folder["root.pem"], "--json"), StringComparison.Ordinal);
    }

    private static IEnumerable<(string?, string?)> Elements(string breakdown)
    {
        using var json = JsonDocument.Parse(breakdown);
        return [.. json.RootElement.GetProperty("scenes").EnumerateArray().SelectMany(scene => scene.GetProperty("elements").EnumerateArray()).Select(it => (it.GetProperty("name").GetString(), it.GetProperty("source").GetString()))];
    }

    private static async Task<string> Done(params string[] arguments)
    {
        var outcome = await CommandLine.Run(arguments);
        Assert.True(outcome.ExitCode == 0, $"{string.Join(' ', arguments)}: {outcome.ExitCode} {outcome.Error}");
        return outcome.Out;
    }
}
