using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Throughline.Ledger;
using Throughline.Studio;
using Throughline.Studio.Shelf;
using Throughline.Web.People.Storage;
using Throughline.Web.Strings;

namespace Throughline.Web.People;

/// <summary>
/// Carries what happened with people's rights into the records of the productions. An event keeps its id, so that it stands there
/// once, whichever servers carry it and however often; it is taken from the list when it stands there.
/// </summary>
internal sealed class RecordCarrier(IDbContextFactory<PeopleContext> people, ProductionShelf shelf, TimeProvider clock, ILogger<RecordCarrier> logger) : BackgroundService
{
    private const int Most = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>Carries what there is. What cannot be carried now is carried later.</summary>
    public async Task CarryAsync(CancellationToken cancel)
    {
        try
        {
            while (await CarrySomeAsync(cancel) == Most)
            {
            }
        }
        catch (Exception failure) when (PeopleDatabase.IsAway(failure))
        {
            PeopleLog.NotCarried(logger, failure);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            do
            {
                await CarryAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task<int> CarrySomeAsync(CancellationToken cancel)
    {
        await using var context = await people.CreateDbContextAsync(cancel);
        await using var turn = await context.Database.BeginTransactionAsync(cancel);
        // What another server is carrying at this moment is left to it.
        var rows = await context.Records.FromSql($"""SELECT * FROM people.to_record ORDER BY "Time", "Id" LIMIT {Most} FOR UPDATE SKIP LOCKED""").ToListAsync(cancel);
        foreach (var group in rows.GroupBy(row => row.Production, StringComparer.Ordinal))
        {
            try
            {
                if (await shelf.FindAsync(group.Key, cancel) is { } production)
                {
                    await production.Ledger.AppendAsync([.. group.Select(row => EventOf(production, row))], cancel);
                    await production.SignAsync(cancel);
                }

                context.Records.RemoveRange(group);
            }
            catch (StudioException failure)
            {
                // What waits for one production keeps none of the others waiting.
                PeopleLog.NotCarried(logger, failure);
            }
        }

        var carried = await context.SaveChangesAsync(cancel);
        await turn.CommitAsync(cancel);
        return carried;
    }

    private static LedgerEvent EventOf(Production production, RecordRow row)
    {
        if (!LedgerEntryJson.TryParse<EventKind>(row.Kind, out var kind))
            throw new StudioException(AnswerWords.Of("RecordEventUnknown", row.Kind));
        return production.Event(kind) with
        {
            Id = row.Id,
            Time = row.Time,
            Actor = new Actor(row.Person, row.Role),
            Details = row.Details.Chunk(2).ToImmutableSortedDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal),
        };
    }
}
