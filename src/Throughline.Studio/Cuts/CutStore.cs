using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Throughline.Editorial;
using Throughline.Ledger;
using Throughline.Studio.Storage;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Studio.Cuts;

/// <summary>The cuts of a production: the files as they came.</summary>
public sealed class CutStore
{
    private readonly Production _production;

    internal CutStore(Production production) => _production = production;

    /// <summary>Brings in a cut, on the disk and in the record when this returns, or not at all.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="fileName">Its name, without folders; its ending tells the formats apart that look alike.</param>
    /// <param name="rate">The frame rate of a file that does not say it, such as <c>23.976</c>; null where it does.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="StudioException">Nothing of it can be read as a cut, or the rate is none.</exception>
    public async Task<Cut> AddAsync(ReadOnlyMemory<byte> bytes, string fileName, string? rate = null, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        var reading = TimelineReader.Read(bytes, fileName, RateOf(rate));
        if (reading.Timeline.Tracks.IsEmpty && reading.Timeline.Markers.IsEmpty)
            throw new StudioException($"{fileName}: {reading.Diagnostics.FirstOrDefault(d => d.Severity == Severity.Error)?.Message ?? "holds no cut that can be read."} The cut was not added.");
        var hash = _production.Content.Put(bytes.Span);
        return await _production.CommitAsync(async context =>
        {
            var number = 1 + (await context.Cuts.Where(row => row.ProductionId == _production.Id).MaxAsync(row => (int?)row.Number, cancel) ?? 0);
            var added = _production.Event(EventKind.Imported, ("cut", number.ToString(CultureInfo.InvariantCulture)), ("file", fileName), ("sha256", hash.ToString()));
            var row = new CutRow { ProductionId = _production.Id, Number = number, FileName = fileName, Content = hash.ToString(), Rate = rate, Person = added.Actor.Person, Added = added.Time };
            context.Cuts.Add(row);
            await _production.Ledger.StageAsync(context, [added with { Target = new Target($"cut-{number}") }], cancel);
            return CutOf(row);
        }, cancel);
    }

    /// <summary>The cuts in the order in which they came in.</summary>
    public async Task<ImmutableArray<Cut>> ListAsync(CancellationToken cancel = default)
    {
        await using var context = _production.Database.Open();
        var rows = await context.Cuts.AsNoTracking().Where(row => row.ProductionId == _production.Id).OrderBy(row => row.Number).ToListAsync(cancel);
        return [.. rows.Select(CutOf)];
    }

    /// <summary>The timeline of a cut.</summary>
    public TimelineReading Read(Cut cut)
    {
        ArgumentNullException.ThrowIfNull(cut);
        return TimelineReader.Read(Bytes(cut), cut.FileName, RateOf(cut.Rate));
    }

    /// <summary>The file of a cut as it came.</summary>
    public byte[] Bytes(Cut cut)
    {
        ArgumentNullException.ThrowIfNull(cut);
        return _production.Content.Get(cut.Content);
    }

    private static FrameRate? RateOf(string? text) =>
        text is null ? null
        : Timebase.TryParse(text, out var timebase) ? timebase.Rate
        : throw new StudioException($"{text}: is no frame rate; give one such as 23.976, 24, 25, 29.97 or 24000/1001.");

    private static Cut CutOf(CutRow row) => new(row.Number, row.FileName, Digest.Parse(row.Content), row.Rate, row.Person, row.Added);
}
