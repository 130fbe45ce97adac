using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Throughline.Studio;
using Throughline.Studio.Storage.Postgres;

namespace Throughline.Web.People.Storage;

/// <summary>How the people's part of a database is opened, and brought to the form that this program uses.</summary>
internal static class PeopleDatabase
{
    // One for all: a provider of its own for each context would be kept for ever.
    private static readonly ServiceProvider Formed = new ServiceCollection().Configure<IdentityOptions>(Form).BuildServiceProvider();

    /// <summary>In the database that a connection leads to; its migrations are told of in its own schema.</summary>
    public static DbContextOptionsBuilder UsePeople(this DbContextOptionsBuilder options, string connection) =>
        options.UseNpgsql(PostgresDatabase.Lines(connection, "people"), postgres => postgres.MigrationsHistoryTable("__EFMigrationsHistory", PeopleContext.Schema)
            // As it is: else a line that broke would come wrapped as a mistake of the program.
            .ExecutionStrategy(parts => new NonRetryingExecutionStrategy(parts)));

    /// <summary>The form of the tables, with passkeys.</summary>
    public static void Form(IdentityOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        // A subject of OpenID Connect has 255 letters at most.
        options.Stores.MaxLengthForKeys = 255;
    }

    /// <summary>A unit of work outside the server.</summary>
    public static PeopleContext Open(string connection)
    {
        var options = new DbContextOptionsBuilder<PeopleContext>();
        options.UsePeople(connection).UseApplicationServiceProvider(Formed);
        return new PeopleContext(options.Options);
    }

    /// <summary>A unit of work that is part of somebody else's commit in the same database.</summary>
    public static async Task<PeopleContext> JoinAsync(DbTransaction commit, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(commit);
        var options = new DbContextOptionsBuilder<PeopleContext>();
        options.UseNpgsql(commit.Connection!, postgres => postgres.ExecutionStrategy(parts => new NonRetryingExecutionStrategy(parts))).UseApplicationServiceProvider(Formed);
        var context = new PeopleContext(options.Options);
        await context.Database.UseTransactionAsync(commit, cancel);
        return context;
    }

    /// <summary>Brings it to the form that this program uses. Of several servers that start at once one does it and the others wait.</summary>
    /// <exception cref="StudioException">It cannot be reached, or was written by a newer program.</exception>
    public static async Task MigrateAsync(this PeopleContext context, CancellationToken cancel)
    {
        try
        {
            var applied = await context.Database.GetAppliedMigrationsAsync(cancel);
            if (applied.Except(context.Database.GetMigrations(), StringComparer.Ordinal).FirstOrDefault() is { } newer)
                throw new StudioException($"The people of this studio were written by a newer Throughline (their form is {newer}). Update this program; nothing was changed.");
            await context.Database.MigrateAsync(cancel);
        }
        catch (DbException failure)
        {
            throw new StudioException($"The database of the team cannot be used: {failure.Message}", failure);
        }
    }

    /// <summary>Lets one at a time through that says the same word, on all servers, until the transaction ends.</summary>
    public static Task TakeTurnAsync(this PeopleContext context, string word, CancellationToken cancel) =>
        context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({word}, 0))", cancel);

    /// <summary>Whether a failure is one of the database, which may work again in a moment.</summary>
    public static bool IsAway(Exception failure) => failure is DbException or DbUpdateException or TimeoutException or InvalidOperationException { InnerException: DbException };
}
