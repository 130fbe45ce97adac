using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Throughline.Ledger;
using Throughline.Screenplays;
using Throughline.Studio.Notes;
using Throughline.Studio.Records;
using Throughline.Studio.Storage;
using Throughline.Studio.Texts;

namespace Throughline.Studio.Search;

/// <summary>Finds words in everything that a production holds and that everybody in it may read. Private texts are never indexed.</summary>
public sealed class SearchStore
{
    // The newest of them; a record of more is looked through in its own room.
    private const int MostEntries = 20_000;

    private static readonly string[] Hashes = ["key", "sha256", "proposal", "edit", "number", "lock", "paper"];

    private readonly Production _production;
    private readonly SearchIndex _index;

    internal SearchStore(Production production) => (_production, _index) = (production, production.Database.SearchIndex(production.Id));

    /// <summary>Puts texts in the place of all of a kind, unless they were made of the same before.</summary>
    /// <param name="kind">What they are.</param>
    /// <param name="stamp">Says what they are made of: another one where they may differ.</param>
    /// <param name="texts">In the order in which they are shown.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task PutAsync(SearchKind kind, string stamp, Func<IEnumerable<SearchText>> texts, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        try
        {
            if (!await _index.ExistsAsync(cancel) || await _index.StampAsync(kind, cancel) != stamp)
                await _index.ReplaceAsync(kind, stamp, texts(), cancel);
        }
        catch (DbException failure)
        {
            throw new StudioException($"{_production.Folder?.Search ?? _production.Location}: the index of what can be found cannot be used: {failure.Message} It is made from the rest of the production: if the folder may be written, delete the file and look again.", failure);
        }
    }

    /// <summary>Brings in what drafts, notes, tags, proposals and the record say now.</summary>
    /// <param name="cancel">Stops it.</param>
    public Task RefreshAsync(CancellationToken cancel = default) => RefreshAsync(null, cancel);

    /// <summary>Brings in what drafts, notes, tags, proposals and the record say now.</summary>
    /// <param name="written">The script as it is being written, in the place of the latest draft, with a stamp that is another one when it is another; null for the draft.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task RefreshAsync((string Stamp, IEnumerable<SearchText> Lines)? written, CancellationToken cancel = default)
    {
        await ProposalsAsync(cancel);
        await RecordAsync(cancel);
        var drafts = await _production.Drafts.ListAsync(cancel);
        await PutAsync(SearchKind.Draft, Text(drafts.Length), () => drafts.Select(draft => new SearchText(Text(draft.Number), $"draft {Text(draft.Number)}", $"{draft.About.Name} {draft.About.Author} {draft.FileName}".Trim())), cancel);
        if (drafts.IsEmpty)
        {
            if (written is { } first)
                await PutAsync(SearchKind.Script, first.Stamp, () => first.Lines, cancel);
            return;
        }

        var latest = drafts[^1];
        var script = new Lazy<Screenplay>(() => _production.Drafts.Read(latest));
        if (written is { } now)
            await PutAsync(SearchKind.Script, now.Stamp, () => now.Lines, cancel);
        else
            await PutAsync(SearchKind.Script, Text(latest.Number), () => LinesOf(script.Value), cancel);
        var notes = await _production.Notes.ListAsync(latest, cancel);
        foreach (var (kind, of) in ((SearchKind, NoteKind)[])[(SearchKind.Note, NoteKind.Note), (SearchKind.Tag, NoteKind.Tag)])
        {
            var open = notes.Where(note => note.Kind == of && note.Closed is null && note.Text.State == TextState.Shared).ToList();
            await PutAsync(kind, $"{Text(latest.Number)}:{string.Join(',', open.Select(note => note.Number))}", () => open.Select(note => TextOf(note, script.Value)), cancel);
        }
    }

    /// <summary>Takes every text out of the index, because one of them was erased; it is made anew when somebody looks for something.</summary>
    /// <returns>False when somebody has it open, so that traces may be left.</returns>
    internal Task<bool> ForgetAsync(CancellationToken cancel) => _index.ForgetAsync(cancel);

    /// <summary>The texts that hold each of the words, by kind and in order.</summary>
    /// <param name="asked">Words; several in double quotation marks are looked for as they stand.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ImmutableArray<SearchHit>> FindAsync(string asked, CancellationToken cancel = default)
    {
        var words = SearchWords.Of(asked);
        if (words.IsEmpty || !await _index.ExistsAsync(cancel))
            return [];
        var found = await _index.FindAsync(words, cancel);
        return [.. found.Select(row => HitOf(row.Kind, row.Text, words))];
    }

    /// <summary>The printed lines of a script as texts, with their identities as keys.</summary>
    public static IEnumerable<SearchText> LinesOf(Screenplay script)
    {
        ArgumentNullException.ThrowIfNull(script);
        var place = "";
        var scene = 0;
        foreach (var element in script.Elements)
        {
            if (element is SceneHeading heading)
                place = $"{heading.Number ?? Text(scene + 1)} {heading.Text.Plain.ReplaceLineEndings(" ")}";
            scene += element is SceneHeading ? 1 : 0;
            if (element.Text.Plain.Length > 0)
                yield return new SearchText(element.Id.Value.ToString(CultureInfo.InvariantCulture), place, element.Text.Plain);
        }
    }

    private async Task ProposalsAsync(CancellationToken cancel)
    {
        var kept = await _production.Proposals.ListAsync(cancel);
        var stamp = string.Join(',', kept.Select(one => $"{Text(one.Number)}.{Text(one.Decisions.Length)}{(one.Proposal is null ? "e" : "")}"));
        await PutAsync(SearchKind.Proposal, stamp, () => kept.SelectMany(ProposedTexts.Of), cancel);
    }

    // What an entry says of itself; one that says only who, when and hashes is nothing to look for.
    private async Task RecordAsync(CancellationToken cancel)
    {
        long size;
        await using (var context = _production.Database.Open())
            size = (await RecordHead.ReadAsync(context, _production.Id, cancel)).Next;
        var stamp = size.ToString(CultureInfo.InvariantCulture);
        try
        {
            if (await _index.ExistsAsync(cancel) && await _index.StampAsync(SearchKind.Record, cancel) == stamp)
                return;
        }
        catch (DbException)
        {
            // It is said when it is put in.
        }

        var texts = new List<SearchText>();
        await foreach (var stored in _production.Ledger.ReadAsync(Math.Max(0, size - MostEntries), cancel))
        {
            if (EntryText(stored) is { } text)
                texts.Add(text);
        }

        await PutAsync(SearchKind.Record, stamp, () => texts, cancel);
    }

    private static SearchText? EntryText(StoredEntry stored)
    {
        try
        {
            var it = LedgerEntryJson.Read(stored.Bytes).Event;
            var details = it.Details.Where(detail => !Hashes.Contains(detail.Key, StringComparer.Ordinal)).Select(detail => $"{detail.Key}: {detail.Value}").ToArray();
            return details.Length == 0 ? null : new SearchText(
                stored.Index.ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"entry {stored.Index}, {it.Time.UtcDateTime:yyyy-MM-dd}, {it.Actor.Person}"),
                $"{LedgerEntryJson.NameOf(it.Kind).Replace('-', ' ')}: {string.Join(" · ", details)}");
        }
        catch (FormatException)
        {
            // The room of the record says what is wrong with it.
            return null;
        }
    }

    private static SearchHit HitOf(SearchKind kind, SearchText text, ImmutableArray<string> words)
    {
        var folded = SearchWords.Fold(text.Text);
        var (start, word) = words.Select(word => (At: folded.IndexOf(word, StringComparison.Ordinal), word)).Where(hit => hit.At >= 0).DefaultIfEmpty((At: 0, word: "")).MinBy(hit => hit.At);
        return new SearchHit(kind, text, start, word.Length);
    }

    private static SearchText TextOf(LineNote note, Screenplay script)
    {
        var line = script.Elements.FirstOrDefault(element => element.Id == note.Place.Near)?.Text.Plain.ReplaceLineEndings(" ") ?? "";
        return new SearchText(Text(note.Number), line, note.Category is null ? note.Text.Text ?? "" : $"{note.Category}: {note.Text.Text}");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
