using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Throughline.Credentials.ContentCredentials.Boxes;

/// <summary>Reads superboxes, with bounds on how deep and how many.</summary>
internal sealed class JumbfReader
{
    private const int DeepestNesting = 12;
    private const int MostBoxes = 20_000;
    private const int DescriptionHead = 17;
    private int _boxes;

    private JumbfReader()
    {
    }

    /// <summary>Reads the superbox that begins the bytes; what follows it is padding.</summary>
    /// <exception cref="DamagedException">A box is longer than what holds it, or there are too many.</exception>
    public static JumbfBox Read(ReadOnlyMemory<byte> bytes)
    {
        var (type, payload, _) = Header(bytes);
        return type == "jumb" ? new JumbfReader().Superbox(payload, 0) : throw Damaged("The manifest store is no JUMBF box.");
    }

    private JumbfBox Superbox(ReadOnlyMemory<byte> payload, int depth)
    {
        if (depth > DeepestNesting)
            throw Damaged("The boxes are nested too deeply.");
        var (first, description, rest) = Header(payload);
        if (first != "jumd" || description.Length < DescriptionHead)
            throw Damaged("A box does not say what it is.");
        var boxes = ImmutableArray.CreateBuilder<JumbfBox>();
        var contents = ImmutableArray.CreateBuilder<ContentBox>();
        while (!rest.IsEmpty)
        {
            if (++_boxes > MostBoxes)
                throw Damaged("There are too many boxes.");
            (var type, var content, rest) = Header(rest);
            if (type == "jumb")
                boxes.Add(Superbox(content, depth + 1));
            else
                contents.Add(new ContentBox(type, content));
        }

        return new JumbfBox(BoxType.Read(description.Span[..16]), Label(description.Span), payload, boxes.ToImmutable(), contents.ToImmutable());
    }

    private static string Label(ReadOnlySpan<byte> description)
    {
        const int hasLabel = 2;
        if ((description[16] & hasLabel) == 0)
            return "";
        var text = description[DescriptionHead..];
        var end = text.IndexOf((byte)0);
        return end >= 0 ? Encoding.UTF8.GetString(text[..end]) : throw Damaged("The label of a box does not end.");
    }

    private static (string Type, ReadOnlyMemory<byte> Payload, ReadOnlyMemory<byte> After) Header(ReadOnlyMemory<byte> bytes)
    {
        const int head = 8;
        if (bytes.Length < head)
            throw Damaged("A box is cut off.");
        var span = bytes.Span;
        long length = BinaryPrimitives.ReadUInt32BigEndian(span);
        var start = head;
        if (length == 1 && span.Length >= head + 8)
        {
            length = (long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(span[head..]), long.MaxValue);
            start += 8;
        }
        else if (length == 0)
        {
            length = bytes.Length;
        }

        if (length < start || length > bytes.Length)
            throw Damaged("A box is longer than what holds it.");
        return (Encoding.Latin1.GetString(span.Slice(4, 4)), bytes[start..(int)length], bytes[(int)length..]);
    }

    private static DamagedException Damaged(string message) => new("claim.missing", message);
}
