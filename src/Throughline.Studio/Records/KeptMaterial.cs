using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Throughline.Ledger;
using Throughline.Studio.Drafts;
using Throughline.Studio.Texts;

namespace Throughline.Studio.Records;

/// <summary>
/// What the record tells of and does not hold: drafts, their files, and the texts of notes and tags. They are compared with what
/// the record says of them.
/// </summary>
public static class KeptMaterial
{
    /// <summary>Compares everything that can be read here; a text that is sealed for others is left out.</summary>
    /// <returns>What is not as the record says, by draft and then by note; empty when all is.</returns>
    public static async Task<ImmutableArray<MaterialFault>> CheckAsync(Production production, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(production);
        var told = await ToldAsync(production.Ledger, cancel);
        var faults = ImmutableArray.CreateBuilder<MaterialFault>();
        var drafts = await production.Drafts.ListAsync(cancel);
        foreach (var draft in drafts)
            faults.AddRange(Check(production, draft, told.Drafts.GetValueOrDefault(draft.Number)).Select(message => new MaterialFault($"draft-{draft.Number.ToString(CultureInfo.InvariantCulture)}", message)));
        foreach (var gone in told.Drafts.Keys.Except(drafts.Select(draft => draft.Number)).Order())
            faults.Add(new MaterialFault(string.Create(CultureInfo.InvariantCulture, $"draft-{gone}"), string.Create(CultureInfo.InvariantCulture, $"Draft {gone} was added, says the record, and is not here.")));
        faults.AddRange(await NotesAsync(production, told, cancel));
        return faults.DrainToImmutable();
    }

    private static IEnumerable<string> Check(Production production, Draft draft, LedgerEvent? added)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"Draft {draft.Number}");
        if (added is null)
        {
            yield return $"{name} is here, but the record does not know of it.";
            yield break;
        }

        if (added.Details.GetValueOrDefault("sha256") != draft.Content.ToString())
            yield return $"{name} is another file than the one that was added.";
        else if (!production.Content.IsWhole(draft.Content))
            yield return $"The file of draft {draft.Number.ToString(CultureInfo.InvariantCulture)} ({draft.FileName}) is missing or was changed.";
        if (draft.Script is { } script && !production.Content.IsWhole(script))
            yield return $"The script that was recovered from draft {draft.Number.ToString(CultureInfo.InvariantCulture)} is missing or was changed.";
        foreach (var (detail, now) in ((string, string)[])[("name", draft.About.Name), ("author", draft.About.Author), ("file", draft.FileName)])
        {
            if (added.Details.GetValueOrDefault(detail) is { } was && was != now)
                yield return $"{name}: its {detail} is “{now}”; it was added with “{was}”.";
        }
    }

    private static async Task<IEnumerable<MaterialFault>> NotesAsync(Production production, Told told, CancellationToken cancel)
    {
        await using var context = production.Database.Open();
        var anchors = await context.Anchors.AsNoTracking().Where(row => row.ProductionId == production.Id).OrderBy(row => row.Number).Select(row => new { row.Number, row.Kind, row.TextId }).ToListAsync(cancel);
        using var person = production.FindPerson();
        var texts = await new TextStore(production.Database, production.Id).ReadAsync([.. anchors.Select(anchor => anchor.TextId)], person, cancel);
        List<MaterialFault> faults = [];
        foreach (var anchor in anchors)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{(anchor.Kind == "tag" ? "Tag" : "Note")} {anchor.Number}");
            var text = texts.GetValueOrDefault(anchor.TextId);
            var message = !told.Notes.TryGetValue(anchor.Number, out var hash) ? $"{name} is here, but the record does not know of it."
                : text is null || text.State == TextState.Erased && !told.Erased.Contains(anchor.Number) ? $"The text of {name} is gone, and nobody erased it."
                : text.Hash is { } now && now != hash ? $"{name} says something else than when it was made."
                : null;
            if (message is not null)
                faults.Add(new MaterialFault($"{anchor.Kind}-{anchor.Number.ToString(CultureInfo.InvariantCulture)}", message));
        }

        var here = anchors.Select(anchor => anchor.Number).ToHashSet();
        faults.AddRange(told.Notes.Keys.Where(number => !here.Contains(number)).Order().Select(number => new MaterialFault(string.Create(CultureInfo.InvariantCulture, $"note-{number}"), string.Create(CultureInfo.InvariantCulture, $"Note or tag {number} was made, says the record, and is not here."))));
        return faults;
    }

    // One pass over the record; only entries of these kinds are taken apart.
    private static async Task<Told> ToldAsync(LedgerStore ledger, CancellationToken cancel)
    {
        var told = new Told([], [], []);
        await foreach (var stored in ledger.ReadAsync(0, cancel))
        {
            var bytes = stored.Bytes.Span;
            if (bytes.IndexOf("\"kind\":\"draft-added\""u8) < 0 && bytes.IndexOf("\"action\":\"added\""u8) < 0 && bytes.IndexOf("\"kind\":\"erased\""u8) < 0)
                continue;
            if (Read(stored) is { } it)
                told.Take(it);
        }

        return told;
    }

    private static LedgerEvent? Read(StoredEntry stored)
    {
        try
        {
            return LedgerEntryJson.Read(stored.Bytes).Event;
        }
        catch (FormatException)
        {
            // The audit says that this is no entry.
            return null;
        }
    }

    private sealed record Told(Dictionary<int, LedgerEvent> Drafts, Dictionary<int, Digest> Notes, HashSet<int> Erased)
    {
        public void Take(LedgerEvent it)
        {
            if (it.Kind == EventKind.DraftAdded && it.Details.ContainsKey("sha256") && Number(it, "draft") is { } draft)
                Drafts.TryAdd(draft, it);
            else if (it.Kind is EventKind.Noted or EventKind.Tagged && it.Details.GetValueOrDefault("action") == "added" && it.Target?.After is { } hash && (Number(it, "note") ?? Number(it, "tag")) is { } note)
                Notes.TryAdd(note, hash);
            else if (it.Kind == EventKind.Erased && (Number(it, "note") ?? Number(it, "tag")) is { } erased)
                Erased.Add(erased);
        }

        private static int? Number(LedgerEvent it, string detail) =>
            int.TryParse(it.Details.GetValueOrDefault(detail), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}

/// <summary>Something outside the record that is not as the record says.</summary>
/// <param name="What">Such as <c>draft-1</c>, <c>note-3</c>, <c>tag-4</c>.</param>
/// <param name="Message">One sentence for the person who has to explain it.</param>
public sealed record MaterialFault(string What, string Message);
