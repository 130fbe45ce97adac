using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace Throughline.Text;

/// <summary>
/// A file's characters, with what is needed to give back its bytes. Whatever the bytes are, decoding and encoding again
/// returns them: invalid UTF-8 is carried as lone surrogates, a stray last byte of UTF-16 is kept aside.
/// </summary>
public sealed class SourceText
{
    /// <summary>No characters.</summary>
    public static readonly SourceText Empty = new("", "");

    private const char EscapeBase = '\uDC00';
    private const string Windows1252High = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private readonly byte? _strayByte;
    private ImmutableArray<int> _lineStarts;

    /// <summary>Text that was never bytes; UTF-8 without a mark.</summary>
    /// <param name="text">The characters.</param>
    /// <param name="name">What to call it in messages: a file name or path.</param>
    public SourceText(string text, string name)
        : this(text, name, SourceEncoding.Utf8, false, null)
    {
    }

    private SourceText(string text, string name, SourceEncoding encoding, bool hasByteOrderMark, byte? strayByte)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(name);
        Text = text;
        Name = name;
        Encoding = encoding;
        HasByteOrderMark = hasByteOrderMark;
        _strayByte = strayByte;
    }

    /// <summary>The characters, without a byte order mark.</summary>
    public string Text { get; }

    /// <summary>What to call it in messages: a file name or path.</summary>
    public string Name { get; }

    /// <summary>How the bytes stand for the characters.</summary>
    public SourceEncoding Encoding { get; }

    /// <summary>True when the file began with a byte order mark.</summary>
    public bool HasByteOrderMark { get; }

    /// <summary>Bytes that were not valid in <see cref="Encoding"/> and are carried unread.</summary>
    public int InvalidBytes { get; private init; }

    /// <summary>The line end that the file uses first; LF when it has none.</summary>
    public string NewLine
    {
        get
        {
            var at = Text.AsSpan().IndexOfAny('\n', '\r');
            return at < 0 || Text[at] == '\n' ? "\n" : at + 1 < Text.Length && Text[at + 1] == '\n' ? "\r\n" : "\r";
        }
    }

    /// <summary>Offset of the first character of every line. A text that ends with a line end has an empty last line.</summary>
    public ImmutableArray<int> LineStarts
    {
        get
        {
            if (_lineStarts.IsDefault)
                ImmutableInterlocked.InterlockedInitialize(ref _lineStarts, FindLineStarts(Text));
            return _lineStarts;
        }
    }

    /// <summary>Reads bytes: by their mark if there is one (of UTF-16 only where there is a zero too, as every space and line end has), as UTF-16 if every other byte is zero, as UTF-8 if that is what they mostly are, else as Windows-1252.</summary>
    public static SourceText Decode(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.StartsWith("\uFEFF"u8))
            return DecodeUtf8(bytes[3..], name, true);
        var hasZero = bytes.Length == 2 || bytes.Contains((byte)0);
        if (hasZero && bytes.Length >= 2 && bytes[0] == 0xFF && bytes[1] == 0xFE)
            return DecodeUtf16(bytes[2..], name, SourceEncoding.Utf16LittleEndian, true);
        if (hasZero && bytes.Length >= 2 && bytes[0] == 0xFE && bytes[1] == 0xFF)
            return DecodeUtf16(bytes[2..], name, SourceEncoding.Utf16BigEndian, true);
        if (GuessUtf16(bytes) is { } utf16)
            return DecodeUtf16(bytes, name, utf16, false);
        return DecodeUtf8(bytes, name, false);
    }

    /// <summary>The same file with other characters; encoding, mark and name stay.</summary>
    public SourceText WithText(string text) => new(text, Name, Encoding, HasByteOrderMark, _strayByte);

    /// <summary>The bytes of the file: exactly those that were decoded, when the text is the one that was decoded.</summary>
    /// <remarks>A character that Windows-1252 lacks turns the whole file into UTF-8, which <see cref="CanEncode"/> tells beforehand.</remarks>
    public byte[] Encode()
    {
        switch (Encoding)
        {
            case SourceEncoding.Utf16LittleEndian:
            case SourceEncoding.Utf16BigEndian:
                return EncodeUtf16();
            case SourceEncoding.Windows1252 when CanEncode:
                return Array.ConvertAll(Text.ToCharArray(), ToWindows1252);
            default:
                return EncodeUtf8();
        }
    }

    /// <summary>False when the text has characters that its encoding lacks, so that <see cref="Encode"/> must change to UTF-8.</summary>
    public bool CanEncode => Encoding != SourceEncoding.Windows1252 || Text.All(c => c < 0x80 || c is >= '\u00A0' and <= '\u00FF' || Windows1252High.Contains(c, StringComparison.Ordinal));

    /// <summary>A span with its line and column, from offsets.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The run lies outside the text.</exception>
    public SourceSpan SpanAt(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + length, Text.Length);
        var line = LineAt(start);
        return new SourceSpan(start, length, line, start - LineStarts[line - 1] + 1, length == 0 ? line : LineAt(start + length - 1));
    }

    /// <summary>The line, from 1, that holds an offset.</summary>
    public int LineAt(int offset)
    {
        var found = LineStarts.BinarySearch(offset);
        return found >= 0 ? found + 1 : ~found;
    }

    /// <summary>The characters of a span.</summary>
    public ReadOnlySpan<char> Slice(SourceSpan span) => Text.AsSpan(span.Start, span.Length);

    private static ImmutableArray<int> FindLineStarts(string text)
    {
        var starts = ImmutableArray.CreateBuilder<int>(text.Length / 32 + 1);
        starts.Add(0);
        var at = 0;
        while (text.AsSpan(at).IndexOfAny('\n', '\r') is var found and >= 0)
        {
            at += found + 1;
            if (text[at - 1] == '\r' && at < text.Length && text[at] == '\n')
                at++;
            starts.Add(at);
        }

        return starts.DrainToImmutable();
    }

    private static SourceEncoding? GuessUtf16(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length & ~1, 1024)];
        int even = 0, odd = 0;
        for (var i = 0; i + 1 < head.Length; i += 2)
        {
            even += head[i] == 0 ? 1 : 0;
            odd += head[i + 1] == 0 ? 1 : 0;
        }

        var pairs = head.Length / 2;
        if (pairs < 2)
            return null;
        if (odd * 4 > pairs * 3 && even * 4 < pairs)
            return SourceEncoding.Utf16LittleEndian;
        return even * 4 > pairs * 3 && odd * 4 < pairs ? SourceEncoding.Utf16BigEndian : null;
    }

    private static SourceText DecodeUtf16(ReadOnlySpan<byte> bytes, string name, SourceEncoding encoding, bool mark)
    {
        var chars = new char[bytes.Length / 2];
        for (var i = 0; i < chars.Length; i++)
        {
            var pair = bytes.Slice(i * 2, 2);
            chars[i] = (char)(encoding == SourceEncoding.Utf16LittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(pair) : BinaryPrimitives.ReadUInt16BigEndian(pair));
        }

        var stray = bytes.Length % 2 == 1;
        return new SourceText(new string(chars), name, encoding, mark, stray ? bytes[^1] : null) { InvalidBytes = stray ? 1 : 0 };
    }

    private static SourceText DecodeUtf8(ReadOnlySpan<byte> bytes, string name, bool mark)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
            return new SourceText(System.Text.Encoding.UTF8.GetString(bytes), name, SourceEncoding.Utf8, mark, null);

        var text = new StringBuilder(bytes.Length);
        int invalid = 0, valid = 0;
        for (var rest = bytes; !rest.IsEmpty;)
        {
            var status = Rune.DecodeFromUtf8(rest, out var rune, out var used);
            if (status == System.Buffers.OperationStatus.Done)
            {
                text.Append(rune.ToString());
                valid += used > 1 ? 1 : 0;
            }
            else
            {
                invalid += used;
                for (var i = 0; i < used; i++)
                    text.Append((char)(EscapeBase + rest[i]));
            }

            rest = rest[used..];
        }

        if (!mark && invalid > valid)
            return new SourceText(string.Create(bytes.Length, bytes, static (chars, from) =>
            {
                for (var i = 0; i < chars.Length; i++)
                    chars[i] = from[i] is >= 0x80 and < 0xA0 ? Windows1252High[from[i] - 0x80] : (char)from[i];
            }), name, SourceEncoding.Windows1252, false, null);

        return new SourceText(text.ToString(), name, SourceEncoding.Utf8, mark, null) { InvalidBytes = invalid };
    }

    private static byte ToWindows1252(char c) =>
        c is < '\u0080' or >= '\u00A0' and <= '\u00FF' ? (byte)c : (byte)(0x80 + Windows1252High.IndexOf(c, StringComparison.Ordinal));

    private byte[] EncodeUtf16()
    {
        var bytes = new List<byte>(Text.Length * 2 + 3);
        var big = Encoding == SourceEncoding.Utf16BigEndian;
        if (HasByteOrderMark)
            Append('\uFEFF');
        foreach (var c in Text)
            Append(c);
        if (_strayByte is { } stray)
            bytes.Add(stray);
        return [.. bytes];

        void Append(char c)
        {
            bytes.Add((byte)(big ? c >> 8 : c));
            bytes.Add((byte)(big ? c : c >> 8));
        }
    }

    private byte[] EncodeUtf8()
    {
        var bytes = new List<byte>(Text.Length + Text.Length / 16 + 3);
        if (HasByteOrderMark)
            bytes.AddRange("\uFEFF"u8);
        Span<byte> utf8 = stackalloc byte[4];
        for (var rest = Text.AsSpan(); !rest.IsEmpty;)
        {
            var plain = rest.IndexOfAnyInRange('\uD800', '\uDFFF');
            var head = plain < 0 ? rest : rest[..plain];
            if (!head.IsEmpty)
            {
                var at = bytes.Count;
                CollectionsMarshal.SetCount(bytes, at + System.Text.Encoding.UTF8.GetByteCount(head));
                System.Text.Encoding.UTF8.GetBytes(head, CollectionsMarshal.AsSpan(bytes)[at..]);
                rest = rest[head.Length..];
                continue;
            }

            if (Rune.DecodeFromUtf16(rest, out var rune, out var used) == System.Buffers.OperationStatus.Done)
                bytes.AddRange(utf8[..rune.EncodeToUtf8(utf8)]);
            else if (rest[0] is >= '\uDC80' and <= '\uDCFF')
                bytes.Add((byte)(rest[0] - EscapeBase));
            else
                bytes.AddRange("\uFFFD"u8);
            rest = rest[used..];
        }

        return [.. bytes];
    }
}
