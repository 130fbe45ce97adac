using System.Text;

namespace Throughline.Tests.Specs;

/// <summary>One example of a page in <c>specs/</c>: an input and what it must be read as.</summary>
/// <param name="Page">File name of the page.</param>
/// <param name="Number">Place on the page, from 1.</param>
/// <param name="Heading">The heading it stands under.</param>
/// <param name="Prose">What the page says between that heading, or the example before, and this one; lines joined by spaces.</param>
/// <param name="Encoding">How the input becomes bytes: <c>utf-8</c>, <c>utf-16le</c>, <c>utf-16be</c> or <c>windows-1252</c>.</param>
/// <param name="Input">The input as the page shows it, lines ended by LF.</param>
/// <param name="Expected">The elements as the page shows them, lines ended by LF.</param>
internal sealed record SpecExample(string Page, int Number, string Heading, string Prose, string Encoding, string Input, string Expected)
{
    /// <summary>The input with its signs turned into the characters they stand for; see <c>specs/fountain/README.md</c>.</summary>
    public string Text
    {
        get
        {
            var end = Input.IndexOf('␄', StringComparison.Ordinal);
            var text = end < 0 ? Input : Input[..end];
            return text.Replace('→', '\t').Replace('·', ' ').Replace('␍', '\r').Replace('␀', '\0').Replace('␢', '\uFEFF');
        }
    }

    /// <summary>The input as a file.</summary>
    public byte[] Bytes => Encoding switch
    {
        "utf-8" => System.Text.Encoding.UTF8.GetBytes(Text),
        "utf-16le" => System.Text.Encoding.Unicode.GetBytes(Text),
        "utf-16be" => System.Text.Encoding.BigEndianUnicode.GetBytes(Text),
        "windows-1252" => Windows1252(Text),
        _ => throw new FormatException($"{this}: no encoding is called {Encoding}."),
    };

    public override string ToString() => $"{Page} #{Number} {Heading}";

    // Only the marks that scripts use; a page that needs more gets them here.
    private static byte[] Windows1252(string text) => Array.ConvertAll(text.ToCharArray(), c => c switch
    {
        '…' => (byte)0x85,
        '’' => (byte)0x92,
        '“' => (byte)0x93,
        '”' => (byte)0x94,
        '—' => (byte)0x97,
        <= '\u007F' or >= '\u00A0' and <= '\u00FF' => (byte)c,
        _ => throw new FormatException($"No byte for {c}."),
    });
}
