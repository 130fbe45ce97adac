using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Throughline.Drafts;
using Throughline.Drafts.Authors;
using Throughline.Ledger;
using Throughline.Screenplays;
using Throughline.Screenplays.Fountain;
using Throughline.Studio.Notes;
using Throughline.Studio.Storage;

namespace Throughline.Studio.Drafts;

/// <summary>The drafts of a production: the files as they came, and the identity of every line, which it keeps from draft to draft.</summary>
public sealed class DraftStore
{
    // Of the text that is kept of a recovered script.
    private const string ScriptName = "script.fountain";

    private readonly Production _production;

    internal DraftStore(Production production) => _production = production;

    /// <summary>Brings in a draft, on the disk and in the record when this returns, or not at all.</summary>
    /// <param name="bytes">The file; kept as it is.</param>
    /// <param name="fileName">Its name without folders; tells its format.</param>
    /// <param name="about">What people call it.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="StudioException">The file is damaged or holds no script.</exception>
    public Task<AddedDraft> AddAsync(ReadOnlyMemory<byte> bytes, string fileName, DraftDescription about, CancellationToken cancel = default) => AddAsync(bytes, fileName, about, null, cancel);

    /// <summary>Brings in a draft that was written on the page: the record says of each line who wrote it.</summary>
    internal async Task<AddedDraft> AddAsync(ReadOnlyMemory<byte> bytes, string fileName, DraftDescription about, Live.LiveHands? hands, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(about);
        var recovered = _production.Recover(bytes, fileName);
        var script = recovered is null ? null : Recovered(recovered, fileName);
        var reading = script is null ? ScreenplayReader.Read(bytes, fileName) : ScreenplayReader.Read(script, ScriptName);
        if (reading.HasErrors || reading.Screenplay.Elements.IsEmpty)
            throw new StudioException($"{fileName}: {(reading.HasErrors ? reading.Diagnostics.First(d => d.Severity == Text.Severity.Error).Message : "there is no script in it.")} The draft was not added.");
        return await _production.CommitAsync(async context =>
        {
            var drafts = await ListAsync(cancel);
            if (drafts.Any(draft => draft.Content == Digest.Of(bytes.Span)))
                _production.Content.Put(bytes.Span);
            var before = await HistoryAsync(drafts, cancel);
            var step = before.Add(reading.Screenplay);
            return await StageAsync(context, drafts, before, step, new DraftFile(bytes, fileName, script), about, hands?.Events(step.Draft, 1 + (drafts.IsEmpty ? 0 : drafts[^1].Number)) ?? [], cancel, hands);
        }, cancel);
    }

    /// <summary>Brings in the latest draft as somebody edited it, in a unit of work: its lines are the same lines, and what was not touched is the same bytes.</summary>
    /// <param name="context">The unit of work.</param>
    /// <param name="latest">The latest draft.</param>
    /// <param name="was">Its script, as <see cref="Read"/> gave it.</param>
    /// <param name="edited">That script edited; every line has an identity.</param>
    /// <param name="next">The first identity that was never given.</param>
    /// <param name="about">What people call it.</param>
    /// <param name="events">What is put on record before the draft, given the script as it is read back.</param>
    /// <param name="cancel">Stops it.</param>
    internal async Task<AddedDraft> StageEditedAsync(StudioContext context, Draft latest, Screenplay was, Screenplay edited, long next, DraftDescription about, Func<Screenplay, IReadOnlyList<LedgerEvent>> events, CancellationToken cancel)
    {
        var drafts = await ListAsync(cancel);
        if (drafts[^1].Number != latest.Number)
            throw new StudioException($"Draft {latest.Number} is no longer the latest; nothing was changed.");
        var file = EditedFile.Write(Raw(latest), was, edited, latest.Script is null ? latest.FileName : ScriptName);
        var (script, free) = EditedFile.ReadBack(file, edited, next);
        var before = await HistoryAsync(drafts, cancel);
        var present = LineIds.Of(script).ToHashSet();
        var history = DraftHistory.Of(script, [.. was.Elements.Concat(before.Gone).Where(element => !present.Contains(element.Id))], free);
        var step = new DraftStep(history, script, DraftMatch.ByIdentity(was, script), 0);
        return await StageAsync(context, drafts, before, step, file, about, events(script), cancel);
    }

