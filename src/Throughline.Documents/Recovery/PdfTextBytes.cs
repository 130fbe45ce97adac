using System.Collections.Immutable;

namespace Throughline.Documents.Recovery;

/// <summary>The words of a PDF as bytes, to hand them from one process to another; not a file format.</summary>
internal static class PdfTextBytes
{
    /// <summary>The most words that are handed over: those of 3,000 full pages.</summary>
    public const int MostWords = 1_500_000;

    private const int MostCharacters = 100_000;

    public static void Write(PdfText text, BinaryWriter output)
    {
        if (text.Pages.Sum(p => (long)p.Words.Length) > MostWords)
            throw new InvalidDataException($"has more than {MostWords:N0} words");
        output.Write(text.Pages.Length);
        foreach (var page in text.Pages)
        {
            output.Write(page.Number);
            output.Write(page.Width);
            output.Write(page.Height);
            output.Write(page.HasImage);
            output.Write(page.Words.Length);
            foreach (var word in page.Words)
                Write(word, output);
        }
    }

    /// <exception cref="InvalidDataException">The bytes were not written by <see cref="Write(PdfText, BinaryWriter)"/>.</exception>
    /// <exception cref="EndOfStreamException">They end too early.</exception>
    public static PdfText Read(BinaryReader input)
    {
        var left = MostWords;
        var pages = ImmutableArray.CreateBuilder<PdfPageText>(Bounded(input.ReadInt32(), PdfExtraction.MostPages));
        for (var i = pages.Capacity; i > 0; i--)
        {
            var (number, width, height, hasImage) = (input.ReadInt32(), input.ReadDouble(), input.ReadDouble(), input.ReadBoolean());
            var words = ImmutableArray.CreateBuilder<PdfWord>(Bounded(input.ReadInt32(), left));
            left -= words.Capacity;
            for (var w = words.Capacity; w > 0; w--)
                words.Add(ReadWord(input));
            pages.Add(new PdfPageText(number, width, height, words.MoveToImmutable(), hasImage));
        }

        return new PdfText(pages.MoveToImmutable());
    }

    private static void Write(PdfWord word, BinaryWriter output)
    {
        output.Write(word.Text.Length > MostCharacters ? word.Text[..MostCharacters] : word.Text);
        output.Write(word.X);
        output.Write(word.Right);
        output.Write(word.Foot);
        output.Write(word.Size);
        output.Write((byte)((word.IsBold ? 1 : 0) | (word.IsItalic ? 2 : 0) | (word.IsUnderlined ? 4 : 0)));
    }

    private static PdfWord ReadWord(BinaryReader input)
    {
        var (text, x, right, foot, size) = (input.ReadString(), input.ReadDouble(), input.ReadDouble(), input.ReadDouble(), input.ReadDouble());
        var style = input.ReadByte();
        return new PdfWord(text, x, right, foot, size, (style & 1) != 0, (style & 2) != 0, (style & 4) != 0);
    }

    private static int Bounded(int count, int most) => count >= 0 && count <= most ? count : throw new InvalidDataException($"{count} of at most {most}");
}
