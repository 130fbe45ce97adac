using System.Collections.Immutable;
using System.Globalization;
using Throughline.Editorial.Changes.Matching;

namespace Throughline.Editorial;

/// <summary>Media files by the names that cuts know them by. Names are compared by letters and digits, without folder and ending.</summary>
public sealed class MediaIndex
{
    private const int LeastLetters = 6;

    // No programs, playlists or texts: nothing that could name further files.
    private static readonly string[] Movies = ["MOV", "MP4", "M4V", "MXF", "MKV", "AVI", "WEBM", "MPG", "MPEG", "MTS", "M2TS"];
    private static readonly string[] Stills = ["EXR", "DPX", "TIF", "TIFF", "PNG", "JPG", "JPEG"];
    private readonly SortedDictionary<string, MediaFile> _files = new(StringComparer.Ordinal);

    private MediaIndex()
    {
    }

    /// <summary>How many movies and sequences there are.</summary>
    public int Count => _files.Count;

    /// <summary>Sorts files: movies by their names, numbered images as one sequence each. All others are left out; of two with one name the first by path counts.</summary>
    public static MediaIndex Of(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var index = new MediaIndex();
        var sequences = new SortedDictionary<string, List<(string Path, long Number, int Digits)>>(StringComparer.Ordinal);
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            var ending = path[(path.LastIndexOf('.') + 1)..].ToUpperInvariant();
            if (Movies.Contains(ending, StringComparer.Ordinal))
            {
                index._files.TryAdd(Key(path), new MediaFile(path));
                continue;
            }

            var stem = path[..Math.Max(0, path.LastIndexOf('.'))];
            var digits = stem.Length - stem.TrimEnd("0123456789".ToCharArray()).Length;
            if (!Stills.Contains(ending, StringComparer.Ordinal) || digits is < 3 or > 9 || digits == stem.Length || stem[^(digits + 1)] is not ('.' or '_' or '-'))
                continue;
            var sequence = stem[..^digits] + '#' + path[stem.Length..];
            if (!sequences.TryGetValue(sequence, out var frames))
                sequences[sequence] = frames = [];
            frames.Add((path, long.Parse(stem.AsSpan(stem.Length - digits), CultureInfo.InvariantCulture), digits));
        }

        foreach (var (name, frames) in sequences)
        {
            var hash = name.LastIndexOf('#');
            var first = frames.MinBy(f => f.Number);
            index._files.TryAdd(Key(name[..(hash - 1)] + name[(hash + 1)..]), new MediaFile(first.Path) { FirstNumber = first.Number, Digits = first.Digits, Files = frames.Count });
        }

        return index;
    }

    /// <summary>The media that the first of some names is of; null when there is none. A name that is cut short counts when only one file begins with it.</summary>
    public MediaFile? Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Key(name) is { Length: > 0 } key && _files.TryGetValue(key, out var file))
                return file;
        }

        foreach (var name in names)
        {
            if (Key(name) is not { Length: >= LeastLetters } key)
                continue;
            var longer = _files.Where(f => f.Key.StartsWith(key, StringComparison.Ordinal) || (f.Key.Length >= LeastLetters && key.StartsWith(f.Key, StringComparison.Ordinal))).Take(2).ToArray();
            if (longer.Length == 1)
                return longer[0].Value;
        }

        return null;
    }

    private static string Key(string name)
    {
        Span<char> plain = name.Length <= 512 ? stackalloc char[name.Length] : new char[name.Length];
        return plain[..SourceKeys.Plain(name, plain)].ToString();
    }
}

/// <summary>A movie, or a sequence of numbered images.</summary>
/// <param name="Path">The movie, or the sequence's first image.</param>
public sealed record MediaFile(string Path)
{
    /// <summary>The number of a sequence's first image; null for a movie.</summary>
    public long? FirstNumber { get; init; }

    /// <summary>How many digits a sequence's numbers have.</summary>
    public int Digits { get; init; }

    /// <summary>How many files there are.</summary>
    public int Files { get; init; } = 1;
}