    private async Task<AddedDraft> StageAsync(StudioContext context, ImmutableArray<Draft> drafts, DraftHistory before, DraftStep step, DraftFile file, DraftDescription about, IReadOnlyList<LedgerEvent> events, CancellationToken cancel, Live.LiveHands? hands = null)
    {
        var hash = _production.Content.Put(file.Bytes.Span);
        var number = 1 + (drafts.IsEmpty ? 0 : drafts[^1].Number);
        var added = _production.Event(EventKind.DraftAdded, ("draft", number.ToString(CultureInfo.InvariantCulture)), ("name", about.Name), ("author", about.Author), ("file", file.Name), ("sha256", hash.ToString()));
        context.Drafts.Add(new DraftRow
        {
            ProductionId = _production.Id,
            Number = number,
            Name = about.Name,
            Date = about.Date,
            Author = about.Author,
            FileName = file.Name,
            Content = hash.ToString(),
            Script = file.Script is null ? null : _production.Content.Put(file.Script).ToString(),
            Added = added.Time,
            Lines = Pack(LineIds.Of(step.Draft)),
        });
        (await context.Productions.SingleAsync(row => row.Id == _production.Id, cancel)).NextLine = step.History.NextId;
        var notes = drafts.IsEmpty ? CarriedNotes.None : await _production.Notes.StageCarryAsync(context, drafts[^1].Number, number, before, step, cancel);
        if (hands?.Version is var (detail, version))
            added = added with { Details = added.Details.SetItem(detail, version) };
        var details = notes.Orphaned.IsEmpty ? added.Details : added.Details.Add("orphaned", string.Join(',', notes.Orphaned));
        await _production.Ledger.StageAsync(context, [.. events, added with { Target = new Target($"draft-{number}"), Details = details }], cancel);
        return new AddedDraft(number, step.Match, step.Returned, notes);
    }

    /// <summary>The drafts in the order in which they came in.</summary>
    public async Task<ImmutableArray<Draft>> ListAsync(CancellationToken cancel = default)
    {
        await using var context = _production.Database.Open();
        var rows = await context.Drafts.AsNoTracking().Where(row => row.ProductionId == _production.Id).OrderBy(row => row.Number).ToListAsync(cancel);
        return [.. rows.Select(row => new Draft(row.Number, new DraftDescription(row.Name, row.Date, row.Author), row.FileName, Digest.Parse(row.Content), row.Script is null ? null : Digest.Parse(row.Script), row.Added, Unpack(row.Lines)))];
    }

    /// <summary>A draft by its number, or by its name when that is not a number; of several of one name, the last.</summary>
    /// <exception cref="StudioException">There is none.</exception>
    public async Task<Draft> FindAsync(string which, CancellationToken cancel = default)
    {
        var drafts = await ListAsync(cancel);
        return (int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? drafts.FirstOrDefault(d => d.Number == number) : null)
            ?? drafts.LastOrDefault(d => d.About.Name.Equals(which, StringComparison.OrdinalIgnoreCase))
            ?? throw new StudioException($"There is no draft {which}. {(drafts.IsEmpty ? "Add one with: throughline draft add SCRIPT" : "There are: " + string.Join(", ", drafts.Select(d => $"{d.Number} {d.About.Name}".TrimEnd())) + ".")}");
    }

    /// <summary>The draft that is named, or the latest when none is.</summary>
    /// <exception cref="StudioException">There is none.</exception>
    public async Task<Draft> FindOrLatestAsync(string? which, CancellationToken cancel = default) =>
        which is not null ? await FindAsync(which, cancel)
        : (await ListAsync(cancel)).LastOrDefault() ?? throw new StudioException("This production has no draft yet. Add one with: throughline draft add SCRIPT");

    /// <summary>The file of a draft as it came.</summary>
    public byte[] Bytes(Draft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return _production.Content.Get(draft.Content);
    }

    /// <summary>The script of a draft, every line with its identity.</summary>
    public Screenplay Read(Draft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var script = Raw(draft);
        try
        {
            return LineIds.Put(script, draft.Lines);
        }
        catch (ArgumentException failure)
        {
            throw new StudioException($"Draft {draft.Number} is read differently by this program than by the one that added it: {failure.Message}", failure);
        }
    }

