using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Throughline.Credentials.ContentCredentials.Pdf;

/// <summary>Reads values from a place in a file or an object stream (ISO 32000-2, section 7.3).</summary>
internal sealed class PdfParser(ReadOnlyMemory<byte> bytes, int at)
{
    private const int DeepestNesting = 32;
    private const int MostValues = 100_000;
    private int _values;

    /// <summary>Where the next byte is read.</summary>
    public int At { get; private set; } = at;

    private ReadOnlySpan<byte> Rest => bytes.Span[At..];

    /// <summary>Reads a value.</summary>
    /// <exception cref="DamagedException">There is none.</exception>
    public PdfValue Value() => Value(0);

    /// <summary>Skips a keyword.</summary>
    /// <returns>False, and nothing is skipped, when something else is there.</returns>
    public bool Keyword(ReadOnlySpan<byte> word)
    {
        SkipSpace();
        if (!Rest.StartsWith(word))
            return false;
        At += word.Length;
        return true;
    }

    /// <summary>Reads a whole number; null, and nothing is read, when there is none.</summary>
    public long? Integer()
    {
        SkipSpace();
        var rest = Rest;
        var end = rest is [(byte)'+' or (byte)'-', ..] ? 1 : 0;
        while (end < rest.Length && char.IsAsciiDigit((char)rest[end]))
            end++;
        if (end == 0 || end < rest.Length && !IsDelimiter(rest[end]) || !long.TryParse(rest[..end], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return null;
        At += end;
        return number;
    }

    /// <summary>Skips the end of the line after the word <c>stream</c>.</summary>
    public void EndOfStreamLine()
    {
        if (Rest is [(byte)'\r', ..])
            At++;
        if (Rest is [(byte)'\n', ..])
            At++;
    }

    private PdfValue Value(int depth)
    {
        SkipSpace();
        if (depth > DeepestNesting || ++_values > MostValues)
            throw Damaged("nests its objects too deeply, or too many");
        var start = At;
        return Rest switch
        {
            [] => throw Damaged("ends within an object"),
            [(byte)'<', (byte)'<', ..] => Dictionary(start, depth),
            [(byte)'[', ..] => Array(start, depth),
            [(byte)'/', ..] => new PdfValue { Name = Name(), Raw = bytes[start..At] },
            [(byte)'(', ..] => String(start),
            [(byte)'<', ..] => HexString(start),
            _ => NumberOrWord(start),
        };
    }

    private PdfValue Dictionary(int start, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<(string, PdfValue)>();
        At += 2;
        while (!Keyword(">>"u8))
        {
            if (Rest is not [(byte)'/', ..])
                throw Damaged("has a dictionary that is broken");
            var key = Name();
            entries.Add((key, Value(depth + 1)));
        }

        return new PdfValue { Entries = entries.ToImmutable(), Raw = bytes[start..At] };
    }

    private PdfValue Array(int start, int depth)
    {
        var items = ImmutableArray.CreateBuilder<PdfValue>();
        At++;
        while (!Keyword("]"u8))
            items.Add(Value(depth + 1));
        return new PdfValue { Items = items.ToImmutable(), Raw = bytes[start..At] };
    }

    private string Name()
    {
        var rest = Rest;
        var end = 1;
        while (end < rest.Length && !IsDelimiter(rest[end]))
            end++;
        At += end;
        var name = Encoding.Latin1.GetString(rest[1..end]);
        return name.Contains('#', StringComparison.Ordinal) ? Unescape(name) : name;
    }

    private static string Unescape(string name)
    {
        var plain = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '#' && i + 2 < name.Length && byte.TryParse(name.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var b))
            {
                plain.Append((char)b);
                i += 2;
            }
            else
            {
                plain.Append(name[i]);
            }
        }

        return plain.ToString();
    }

    private PdfValue String(int start)
    {
        var depth = 0;
        var span = bytes.Span;
        do
        {
            if (At >= span.Length)
                throw Damaged("ends within a string");
            depth += span[At] switch { (byte)'(' => 1, (byte)')' => -1, _ => 0 };
            At += span[At] == '\\' ? 2 : 1;
        }
        while (depth > 0);

        At = Math.Min(At, span.Length);
        return new PdfValue { Raw = bytes[start..At] };
    }

    private PdfValue HexString(int start)
    {
        var end = Rest.IndexOf((byte)'>');
        if (end < 0)
            throw Damaged("ends within a string");
        At += end + 1;
        return new PdfValue { Raw = bytes[start..At] };
    }

    private PdfValue NumberOrWord(int start)
    {
        if (Integer() is { } number)
        {
            var after = At;
            if (number is > 0 and <= int.MaxValue && Integer() is >= 0 and <= ushort.MaxValue && Keyword("R"u8) && (Rest.IsEmpty || IsDelimiter(Rest[0])))
                return new PdfValue { Reference = (int)number, Raw = bytes[start..At] };
            At = after;
            return new PdfValue { Integer = number, Raw = bytes[start..At] };
        }

        var rest = Rest;
        var end = 0;
        while (end < rest.Length && !IsDelimiter(rest[end]))
            end++;
        if (end == 0)
            throw Damaged("has something that is no object");
        At += end;
        return new PdfValue { Raw = bytes[start..At] };
    }

    private void SkipSpace()
    {
        var span = bytes.Span;
        while (At < span.Length)
        {
            if (span[At] == '%')
            {
                var end = span[At..].IndexOfAny((byte)'\r', (byte)'\n');
                At = end < 0 ? span.Length : At + end;
            }
            else if (IsSpace(span[At]))
            {
                At++;
            }
            else
            {
                return;
            }
        }
    }

    private static bool IsSpace(byte b) => b is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsDelimiter(byte b) => IsSpace(b) || b is (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%';

    private static DamagedException Damaged(string what) => new("general.error", $"The PDF {what}.");
}
