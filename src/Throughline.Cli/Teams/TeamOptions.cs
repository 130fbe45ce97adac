using System.CommandLine;
using Npgsql;
using Throughline.Cli.Productions;
using Throughline.Studio;
using Throughline.Studio.Storage.Postgres;

namespace Throughline.Cli.Teams;

/// <summary>What every command for a team's database can be told.</summary>
internal sealed class TeamOptions
{
    private readonly Option<string?> _team = new("--team") { Description = "The team's PostgreSQL database; else that of THROUGHLINE_TEAM, which keeps a password out of the list of processes.", HelpName = "CONNECTION" };

    private readonly ProductionOptions _person;

    public TeamOptions(Command command)
    {
        command.Add(_team);
        _person = new ProductionOptions(command, folder: false);
    }

    public StudioEdge Edge(ParseResult parsed, CommandConsole console) => _person.Edge(parsed, console);

    /// <summary>The database.</summary>
    /// <exception cref="CommandFailure">None is named, or not in a way that can be read. What was given is not repeated: it may hold a password.</exception>
    public PostgresDatabase Database(ParseResult parsed)
    {
        var connection = parsed.GetValue(_team) ?? Environment.GetEnvironmentVariable("THROUGHLINE_TEAM");
        if (string.IsNullOrWhiteSpace(connection))
            throw new CommandFailure("Which database? Give --team \"Host=db.example.com;Database=throughline;Username=throughline\", or set THROUGHLINE_TEAM to the same.", ExitCode.Usage);
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(connection);
            return string.IsNullOrEmpty(parts.Host) || string.IsNullOrEmpty(parts.Database)
                ? throw new CommandFailure("--team: the connection names no Host or no Database.", ExitCode.Usage)
                : new PostgresDatabase(connection);
        }
        catch (ArgumentException failure)
        {
            throw new CommandFailure($"--team: the connection cannot be read: {failure.Message}", ExitCode.Usage);
        }
    }
}