    /// <summary>Whose every character of a draft is: of whoever brought each draft, and where the record says that somebody changed a line, theirs; all of it inferred.</summary>
    public async Task<Authorship> AuthorshipAsync(Draft draft, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var recorded = await RecordedHands.ReadAsync(_production.Ledger, cancel);
        Authorship? authorship = null;
        var all = new Dictionary<int, Authorship>();
        foreach (var one in (await ListAsync(cancel)).Where(it => it.Number <= draft.Number))
        {
            var script = Read(one);
            var hand = new Hand(one.About.Author, Manner.Imported, one.Added, one.About.Name.Length > 0 ? one.About.Name : $"draft {one.Number}", IsInferred: true);
            authorship = authorship?.Next(DraftMatch.ByIdentity(authorship.Draft, script), hand, line => recorded.Find(one.Number, line, hand.Draft), line => Then(recorded.RestoredFrom(one.Number, line), line)) ?? Authorship.Of(script, hand);
            all[one.Number] = authorship;
        }

        return authorship!;

        (Element, ImmutableArray<Stroke>)? Then(int? number, LineId line) =>
            number is { } from && all.TryGetValue(from, out var then) && then.Draft.Elements.FirstOrDefault(element => element.Id == line) is { } old ? (old, then.Lines[then.Draft.Elements.IndexOf(old)]) : null;
    }

    /// <summary>Of each draft after one: its number, the history that it came to, and how it matches the draft before, both with their identities.</summary>
    internal async Task<List<(int Number, DraftHistory Before, DraftMatch Match)>> StepsAfterAsync(Draft draft, CancellationToken cancel)
    {
        var drafts = await ListAsync(cancel);
        List<(int, DraftHistory, DraftMatch)> steps = [];
        for (var i = 0; i < drafts.Length; i++)
        {
            if (drafts[i].Number <= draft.Number)
                continue;
            var before = await HistoryAsync(drafts[..i], cancel);
            steps.Add((drafts[i].Number, before, DraftMatch.Between(before.Latest!, Read(drafts[i]))));
        }

        return steps;
    }

    private async Task<DraftHistory> HistoryAsync(ImmutableArray<Draft> drafts, CancellationToken cancel)
    {
        if (drafts.IsEmpty)
            return DraftHistory.Empty;
        var latest = Read(drafts[^1]);
        var seen = LineIds.Of(latest).ToHashSet();
        var gone = ImmutableArray.CreateBuilder<Element>();
        for (var i = drafts.Length - 2; i >= 0; i--)
            gone.AddRange(Read(drafts[i]).Elements.Where(element => seen.Add(element.Id)));
        await using var context = _production.Database.Open();
        var next = await context.Productions.Where(row => row.Id == _production.Id).Select(row => row.NextLine).SingleAsync(cancel);
        return DraftHistory.Of(latest, gone.ToImmutable(), next);
    }

    private Screenplay Raw(Draft draft) =>
        (draft.Script is { } recovered ? ScreenplayReader.Read(_production.Content.Get(recovered), ScriptName) : ScreenplayReader.Read(Bytes(draft), draft.FileName)).Screenplay;

    // How a page is taken apart gets better from version to version, and identities are counted by line: so what was recovered
    // when the draft came in is kept, as text.
    private static byte[] Recovered(Reading recovered, string fileName) =>
        !recovered.HasErrors ? FountainWriter.Write(recovered.Screenplay).Bytes
        : throw new StudioException($"{fileName}: {recovered.Diagnostics.First(d => d.Severity == Text.Severity.Error).Message} The draft was not added.");

    private static byte[] Pack(ImmutableArray<LineId> ids)
    {
        var bytes = new byte[ids.Length * sizeof(long)];
        for (var i = 0; i < ids.Length; i++)
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), ids[i].Value);
        return bytes;
    }

    private static ImmutableArray<LineId> Unpack(byte[] bytes)
    {
        var ids = ImmutableArray.CreateBuilder<LineId>(bytes.Length / sizeof(long));
        for (var i = 0; i + sizeof(long) <= bytes.Length; i += sizeof(long))
            ids.Add(new LineId(BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(i))));
        return ids.MoveToImmutable();
    }
}
