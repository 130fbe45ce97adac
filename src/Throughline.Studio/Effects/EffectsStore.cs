using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Throughline.Effects;
using Throughline.Effects.Receiving;
using Throughline.Effects.Statuses;
using Throughline.Effects.Turnovers;
using Throughline.Ledger;
using Throughline.Screenplays;
using Throughline.Studio.Records;
using Throughline.Studio.Storage;

namespace Throughline.Studio.Effects;

/// <summary>
/// The effects of a production: its shots, what was handed over, what came back, and the bids. Nothing is ever taken out; each
/// thing that left or came in is an entry of the record in the same commit.
/// </summary>
public sealed class EffectsStore
{
    private readonly ProductionDatabase _database;
    private readonly string _production;
    private readonly ContentStore _content;
    private readonly LedgerStore _ledger;
    private readonly Func<EventKind, LedgerEvent> _event;

    internal EffectsStore(ProductionDatabase database, string production, ContentStore content, LedgerStore ledger, Func<EventKind, LedgerEvent> @event) =>
        (_database, _production, _content, _ledger, _event) = (database, production, content, ledger, @event);

    /// <summary>The shots by id, those that no cut has any more too.</summary>
    public async Task<ImmutableArray<EffectsShot>> ShotsAsync(CancellationToken cancel = default)
    {
        await using var context = _database.Open();
        var rows = await context.Shots.AsNoTracking().Where(row => row.ProductionId == _production).ToListAsync(cancel);
        return [.. rows.OrderBy(row => row.Shot, StringComparer.Ordinal).Select(row => new EffectsShot(
            new ShotId(row.Shot), row.Scene, row.Work, row.Vendor, row is { Line: { } line, Draft: { } draft } ? new ShotCause(draft, new LineId(line)) : null, row.BidLine))];
    }

    /// <summary>Every id that was ever given.</summary>
    public async Task<ShotRegister> RegisterAsync(CancellationToken cancel = default)
    {
        await using var context = _database.Open();
        var ids = await context.Shots.AsNoTracking().Where(row => row.ProductionId == _production).Select(row => row.Shot).ToListAsync(cancel);
        return ShotRegister.Empty.With(ids.Select(id => new ShotId(id)));
    }

    /// <summary>Keeps shots. One that is known takes what is said of it now: empty words and a missing cause leave what was said before.</summary>
    /// <returns>Those that were not known.</returns>
    public async Task<ImmutableArray<ShotId>> KeepAsync(IReadOnlyCollection<EffectsShot> shots, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(shots);
        return await _database.CommitAsync(_production, context => StageAsync(context, shots, cancel), cancel);
    }

    /// <summary>Keeps a turnover that is handed over, its cut and its shots.</summary>
    /// <param name="turnover">The next after the latest that is kept.</param>
    /// <param name="cutFile">The name of the cut's file.</param>
    /// <param name="cut">Its bytes; null when it was no file.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="StudioException">Somebody handed over in between, or it is not the next.</exception>
    public async Task KeepAsync(Turnover turnover, string cutFile, ReadOnlyMemory<byte>? cut, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(turnover);
        await _database.CommitAsync(_production, async context =>
        {
            var last = await context.Turnovers.Where(row => row.ProductionId == _production).MaxAsync(row => (int?)row.Number, cancel) ?? 0;
            if (turnover.Number != last + 1)
                throw new StudioException($"This is turnover {turnover.Number}, and the production's last is {last}. Reckon it again from that one.");
            var snapshot = _content.Put(TurnoverJson.Write(turnover));
            var kept = cut is { } bytes ? _content.Put(bytes.Span) : (Digest?)null;
            var made = _event(EventKind.Exported);
            context.Turnovers.Add(new TurnoverRow { ProductionId = _production, Number = turnover.Number, Made = made.Time, CutFile = cutFile, Cut = kept?.ToString(), Snapshot = snapshot.ToString() });
            await StageAsync(context, [.. turnover.Shots.Select(s => new EffectsShot(s.Id, s.Scene, s.Work, s.Vendor))], cancel);
            var asked = turnover.Asked.ToArray();
            await StageEventAsync(context, made with { Target = new Target($"turnover-{turnover.Number}") }, cancel,
                ("name", $"effects turnover {turnover.Number}"), ("turnover", Text(turnover.Number)), ("sha256", snapshot.ToString()), ("file", cutFile), ("cut", kept?.ToString() ?? ""),
                ("shots", Text(turnover.Shots.Count(s => !s.IsOmitted))), ("plates", Text(asked.Length)), ("frames", Text(asked.Sum(a => a.Plate.Current.Frames))));
        }, cancel);
    }

