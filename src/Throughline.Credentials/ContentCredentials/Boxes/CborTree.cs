using System.Collections.Immutable;
using System.Formats.Cbor;
using System.Globalization;

namespace Throughline.Credentials.ContentCredentials.Boxes;

/// <summary>Reads CBOR as values; all that one instance reads together is bounded.</summary>
internal sealed class CborTree
{
    private const int DeepestNesting = 24;
    private int _left = 200_000;

    /// <summary>Reads one value.</summary>
    /// <returns>Null when it is damaged, nested too deeply or too much.</returns>
    public CborValue? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return Value(new CborReader(bytes, CborConformanceMode.Lax), 0);
        }
        catch (Exception failure) when (failure is CborContentException or InvalidOperationException or OverflowException)
        {
            return null;
        }
    }

    private CborValue Value(CborReader reader, int depth)
    {
        if (depth > DeepestNesting || --_left < 0)
            throw new CborContentException("The data is nested too deeply, or too much.");
        switch (reader.PeekState())
        {
            case CborReaderState.Tag:
                reader.ReadTag();
                return Value(reader, depth + 1);
            case CborReaderState.TextString or CborReaderState.StartIndefiniteLengthTextString:
                return new CborValue { Text = reader.ReadTextString() };
            case CborReaderState.ByteString or CborReaderState.StartIndefiniteLengthByteString:
                return new CborValue { Bytes = reader.ReadByteString() };
            case CborReaderState.UnsignedInteger or CborReaderState.NegativeInteger:
                return new CborValue { Number = reader.ReadInt64() };
            case CborReaderState.StartArray:
                return Array(reader, depth);
            case CborReaderState.StartMap:
                return Map(reader, depth);
            default:
                reader.SkipValue();
                return new CborValue();
        }
    }

    private CborValue Array(CborReader reader, int depth)
    {
        var items = ImmutableArray.CreateBuilder<CborValue>();
        reader.ReadStartArray();
        while (reader.PeekState() != CborReaderState.EndArray)
            items.Add(Value(reader, depth + 1));
        reader.ReadEndArray();
        return new CborValue { List = items.ToImmutable() };
    }

    private CborValue Map(CborReader reader, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<(string, CborValue)>();
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            var key = Value(reader, depth + 1);
            entries.Add((key.Text ?? key.Number?.ToString(CultureInfo.InvariantCulture) ?? "", Value(reader, depth + 1)));
        }

        reader.ReadEndMap();
        return new CborValue { IsMap = true, Entries = entries.ToImmutable() };
    }
}
