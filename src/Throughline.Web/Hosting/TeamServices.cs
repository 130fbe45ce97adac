using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Throughline.Studio.Shelf;
using Throughline.Studio.Storage.Postgres;
using Throughline.Studio.Teams;
using Throughline.Web.Imports;
using Throughline.Web.Jobs;
using Throughline.Web.People;

namespace Throughline.Web.Hosting;

/// <summary>What only a team has: productions in one database, several servers, people who sign in.</summary>
internal static class TeamServices
{
    public static void AddTeam(this WebApplicationBuilder builder, StudioSettings settings, TeamSettings team)
    {
        var database = new PostgresDatabase(team.Connection);
        builder.Services.AddSingleton(team).AddSingleton(database);
        builder.Services.AddSingleton<ProductionShelf>(_ => new TeamShelf(database, settings.Edge));
        // A cookie that one server gave is good at all of them.
        builder.Services.AddDataProtection().SetApplicationName("throughline-team");
        builder.Services.AddOptions<KeyManagementOptions>().Configure(keys => keys.XmlRepository = new TeamSeals(database));
        builder.Services.AddSingleton(new WaitingImports(database)).AddSingleton<ImportShelf, TeamImports>();
        builder.Services.AddHostedService<TeamJobs>();
        builder.UseTeamSilo(PostgresDatabase.Lines(team.Connection, "servers"), team.Cluster, TeamCertificate.Of(database, settings.Edge.Clock.GetUtcNow()));
        // Who may come in, and who is what in which production.
        builder.Services.AddPeople(team.Connection, team.OpenId);
    }

    /// <summary>The addresses that only a team has.</summary>
    public static void MapTeam(this WebApplication app) => app.MapPeople();
}
