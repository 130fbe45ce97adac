namespace Throughline.Credentials.ContentCredentials.Pdf;

/// <summary>Where every object of a PDF is, by its newest cross-reference and those before (ISO 32000-2, sections 7.5.4 and 7.5.8).</summary>
internal sealed class PdfCrossReference
{
    private const int MostSections = 200;
    private const int MostEntries = 300_000;
    private readonly ReadOnlyMemory<byte> _file;
    private readonly Dictionary<int, PdfEntry?> _entries = [];

    private PdfCrossReference(ReadOnlyMemory<byte> file) => _file = file;

    /// <summary>The newest trailer.</summary>
    public PdfValue Trailer { get; private set; } = new() { Raw = default };

    /// <summary>Where the newest section begins.</summary>
    public long Start { get; private set; }

    /// <summary>True when the newest section is a stream, not a table.</summary>
    public bool IsStream { get; private set; }

    /// <summary>The highest number of an object.</summary>
    public int Highest => _entries.Count == 0 ? 0 : _entries.Keys.Max();

    /// <summary>Where an object is; null when there is none, or it was deleted.</summary>
    public PdfEntry? Find(int number) => _entries.GetValueOrDefault(number);

    /// <summary>Reads all sections.</summary>
    /// <exception cref="DamagedException">One is broken, or there are too many.</exception>
    public static PdfCrossReference Read(ReadOnlyMemory<byte> file)
    {
        const int tail = 2048;
        var from = Math.Max(0, file.Length - tail);
        var word = file.Span[from..].LastIndexOf("startxref"u8);
        if (word < 0 || new PdfParser(file, from + word + "startxref".Length).Integer() is not { } start)
            throw Damaged("does not say where its objects are");
        var read = new PdfCrossReference(file) { Start = start };
        var seen = new HashSet<long>();
        var waiting = new Stack<long>([start]);
        while (waiting.TryPop(out var offset))
        {
            if (offset < 0 || offset >= file.Length || seen.Count >= MostSections)
                throw Damaged("does not say where its objects are");
            if (!seen.Add(offset))
                continue;
            var trailer = read.Section((int)offset, seen.Count == 1);
            if (seen.Count == 1)
                read.Trailer = trailer;
            if (trailer["Prev"]?.Integer is { } before)
                waiting.Push(before);
            if (trailer["XRefStm"]?.Integer is { } hidden)
                waiting.Push(hidden);
        }

        return read;
    }

    private PdfValue Section(int offset, bool isNewest)
    {
        var parser = new PdfParser(_file, offset);
        if (parser.Keyword("xref"u8))
            return Table(parser);
        IsStream |= isNewest;
        return Stream(offset);
    }

    private PdfValue Table(PdfParser parser)
    {
        while (!parser.Keyword("trailer"u8))
        {
            if (parser.Integer() is not (>= 0 and <= int.MaxValue and var first) || parser.Integer() is not (>= 0 and <= MostEntries and var count))
                throw Damaged("has a list of its objects that is broken");
            for (var i = 0; i < count; i++)
            {
                if (parser.Integer() is not { } offset || parser.Integer() is not (>= 0 and <= ushort.MaxValue and var generation))
                    throw Damaged("has a list of its objects that is broken");
                var isInUse = parser.Keyword("n"u8);
                if (!isInUse && !parser.Keyword("f"u8))
                    throw Damaged("has a list of its objects that is broken");
                Add(first + i, isInUse ? new PdfEntry(offset, (int)generation, 0, 0) : null);
            }
        }

        return parser.Value();
    }

    private PdfValue Stream(int offset)
    {
        var stream = PdfFile.StreamAt(_file, offset, null, length => length.Integer) ?? throw Damaged("does not say where its objects are");
        var dictionary = stream.Dictionary;
        var widths = dictionary["W"] is { Items: { Length: >= 3 } items } ? items.Take(3).Select(item => (int)Math.Clamp(item.Integer ?? -1, -1, 9)).ToArray() : [];
        if (dictionary["Type"]?.Name != "XRef" || widths.Length != 3 || widths.Any(width => width is < 0 or > 8) || widths.Sum() == 0)
            throw Damaged("has a list of its objects that is broken");
        var rows = stream.Decode();
        var width = widths.Sum();
        var row = 0;
        foreach (var (first, count) in Ranges(dictionary))
        {
            for (long i = 0; i < count && (row + 1) * (long)width <= rows.Length; i++, row++)
                Add(first + i, Entry(rows.Span.Slice(row * width, width), widths));
        }

        return dictionary;
    }

    private static IEnumerable<(long First, long Count)> Ranges(PdfValue dictionary)
    {
        if (dictionary["Index"] is not { IsArray: true, Items: var index })
        {
            yield return (0, dictionary["Size"]?.Integer ?? 0);
            yield break;
        }

        for (var i = 0; i + 1 < index.Length; i += 2)
            yield return (index[i].Integer ?? 0, index[i + 1].Integer ?? 0);
    }

    private static PdfEntry? Entry(ReadOnlySpan<byte> row, int[] widths)
    {
        var kind = widths[0] == 0 ? 1 : Number(row[..widths[0]]);
        var second = Number(row.Slice(widths[0], widths[1]));
        var third = (int)Math.Clamp(Number(row.Slice(widths[0] + widths[1], widths[2])), 0, int.MaxValue);
        return kind switch
        {
            1 => new PdfEntry(second, third, 0, 0),
            2 when second is > 0 and <= int.MaxValue => new PdfEntry(0, 0, (int)second, third),
            _ => null,
        };
    }

    private static long Number(ReadOnlySpan<byte> bytes)
    {
        var number = 0L;
        foreach (var b in bytes)
            number = unchecked((number << 8) | b);
        return number;
    }

    // The newest section is read first, and what it says holds.
    private void Add(long number, PdfEntry? entry)
    {
        if (_entries.Count >= MostEntries)
            throw Damaged("has more objects than are read");
        if (number is >= 0 and <= int.MaxValue)
            _entries.TryAdd((int)number, entry);
    }

    private static DamagedException Damaged(string what) => new("general.error", $"The PDF {what}.");
}