    /// <summary>The turnovers in order.</summary>
    public async Task<ImmutableArray<KeptTurnover>> TurnoversAsync(CancellationToken cancel = default)
    {
        await using var context = _database.Open();
        var rows = await context.Turnovers.AsNoTracking().Where(row => row.ProductionId == _production).OrderBy(row => row.Number).ToListAsync(cancel);
        return [.. rows.Select(row => new KeptTurnover(row.Number, row.Made, row.CutFile, row.Cut is null ? null : Digest.Parse(row.Cut), Digest.Parse(row.Snapshot)))];
    }

    /// <summary>The latest turnover, or null when nothing was handed over.</summary>
    /// <exception cref="StudioException">Its snapshot is gone or was changed.</exception>
    public async Task<Turnover?> LatestAsync(CancellationToken cancel = default) =>
        await TurnoversAsync(cancel) is [.., var last] ? Read(last) : null;

    /// <summary>A turnover as it was handed over.</summary>
    /// <exception cref="StudioException">Its snapshot is gone or was changed.</exception>
    public Turnover Read(KeptTurnover kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        var reading = TurnoverReader.Read(_content.Get(kept.Snapshot), $"turnover {kept.Number}");
        return reading.Turnover ?? throw new StudioException(reading.Diagnostics[0].Message);
    }

    /// <summary>Checks in what came back.</summary>
    /// <returns>The number of the delivery.</returns>
    public async Task<int> KeepAsync(int turnover, IReadOnlyCollection<DeliveredVersion> versions, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(versions);
        return await _database.CommitAsync(_production, async context =>
        {
            var delivery = 1 + (await context.Delivered.Where(row => row.ProductionId == _production).MaxAsync(row => (int?)row.Delivery, cancel) ?? 0);
            var received = _event(EventKind.Imported);
            foreach (var version in versions)
            {
                context.Delivered.Add(new DeliveredRow
                {
                    ProductionId = _production,
                    Delivery = delivery,
                    Name = version.Name,
                    Turnover = turnover,
                    Shot = version.Shot?.Text ?? "",
                    First = version.First,
                    Last = version.Last,
                    Files = version.Files,
                    Width = version.Size?.Width,
                    Height = version.Size?.Height,
                    Findings = string.Join(',', version.Findings.Select(f => f.Code).Distinct(StringComparer.Ordinal)),
                    Received = received.Time,
                });
            }

            await StageEventAsync(context, received with { Target = new Target($"delivery-{delivery}"), Origin = Origin.ThirdParty }, cancel,
                ("name", $"effects delivery {delivery}"), ("delivery", Text(delivery)), ("turnover", Text(turnover)), ("sequences", Text(versions.Count)), ("findings", Text(versions.Count(v => !v.Findings.IsEmpty))));
            return delivery;
        }, cancel);
    }

    /// <summary>All that came back, in the order in which it came.</summary>
    public async Task<ImmutableArray<DeliveredSequence>> DeliveredAsync(CancellationToken cancel = default)
    {
        await using var context = _database.Open();
        var rows = await context.Delivered.AsNoTracking().Where(row => row.ProductionId == _production).OrderBy(row => row.Delivery).ToListAsync(cancel);
        return [.. rows.OrderBy(row => row.Delivery).ThenBy(row => row.Name, StringComparer.Ordinal).Select(row => new DeliveredSequence(row.Delivery, row.Turnover, row.Name, row.Shot, row.First, row.Last, row.Files, row.Findings, row.Received))];
    }

    /// <summary>What is known to have come of the plates that were asked for.</summary>
    public async Task<DeliveredFrames> FramesAsync(CancellationToken cancel = default) =>
        (await DeliveredAsync(cancel)).Aggregate(DeliveredFrames.AsAsked, (frames, sequence) => frames.With(sequence.Name, sequence.First, sequence.Last));

    /// <summary>Width and height of the sequences that came, by name; of one that came more than once the last.</summary>
    public async Task<IReadOnlyDictionary<string, (int Width, int Height)>> SizesAsync(CancellationToken cancel = default)
    {
        await using var context = _database.Open();
        var rows = await context.Delivered.AsNoTracking().Where(row => row.ProductionId == _production && row.Width != null && row.Height != null).OrderBy(row => row.Delivery).ToListAsync(cancel);
        var sizes = new Dictionary<string, (int, int)>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
            sizes[row.Name] = (row.Width!.Value, row.Height!.Value);
        return sizes;
    }

