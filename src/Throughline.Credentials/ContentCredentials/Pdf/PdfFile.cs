using Throughline.Credentials.ContentCredentials.Checks;

namespace Throughline.Credentials.ContentCredentials.Pdf;

/// <summary>The objects of a PDF.</summary>
internal sealed class PdfFile
{
    private const int DeepestReferences = 16;
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly Dictionary<int, (ReadOnlyMemory<byte> Bytes, int First, int Count)> _containers = [];

    private PdfFile(ReadOnlyMemory<byte> bytes, PdfCrossReference objects) => (_bytes, Objects) = (bytes, objects);

    /// <summary>Where they are.</summary>
    public PdfCrossReference Objects { get; }

    /// <summary>True for what begins as a PDF does.</summary>
    public static bool IsPdf(ReadOnlySpan<byte> file) => file[..Math.Min(file.Length, 1024)].IndexOf("%PDF-"u8) >= 0;

    /// <summary>Opens a file.</summary>
    /// <exception cref="DamagedException">Its objects cannot be found.</exception>
    public static PdfFile Open(ReadOnlyMemory<byte> bytes) => new(bytes, PdfCrossReference.Read(bytes));

    /// <summary>What a value refers to, or the value itself; null when nothing is there.</summary>
    public PdfValue? Resolve(PdfValue? value)
    {
        for (var depth = 0; depth < DeepestReferences && value?.Reference is { } number; depth++)
            value = Object(number);
        return value?.Reference is null ? value : null;
    }

    /// <summary>A stream by its number; null when there is none.</summary>
    public PdfStream? Stream(int number) =>
        Objects.Find(number) is { Container: 0 } entry && entry.Offset >= 0 && entry.Offset < _bytes.Length ? StreamAt(_bytes, (int)entry.Offset, number, length => Resolve(length)?.Integer) : null;

    /// <summary>The stream object that begins at a place; null when none does.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="offset">The place.</param>
    /// <param name="number">The number that it must have; null for any.</param>
    /// <param name="lengthOf">How a length is found that is an object of its own.</param>
    public static PdfStream? StreamAt(ReadOnlyMemory<byte> bytes, int offset, int? number, Func<PdfValue, long?> lengthOf)
    {
        var parser = new PdfParser(bytes, offset);
        if (!Begins(parser, number))
            return null;
        var dictionary = parser.Value();
        if (!dictionary.IsDictionary || !parser.Keyword("stream"u8) || dictionary["Length"] is not { } said)
            return null;
        parser.EndOfStreamLine();
        var start = parser.At;
        return lengthOf(said) is >= 0 and <= int.MaxValue and var length && start + length <= bytes.Length && new PdfParser(bytes, (int)(start + length)).Keyword("endstream"u8)
            ? new PdfStream(dictionary, new ByteRange(start, length), bytes.Slice(start, (int)length))
            : null;
    }

    private PdfValue? Object(int number)
    {
        if (Objects.Find(number) is not { } entry)
            return null;
        if (entry.Container != 0)
            return Contained(number, entry);
        if (entry.Offset < 0 || entry.Offset >= _bytes.Length)
            return null;
        var parser = new PdfParser(_bytes, (int)entry.Offset);
        return Begins(parser, number) ? parser.Value() : null;
    }

    private PdfValue? Contained(int number, PdfEntry entry)
    {
        if (!_containers.TryGetValue(entry.Container, out var container))
        {
            const int mostContainers = 16;
            if (_containers.Count >= mostContainers || Stream(entry.Container) is not { } stream || stream.Dictionary["N"]?.Integer is not (>= 0 and <= int.MaxValue and var count) || stream.Dictionary["First"]?.Integer is not (>= 0 and <= int.MaxValue and var first))
                return null;
            _containers[entry.Container] = container = (stream.Decode(), (int)first, (int)count);
        }

        var parser = new PdfParser(container.Bytes, 0);
        for (var i = 0; i < container.Count && i <= entry.Index; i++)
        {
            if (parser.Integer() is not { } listed || parser.Integer() is not { } offset)
                return null;
            if (i == entry.Index)
                return listed == number && offset >= 0 && container.First + offset < container.Bytes.Length ? new PdfParser(container.Bytes, (int)(container.First + offset)).Value() : null;
        }

        return null;
    }

    private static bool Begins(PdfParser parser, int? number) =>
        parser.Integer() is { } found && (number is null || found == number) && parser.Integer() is not null && parser.Keyword("obj"u8);
}
