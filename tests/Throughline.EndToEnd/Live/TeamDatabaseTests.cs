using System.Diagnostics;
using System.Globalization;
using System.Net;
using Throughline.Studio.Tests;

namespace Throughline.EndToEnd.Live;

/// <summary>Ends the database of a team as a power cut would while people write, and starts it again; bench/kill-studio --team --database does it more often.</summary>
[Collection(nameof(TimedAlone))]
public sealed class TeamDatabaseTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private const int Writers = 8;

    private static readonly int Restarts = int.Parse(Environment.GetEnvironmentVariable("THROUGHLINE_TEAM_RESTARTS") ?? "4", CultureInfo.InvariantCulture);

    [Fact]
    public async Task When_the_database_is_restarted_writing_goes_on_by_itself_and_nothing_that_was_acknowledged_is_missing()
    {
        using var team = await TeamPair.StartAsync(await postgres.CreateDatabaseAsync());
        var production = await team.MakeAsync(new { sample = true });
        using var crowd = team.Write(production, Writers, 4);
        var random = new Random(9);
        var longest = TimeSpan.Zero;
        List<string> jobs = [];

        for (var i = 0; i < Restarts; i++)
        {
            await crowd.WriteAsync(random.Next(40, 120), $"round {i}");
            jobs.Add(await team.PrintAsync(production));
            // In turn back at once, and gone until everybody has noticed.
            if (i % 2 == 0)
                await postgres.RestartAsync();
            else
                await AwayAsync(team);
            var silent = await crowd.GoOnAsync(Stopwatch.GetTimestamp(), $"round {i}");
            longest = silent > longest ? silent : longest;
            await team.ReadyAsync(0, isReady: true);
            await team.ReadyAsync(1, isReady: true);
        }

        foreach (var job in jobs)
            Assert.Equal("done", await TeamPair.OverAsync(team.Programs[0], job));
        var edits = await crowd.EndAsync(team.Programs, production);
        TestContext.Current.SendDiagnosticMessage($"{Restarts} restarts of the database, {edits} edits, {crowd.Writers.Sum(writer => writer.Connections)} connections; the longest that a writer waited once it was back: {longest.TotalSeconds:F1} s");
    }

    private async Task AwayAsync(TeamPair team)
    {
        await postgres.StopAsync();
        foreach (var (server, program) in team.Programs.Index())
        {
            await team.ReadyAsync(server, isReady: false);
            using var live = await program.GetAsync("/health/live", TestContext.Current.CancellationToken);
            using var asked = await program.GetAsync("/api/v1/productions", TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (live.StatusCode, asked.StatusCode));
        }

        await postgres.StartAsync();
    }
}