    /// <summary>Keeps a bid as it came.</summary>
    /// <param name="vendor">Whose it is; empty for the production's own.</param>
    /// <param name="fileName">The name of its file.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="draft">The draft it is of, or null.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Its number; that of the one that is there when the same vendor's same bytes are kept again.</returns>
    public async Task<int> KeepAsync(string vendor, string fileName, ReadOnlyMemory<byte> bytes, int? draft, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(vendor);
        ArgumentNullException.ThrowIfNull(fileName);
        var hash = _content.Put(bytes.Span).ToString();
        return await _database.CommitAsync(_production, async context =>
        {
            if (await context.Bids.AsNoTracking().FirstOrDefaultAsync(row => row.ProductionId == _production && row.Vendor == vendor && row.Content == hash && row.Draft == draft, cancel) is { } same)
                return same.Number;
            var number = 1 + (await context.Bids.Where(row => row.ProductionId == _production).MaxAsync(row => (int?)row.Number, cancel) ?? 0);
            var added = _event(EventKind.Imported);
            context.Bids.Add(new BidRow { ProductionId = _production, Number = number, Vendor = vendor, Draft = draft, Made = added.Time, FileName = fileName, Content = hash });
            // One's own neither came in nor left.
            if (vendor.Length > 0)
            {
                await StageEventAsync(context, added with { Target = new Target($"bid-{number}"), Origin = Origin.ThirdParty }, cancel,
                    ("name", $"effects bid {number}"), ("bid", Text(number)), ("vendor", vendor), ("file", fileName), ("sha256", hash), ("draft", draft is { } of ? Text(of) : ""));
            }

            return number;
        }, cancel);
    }

    /// <summary>The bids in the order in which they came in.</summary>
    public async Task<ImmutableArray<KeptBid>> BidsAsync(CancellationToken cancel = default)
    {
        await using var context = _database.Open();
        var rows = await context.Bids.AsNoTracking().Where(row => row.ProductionId == _production).OrderBy(row => row.Number).ToListAsync(cancel);
        return [.. rows.Select(row => new KeptBid(row.Number, row.Vendor, row.Draft, row.Made, row.FileName, Digest.Parse(row.Content)))];
    }

    /// <summary>The bytes of a bid as it came.</summary>
    /// <exception cref="StudioException">They are gone or were changed.</exception>
    public byte[] Bytes(KeptBid bid)
    {
        ArgumentNullException.ThrowIfNull(bid);
        return _content.Get(bid.Content);
    }

    private async Task<ImmutableArray<ShotId>> StageAsync(StudioContext context, IReadOnlyCollection<EffectsShot> shots, CancellationToken cancel)
    {
        var known = await context.Shots.Where(row => row.ProductionId == _production).ToDictionaryAsync(row => row.Shot, StringComparer.Ordinal, cancel);
        var made = ImmutableArray.CreateBuilder<ShotId>();
        var now = _event(EventKind.Imported).Time;
        foreach (var shot in shots)
        {
            if (!known.TryGetValue(shot.Id.Text, out var row))
            {
                row = new ShotRow { ProductionId = _production, Shot = shot.Id.Text, Scene = "", Work = "", Vendor = "", Made = now };
                known.Add(shot.Id.Text, row);
                context.Shots.Add(row);
                made.Add(shot.Id);
            }

            row.Scene = shot.Scene.Length > 0 ? shot.Scene : row.Scene;
            row.Work = shot.Work.Length > 0 ? shot.Work : row.Work;
            row.Vendor = shot.Vendor.Length > 0 ? shot.Vendor : row.Vendor;
            row.BidLine = shot.BidLine ?? row.BidLine;
            (row.Line, row.Draft) = shot.Cause is { } cause ? (cause.Line.Value, cause.Draft) : (row.Line, row.Draft);
        }

        return made.DrainToImmutable();
    }

    private async Task StageEventAsync(StudioContext context, LedgerEvent happened, CancellationToken cancel, params IEnumerable<(string Name, string Value)> details)
    {
        var said = details.Where(d => d.Value.Length > 0).ToImmutableSortedDictionary(d => d.Name, d => d.Value, StringComparer.Ordinal);
        await _ledger.StageAsync(context, [happened with { Details = said }], cancel);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
