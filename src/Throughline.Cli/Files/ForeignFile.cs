namespace Throughline.Cli.Files;

/// <summary>Recognises files that are no screenplays, so that nobody gets a report about the bytes of a photograph.</summary>
internal static class ForeignFile
{
    private const int Head = 4096;

    /// <summary>What a file is and what to do about it, or null when it may be a screenplay.</summary>
    public static string? Describe(ReadOnlySpan<byte> bytes)
    {
        foreach (var (mark, at, what) in Marks)
        {
            if (bytes.Length >= at + mark.Length && bytes.Slice(at, mark.Length).SequenceEqual(mark))
                return what;
        }

        return PdfFile.IsPdf(bytes) ? null : Mostly(bytes[..Math.Min(bytes.Length, Head)]);
    }

    private static readonly (byte[] Mark, int At, string What)[] Marks =
    [
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], 0, "is an old Office document. Save it as plain text from the program that made it."),
        ("{\\rtf"u8.ToArray(), 0, "is rich text (RTF). Save it as plain text from the program that made it."),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], 0, "is a picture (PNG), not a script."),
        ([0xFF, 0xD8, 0xFF], 0, "is a picture (JPEG), not a script."),
        ("GIF8"u8.ToArray(), 0, "is a picture (GIF), not a script."),
        ("RIFF"u8.ToArray(), 0, "is sound or video (RIFF), not a script."),
        ("ftyp"u8.ToArray(), 4, "is video (MP4 or QuickTime), not a script."),
        ([0x1A, 0x45, 0xDF, 0xA3], 0, "is video (Matroska), not a script."),
        ("OggS"u8.ToArray(), 0, "is sound (Ogg), not a script."),
        ("ID3"u8.ToArray(), 0, "is sound (MP3), not a script."),
        ([0x1F, 0x8B], 0, "is a compressed file (gzip). Unpack it first."),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], 0, "is an archive (7z). Unpack it first."),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], 0, "is a program, not a script."),
        ("SQLite format 3"u8.ToArray(), 0, "is a database, not a script."),
    ];

    // Control characters that no text holds; a stray few are damage, and zeros come with some programs and with UTF-16.
    private static string? Mostly(ReadOnlySpan<byte> head)
    {
        var odd = 0;
        foreach (var b in head)
        {
            if (b is > 0 and < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 0x0B or 0x1A or 0x1B))
                odd++;
        }

        return odd > 32 && odd * 20 > head.Length && head.IndexOf((byte)0) >= 0 ? "is not text, so it is no script that can be read." : null;
    }
}
