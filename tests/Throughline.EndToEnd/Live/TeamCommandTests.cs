using Throughline.Studio.Tests;

namespace Throughline.EndToEnd.Live;

/// <summary>What whoever keeps a team's database does with <c>throughline team</c>, on a real PostgreSQL.</summary>
public sealed class TeamCommandTests(PostgresServer postgres) : IClassFixture<PostgresServer>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

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
