using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Throughline.Ledger.Canonical;

/// <summary>JSON in the one form that RFC 8785 allows (the JSON Canonicalization Scheme), so that equal values are equal bytes.</summary>
public static class CanonicalJson
{
    // What is escaped, and halves of surrogate pairs, which must be looked at.
    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\', .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c)]);

    /// <summary>The canonical bytes of a value.</summary>
    /// <exception cref="ArgumentException">A text holds half of a surrogate pair, a name occurs twice, or a number has no JSON form: such a value has no canonical form.</exception>
    public static byte[] Write(JsonElement value)
    {
        var output = new ArrayBufferWriter<byte>(512);
        Append(value, output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Whether bytes are the canonical form of what they say.</summary>
    public static bool IsCanonical(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Write(document.RootElement).AsSpan().SequenceEqual(json.Span);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private static void Append(JsonElement value, ArrayBufferWriter<byte> output)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                AppendObject(value, output);
                break;
            case JsonValueKind.Array:
                output.Write("["u8);
                var first = true;
                foreach (var item in value.EnumerateArray())
                {
                    if (!first)
                        output.Write(","u8);
                    first = false;
                    Append(item, output);
                }

                output.Write("]"u8);
                break;
            case JsonValueKind.String:
                AppendText(value.GetString()!, output);
                break;
            case JsonValueKind.Number:
                output.Write(Encoding.ASCII.GetBytes(EcmaScriptNumber.Write(value.GetDouble())));
                break;
            case JsonValueKind.True:
                output.Write("true"u8);
                break;
            case JsonValueKind.False:
                output.Write("false"u8);
                break;
            default:
                output.Write("null"u8);
                break;
        }
    }

    // Names are sorted by UTF-16 units, section 3.2.3.
    private static void AppendObject(JsonElement value, ArrayBufferWriter<byte> output)
    {
        var members = value.EnumerateObject().ToArray();
        Array.Sort(members, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        output.Write("{"u8);
        for (var i = 0; i < members.Length; i++)
        {
            if (i > 0)
            {
                if (members[i].Name == members[i - 1].Name)
                    throw new ArgumentException($"The name '{members[i].Name}' occurs twice.", nameof(value));
                output.Write(","u8);
            }

            AppendText(members[i].Name, output);
            output.Write(":"u8);
            Append(members[i].Value, output);
        }

        output.Write("}"u8);
    }

    // Section 3.2.2.2: nothing is escaped that need not be.
    private static void AppendText(string text, ArrayBufferWriter<byte> output)
    {
        output.Write("\""u8);
        if (text.AsSpan().IndexOfAny(Special) < 0)
        {
            Encoding.UTF8.GetBytes(text, output);
            output.Write("\""u8);
            return;
        }

        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in Runes(text))
        {
            switch (rune.Value)
            {
                case '"': output.Write("\\\""u8); break;
                case '\\': output.Write("\\\\"u8); break;
                case '\b': output.Write("\\b"u8); break;
                case '\t': output.Write("\\t"u8); break;
                case '\n': output.Write("\\n"u8); break;
                case '\f': output.Write("\\f"u8); break;
                case '\r': output.Write("\\r"u8); break;
                case < 0x20: output.Write(Encoding.ASCII.GetBytes($"\\u{rune.Value:x4}")); break;
                default: output.Write(utf8[..rune.EncodeToUtf8(utf8)]); break;
            }
        }

        output.Write("\""u8);
    }

    private static IEnumerable<Rune> Runes(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
                throw new ArgumentException("Half of a surrogate pair has no canonical form.", nameof(text));
            i += rune.Utf16SequenceLength;
            yield return rune;
        }
    }
}
