using System.Text.Json;

namespace Throughline.EndToEnd.Disclose;

public sealed class DiscloseCommandTests : IAsyncLifetime
{
    private const string Taken = """
        {"kind":"proposal-made","origin":"machine","target":{"document":"draft-1","line":7},"tool":{"provider":"Example","model":"writer","version":"2","endpoint":"enterprise","retention":"none","training":"none"},"details":{"proposal":"p-1","use":"a line"}}
        {"kind":"proposal-decided","decision":"changed","origin":"machine-edited","stage":"final","target":{"document":"draft-1","line":7},"details":{"proposal":"p-1"}}
        """;

    private readonly TemporaryFolder _folder = new();

    private string Tide => _folder["tide"];

    public async ValueTask InitializeAsync()
    {
        Assert.Equal(0, (await CommandLine.Run("new", "A Bit for the Tide", Tide, "--as", "Ana Ruiz")).ExitCode);
        Assert.Equal(0, (await CommandLine.Run("draft", "add", "samples/a-bit-for-the-tide/a-bit-for-the-tide.fountain", "--production", Tide, "--as", "Ana Ruiz")).ExitCode);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_production_of_people_used_no_ai_and_says_so_in_the_same_bytes_each_time()
    {
        var (once, twice) = (await CommandLine.Run("disclose", Tide, "--for", "human-provenance"), await CommandLine.Run("disclose", Tide, "--for", "human-provenance"));

        Assert.Equal(0, once.ExitCode);
        Assert.Equal("no-ai-used", Outcome(once.Out));
        Assert.Equal(once.Out, twice.Out);
        Assert.Contains("This is not legal advice", once.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_a_machine_made_stands_on_its_page_in_the_claim()
    {
        await CommandLine.RunIn(Tide, Taken, "ledger", "append", "-", "--as", "Ana Ruiz");

        using var claim = JsonDocument.Parse((await CommandLine.Run("disclose", Tide, "--for", "copyright")).Out);

        var row = claim.RootElement.GetProperty("sections").EnumerateArray().Single(it => it.GetProperty("id").GetString() == "pages").GetProperty("tables")[0].GetProperty("rows")[0];
        Assert.Equal("1", row.GetProperty("cells")[0].GetString());
    }

    [Fact]
    public async Task As_of_a_time_before_a_tool_was_used_it_was_not()
    {
        using var before = JsonDocument.Parse((await CommandLine.Run("disclose", Tide, "--for", "festival")).Out);
        await CommandLine.RunIn(Tide, Taken, "ledger", "append", "-", "--as", "Ana Ruiz");

        var then = await CommandLine.Run("disclose", Tide, "--for", "festival", "--as-of", before.RootElement.GetProperty("record").GetProperty("asOf").GetString()!);
        var now = await CommandLine.Run("disclose", Tide, "--for", "festival");

        Assert.Equal(["no-ai-used", "generative-ai"], [Outcome(then.Out), Outcome(now.Out)]);
    }

    [Fact]
    public async Task A_paper_that_is_there_is_kept_and_one_that_nobody_asks_for_is_refused()
    {
        var page = _folder.Add("paper.html", "precious");

        var kept = await CommandLine.Run("disclose", Tide, "--for", "academy", "-o", page);
        var unknown = await CommandLine.Run("disclose", Tide, "--for", "tax");

        Assert.Equal([2, 2], [kept.ExitCode, unknown.ExitCode]);
        Assert.Equal("precious", await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken));
        Assert.Contains("there are human-provenance, wga-company", unknown.Error, StringComparison.Ordinal);
    }

    private static string? Outcome(string json)
    {
        using var filing = JsonDocument.Parse(json);
        return filing.RootElement.GetProperty("outcome").GetProperty("key").GetString();
    }
}
