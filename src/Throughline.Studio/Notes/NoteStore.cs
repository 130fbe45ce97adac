using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Throughline.Drafts;
using Throughline.Ledger;
using Throughline.Screenplays;
using Throughline.Studio.Drafts;
using Throughline.Studio.Storage;
using Throughline.Studio.Texts;

namespace Throughline.Studio.Notes;

/// <summary>The notes and tags of a production. Each change of one is an entry of the record in the same commit.</summary>
public sealed class NoteStore
{
    private readonly Production _production;
    private readonly TextStore _texts;

    internal NoteStore(Production production) => (_production, _texts) = (production, new TextStore(production.Database, production.Id));

    /// <summary>Hangs a note or a tag on a line of a draft; it is carried into the drafts after that one at once.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="StudioException">The draft has no such line, or the note says nothing.</exception>
    public async Task<int> AddAsync(Draft draft, NewNote note, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(note);
        if (string.IsNullOrWhiteSpace(note.Text))
            throw new StudioException($"A {NameOf(note.Kind)} needs words.");
        var line = _production.Drafts.Read(draft).Elements.FirstOrDefault(element => element.Id == note.On.Line) ?? throw new StudioException($"Draft {draft.Number} has no line {note.On.Line.Value}.");
        if (note.On.Start < 0 || note.On.Length < 0 || note.On.Start + note.On.Length > line.Text.Plain.Length)
            throw new ArgumentOutOfRangeException(nameof(note), "The anchor lies outside its line.");
        var readers = note.PrivateFor.IsDefault ? null : (Reader[])[await _production.SelfAsync(cancel), .. note.PrivateFor];
        return await _production.CommitAsync(async context =>
        {
            var (text, hash) = _texts.Stage(context, note.Text, readers);
            var number = 1 + (await context.Anchors.Where(row => row.ProductionId == _production.Id).MaxAsync(row => (int?)row.Number, cancel) ?? 0);
            var added = EventOf(note.Kind, number, "added", ("category", note.Category), ("private", readers is null ? null : "yes"));
            var anchor = new AnchorRow
            {
                ProductionId = _production.Id,
                Id = Guid.NewGuid(),
                Number = number,
                Kind = NameOf(note.Kind),
                Line = note.On.Line.Value,
                Draft = draft.Number,
                Category = note.Category,
                Author = added.Actor.Person,
                Made = added.Time,
                TextId = text,
            };
            context.Anchors.Add(anchor);
            foreach (var (at, place) in await PlacesFromAsync(draft, AnchorPlace.Of(note.On), cancel))
                context.Places.Add(Row(anchor.Id, at, place));
            var target = new Target($"draft-{draft.Number}") { Line = note.On.Line.Value, Span = new TextRange(note.On.Start, note.On.Length), After = hash };
            await _production.Ledger.StageAsync(context, [added with { Target = target, Origin = Origin.Human }], cancel);
            return number;
        }, cancel);
    }

    /// <summary>The notes and tags that were made on a draft or carried into it, by number; those that were resolved or taken off too.</summary>
    public async Task<ImmutableArray<LineNote>> ListAsync(Draft draft, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        await using var context = _production.Database.Open();
        var rows = await context.Places.AsNoTracking().Where(place => place.ProductionId == _production.Id && place.Draft == draft.Number)
            .Join(context.Anchors.Where(anchor => anchor.ProductionId == _production.Id), place => place.AnchorId, anchor => anchor.Id, (place, anchor) => new { place, anchor })
            .OrderBy(row => row.anchor.Number).ToListAsync(cancel);
        using var person = _production.FindPerson();
        var texts = await _texts.ReadAsync([.. rows.Select(row => row.anchor.TextId)], person, cancel);
        return [.. rows.Select(row => new LineNote(
            row.anchor.Number, KindOf(row.anchor), row.anchor.Category, texts[row.anchor.TextId], row.anchor.Author, row.anchor.Made, row.anchor.Draft, PlaceOf(row.place), row.anchor.Closed, row.anchor.ClosedBy))];
    }

    /// <summary>Resolves a note, or takes off a tag.</summary>
    /// <exception cref="StudioException">There is none of this number and kind, or that was done before.</exception>
    public async Task CloseAsync(NoteKind kind, int number, CancellationToken cancel = default)
    {
        await _production.CommitAsync(async context =>
        {
            var anchor = await FindAsync(context, number, cancel);
            if (KindOf(anchor) != kind)
                throw new StudioException($"{number} is a {anchor.Kind}, not a {NameOf(kind)}.");
            if (anchor.Closed is not null)
                throw new StudioException($"{Capital(anchor.Kind)} {number} was {(kind == NoteKind.Note ? "resolved" : "removed")} by {anchor.ClosedBy} before.");
            var closed = EventOf(kind, number, kind == NoteKind.Note ? "resolved" : "removed");
            (anchor.Closed, anchor.ClosedBy) = (closed.Time, closed.Actor.Person);
            await _production.Ledger.StageAsync(context, [closed with { Target = TargetOf(anchor) }], cancel);
        }, cancel);
    }

