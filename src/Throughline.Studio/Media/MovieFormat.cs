namespace Throughline.Studio.Media;

/// <summary>
/// How movies are told apart by their first bytes. ffmpeg is told which reader to use and guesses nothing: a playlist or a list of
/// other files that is called a movie is none.
/// </summary>
public static class MovieFormat
{
    /// <summary>As many bytes as are looked at.</summary>
    public const int Enough = 197;

    private static readonly string[] Atoms = ["ftyp", "moov", "mdat", "wide", "free", "skip", "pnot"];

    /// <summary>ffmpeg's name for the reader of a movie; null when these are not the first bytes of one.</summary>
    public static string? Of(ReadOnlySpan<byte> head)
    {
        foreach (var atom in Atoms)
        {
            if (Is(atom, 4, head))
                return "mov";
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0x06, 0x0E, 0x2B, 0x34, 0x02, 0x05, 0x01, 0x01]))
            return "mxf";
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
            return "matroska";
        if (Is("RIFF", 0, head) && Is("AVI ", 8, head))
            return "avi";
        if (head.StartsWith((ReadOnlySpan<byte>)[0x00, 0x00, 0x01, 0xBA]))
            return "mpeg";
        // A packet of 188 bytes after the other, each with the same first byte; with four bytes of time before each in .m2ts.
        return (head.Length > 188 && head[0] == 0x47 && head[188] == 0x47) || (head.Length >= Enough && head[4] == 0x47 && head[196] == 0x47) ? "mpegts" : null;
    }

    /// <summary>The reader of a file.</summary>
    /// <exception cref="MediaException">It cannot be read, or is no movie.</exception>
    public static string OfFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            using var stream = File.OpenRead(path);
            var head = new byte[Enough];
            var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            return Of(head.AsSpan(0, read)) ?? throw new MediaException(read == 0 ? $"{Path.GetFileName(path)}: is empty." : $"{Path.GetFileName(path)}: is no movie: it does not begin like QuickTime, MP4, MXF, Matroska, AVI or MPEG.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new MediaException($"{path}: cannot be read: {failure.Message}", failure);
        }
    }

    private static bool Is(string word, int at, ReadOnlySpan<byte> head)
    {
        if (head.Length < at + word.Length)
            return false;
        for (var i = 0; i < word.Length; i++)
        {
            if (head[at + i] != word[i])
                return false;
        }

        return true;
    }
}
