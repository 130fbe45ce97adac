using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Throughline.Ledger;

namespace Throughline.Studio.Cuts;

/// <summary>Movies of cuts; a cut has one, and a newer takes the place of an older, which is kept.</summary>
public sealed class CutMovieStore
{
    private const string Begins = "cut-movie ";

    private readonly Production _production;

    internal CutMovieStore(Production production) => _production = production;

    /// <summary>Keeps the movie of a cut, and puts it on record.</summary>
    /// <exception cref="StudioException">The disk refuses.</exception>
    public async Task<KeptMovie> AddAsync(Cut cut, ReadOnlyMemory<byte> bytes, string fileName, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(cut);
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        var movie = new KeptMovie(cut.Number, fileName, _production.Content.Put(bytes.Span));
        var number = cut.Number.ToString(CultureInfo.InvariantCulture);
        await _production.Story.WriteAsync(Begins + number, JsonSerializer.Serialize(new Kept(fileName, movie.Content.ToString())), $"{fileName}, movie of cut {number}", $"cut-{number}", Origin.Human, cancel);
        return movie;
    }

    /// <summary>The movies, by the number of their cut.</summary>
    public async Task<ImmutableArray<KeptMovie>> ListAsync(CancellationToken cancel = default)
    {
        var movies = ImmutableArray.CreateBuilder<KeptMovie>();
        foreach (var document in await _production.Story.LatestAsync(Begins, cancel))
        {
            if (document.Text is { } text && JsonSerializer.Deserialize<Kept>(text) is { } kept && Digest.TryParse(kept.Content, out var content) && int.TryParse(document.Name[Begins.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var cut))
                movies.Add(new KeptMovie(cut, kept.FileName, content));
        }

        return [.. movies.OrderBy(movie => movie.Cut)];
    }

    private sealed record Kept(string FileName, string Content);
}
