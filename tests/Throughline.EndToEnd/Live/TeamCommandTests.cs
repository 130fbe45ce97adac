using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Throughline.Studio.Tests;
using Throughline.Web.Tests.People;

namespace Throughline.EndToEnd.Live;

/// <summary>What whoever keeps a team's database does with <c>throughline team</c>, on a real PostgreSQL.</summary>
public sealed class TeamCommandTests(PostgresServer postgres) : IClassFixture<PostgresServer>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_production_goes_into_the_database_is_listed_copied_and_backed_up_and_can_be_proved_afterwards()
    {
        var connection = await postgres.CreateDatabaseAsync();
        Assert.Equal(0, (await CommandLine.Run("new", "Low Water", _folder["tide"])).ExitCode);
        Assert.Equal(0, (await CommandLine.Run("draft", "add", "samples/a-bit-for-the-tide/a-bit-for-the-tide.fountain", "--production", _folder["tide"])).ExitCode);

        var imported = await Team(connection, "import", _folder["tide"]);
        var again = await Team(connection, "import", _folder["tide"]);
        var listed = await Team(connection, "list");
        var exported = await Team(connection, "export", "low water", _folder["copy"]);
        var backedUp = await Team(connection, "backup", _folder["night"]);
        var verified = await CommandLine.Run("ledger", "verify", "--production", Path.Combine(_folder["night"], imported.Out.Trim()));
        var drafts = await CommandLine.Run("draft", "list", "--production", _folder["copy"]);

        Assert.Equal(0, imported.ExitCode);
        Assert.Contains("Low Water is in the database now", imported.Error, StringComparison.Ordinal);
        Assert.Equal(3, again.ExitCode);
        Assert.Contains("already", again.Error, StringComparison.Ordinal);
        Assert.StartsWith(imported.Out.Trim(), listed.Out, StringComparison.Ordinal);
        Assert.Contains("Low Water", listed.Out, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), (exported.ExitCode, backedUp.ExitCode, verified.ExitCode));
        Assert.Contains("a-bit-for-the-tide.fountain", drafts.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_whose_database_was_lost_is_put_back_from_its_backup_with_its_people_and_no_secret_of_theirs()
    {
        var connection = await postgres.CreateDatabaseAsync();
        using var passkey = new SoftPasskey();
        string token, production;
        using (var server = await TeamProcess.StartAsync(_folder["first"], connection))
        {
            using var browser = server.Browser();
            token = await TeamPerson.TokenAsync(browser, server.Printed, passkey, Cancel);
            using var made = await browser.PostAsJsonAsync("/api/v1/productions", new { sample = true }, Cancel);
            production = (await made.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetString()!;
            using var invited = await browser.PostAsJsonAsync($"/api/v1/productions/{production}/invitations", new { role = "editor" }, Cancel);
            Assert.Equal(HttpStatusCode.Created, invited.StatusCode);
        }

        var backedUp = await Team(connection, "backup", _folder["night"]);
        var file = await File.ReadAllTextAsync(Path.Combine(_folder["night"], "people.json"), Cancel);
        var fresh = await postgres.CreateDatabaseAsync();
        var early = await Team(fresh, "restore", _folder["night"]);
        using (await TeamProcess.StartAsync(_folder["tables"], fresh))
        {
        }

        var restored = await Team(fresh, "restore", _folder["night"]);
        var again = await Team(fresh, "restore", _folder["night"]);

        Assert.Equal((0, 3, 0, 3), (backedUp.ExitCode, early.ExitCode, restored.ExitCode, again.ExitCode));
        Assert.Contains("1 person", backedUp.Out + restored.Out, StringComparison.Ordinal);
        Assert.Contains("Start a server on it once", early.Error, StringComparison.Ordinal);
        Assert.Contains("there are people in it already", again.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("SecurityStamp", file, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder["night"], "people.json")));
        using var server2 = await TeamProcess.StartAsync(_folder["second"], fresh);
        using var visitor = server2.Browser();
        using var program = server2.Program(token);
        using var refused = await program.GetAsync("/api/v1/productions", Cancel);
        await TeamPerson.SignInAsync(visitor, passkey, Cancel);
        var mine = await visitor.GetFromJsonAsync<JsonElement>("/api/v1/productions", Cancel);
        var open = await visitor.GetFromJsonAsync<JsonElement>($"/api/v1/productions/{production}/invitations", Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal((production, "owner"), (mine[0].GetProperty("id").GetString(), mine[0].GetProperty("role").GetString()));
        Assert.Equal("editor", open[0].GetProperty("role").GetString());
    }

    [Fact]
    public async Task What_is_wrong_with_the_database_is_said_without_its_password()
    {
        const string Password = "swordfish";

        var none = await CommandLine.RunWith("THROUGHLINE_TEAM", "", "team", "list");
        var unread = await Team($"Host=127.0.0.1;Nonsense=1;Password={Password}", "list");
        var silent = await Team($"Host=127.0.0.1;Port=9;Database=none;Username=none;Password={Password}", "list");
        var unknown = await Team(await postgres.CreateDatabaseAsync(), "export", "nothing", _folder["copy"]);

        Assert.Equal((2, 2, 3, 3), (none.ExitCode, unread.ExitCode, silent.ExitCode, unknown.ExitCode));
        Assert.Contains("THROUGHLINE_TEAM", none.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, unread.Error + silent.Error, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", silent.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["copy"]));
    }

    private static Task<Outcome> Team(string connection, params string[] arguments) => CommandLine.RunWith("THROUGHLINE_TEAM", connection, ["team", .. arguments]);
}