    /// <summary>
    /// Erases what a note or tag says: the text, its salt and the keys that open it go out of the files of the production, and out
    /// of the copies that were made in it before a newer program changed it. Where it hung, who made it, and the hash in the record
    /// stay. Of one that was erased before, traces that were left are taken out.
    /// </summary>
    /// <returns>False when somebody else has the production open, so that traces may be left until they are done.</returns>
    /// <exception cref="StudioException">There is none of this number.</exception>
    public async Task<bool> EraseAsync(int number, CancellationToken cancel = default)
    {
        var anchor = await _production.CommitAsync(async context =>
        {
            var found = await FindAsync(context, number, cancel);
            if ((await _texts.ReadAsync([found.TextId], null, cancel))[found.TextId].State != TextState.Erased)
            {
                await _texts.StageEraseAsync(context, found.TextId, cancel);
                await _production.Ledger.StageAsync(context, [_production.Event(EventKind.Erased, (found.Kind, Text(number))) with { Target = TargetOf(found) }], cancel);
            }

            return found;
        }, cancel);

        try
        {
            return await _production.Search.ForgetAsync(cancel) & await _production.Database.ScrubAsync(_production.Id, anchor.TextId, cancel);
        }
        catch (DbException failure)
        {
            throw new StudioException($"{Capital(anchor.Kind)} {number} was erased, but its traces could not be taken out of the files ({failure.Message}). Erase it once more.", failure);
        }
    }

    /// <summary>Carries everything into a draft that is being added, in the same unit of work.</summary>
    internal async Task<CarriedNotes> StageCarryAsync(StudioContext context, int from, int to, DraftHistory before, DraftStep step, CancellationToken cancel)
    {
        var rows = await context.Places.AsNoTracking().Where(place => place.ProductionId == _production.Id && place.Draft == from)
            .Join(context.Anchors.AsNoTracking().Where(anchor => anchor.ProductionId == _production.Id), place => place.AnchorId, anchor => anchor.Id, (place, anchor) => new { place, anchor.Number, anchor.Closed })
            .OrderBy(row => row.Number).ToListAsync(cancel);
        if (rows.Count == 0)
            return CarriedNotes.None;
        ImmutableArray<AnchorPlace> places = [.. rows.Select(row => PlaceOf(row.place))];
        var next = AnchorPlace.Next(before, step.Match!, step.Draft, places);
        for (var i = 0; i < rows.Count; i++)
            context.Places.Add(Row(rows[i].place.AnchorId, to, next[i]));
        var standing = Enumerable.Range(0, rows.Count).Where(i => rows[i].Closed is null).ToList();
        return new CarriedNotes(
            standing.Count(i => next[i].Fate != AnchorFate.Orphaned),
            [.. standing.Where(i => next[i].Fate == AnchorFate.WordsGone && places[i].Fate != AnchorFate.WordsGone).Select(i => rows[i].Number)],
            [.. standing.Where(i => next[i].Fate == AnchorFate.Orphaned && places[i].Fate != AnchorFate.Orphaned).Select(i => rows[i].Number)],
            [.. standing.Where(i => next[i].Fate != AnchorFate.Orphaned && places[i].Fate == AnchorFate.Orphaned).Select(i => rows[i].Number)]);
    }

    /// <summary>What a kind is called in commands, files and the record.</summary>
    public static string NameOf(NoteKind kind) => kind == NoteKind.Tag ? "tag" : "note";

    // The draft it is made on, and every later one as if it had been there when that came in.
    private async Task<List<(int Draft, AnchorPlace Place)>> PlacesFromAsync(Draft draft, AnchorPlace place, CancellationToken cancel)
    {
        List<(int, AnchorPlace)> places = [(draft.Number, place)];
        foreach (var (number, before, match) in await _production.Drafts.StepsAfterAsync(draft, cancel))
        {
            place = AnchorPlace.Next(before, match, match.B, [place])[0];
            places.Add((number, place));
        }

        return places;
    }

    private async Task<AnchorRow> FindAsync(StudioContext context, int number, CancellationToken cancel) =>
        await context.Anchors.SingleOrDefaultAsync(row => row.ProductionId == _production.Id && row.Number == number, cancel)
            ?? throw new StudioException($"There is no note or tag {number}. See them with: throughline note list, throughline tag list");

    private LedgerEvent EventOf(NoteKind kind, int number, string action, params ReadOnlySpan<(string Name, string? Value)> details)
    {
        List<(string, string)> all = [(NameOf(kind), Text(number)), ("action", action)];
        foreach (var (name, value) in details)
        {
            if (value is not null)
                all.Add((name, value));
        }

        return _production.Event(kind == NoteKind.Note ? EventKind.Noted : EventKind.Tagged, [.. all]);
    }

    private static Target TargetOf(AnchorRow anchor) => new($"draft-{anchor.Draft}") { Line = anchor.Line };

    private AnchorPlaceRow Row(Guid anchor, int draft, AnchorPlace place) => new()
    {
        ProductionId = _production.Id,
        AnchorId = anchor,
        Draft = draft,
        Fate = LedgerEntryJson.NameOf(place.Fate),
        Line = place.Line.Value,
        Start = place.Start,
        Length = place.Length,
        Near = place.Near.Value,
    };

    private static AnchorPlace PlaceOf(AnchorPlaceRow row) =>
        new(new LineId(row.Line), row.Start, row.Length, LedgerEntryJson.TryParse<AnchorFate>(row.Fate, out var fate) ? fate : AnchorFate.Orphaned, new LineId(row.Near));

    private static NoteKind KindOf(AnchorRow row) => row.Kind == "tag" ? NoteKind.Tag : NoteKind.Note;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
