using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Throughline.Ledger;
using Throughline.Web.People.Storage;

namespace Throughline.Web.People;

/// <summary>Sign-ins that failed: into the log each time; on record, where it is known whose passkey it was said to be, once an hour at most.</summary>
internal sealed class PasskeyRefusals(PeopleContext people, UserManager<Person> users, PeopleRecord record, TimeProvider clock, ILogger<PasskeyRefusals> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    public async Task NoteAsync(HttpContext context, JsonElement credential, string reason, CancellationToken cancel)
    {
        PeopleLog.Refused(logger, context.Connection.RemoteIpAddress?.ToString() ?? "", reason);
        if (IdOf(credential) is not { } id || await users.FindByPasskeyIdAsync(id) is not { } person)
            return;
        var (now, before) = (clock.GetUtcNow(), clock.GetUtcNow() - Pause);
        await using var turn = await people.Database.BeginTransactionAsync(cancel);
        if (await people.Users.Where(row => row.Id == person.Id && (row.Refused == null || row.Refused < before)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Refused, (DateTimeOffset?)now), cancel) == 0)
            return;
        await record.StageForAllAsync(person, EventKind.SignInRefused, cancel);
        await people.SaveChangesAsync(cancel);
        await turn.CommitAsync(cancel);
    }

    private static byte[]? IdOf(JsonElement credential)
    {
        if (credential.ValueKind != JsonValueKind.Object || !credential.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String || id.GetString() is not { Length: > 0 and < 2000 } text)
            return null;
        try
        {
            return System.Buffers.Text.Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
