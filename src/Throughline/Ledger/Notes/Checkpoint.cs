using System.Globalization;

namespace Throughline.Ledger.Notes;

/// <summary>The head of a log at one moment, by the C2SP specification tlog-checkpoint: the text that is signed.</summary>
/// <param name="Origin">Which log, such as <c>throughline.local/</c> and the production's id; not empty, one line.</param>
/// <param name="Size">Events in the log.</param>
/// <param name="Root">The root of the tree over them.</param>
public sealed record Checkpoint(string Origin, long Size, Digest Root)
{
    /// <summary>Reads the text of a note. Lines after the third belong to others and are not kept.</summary>
    /// <returns>Null when it is no checkpoint.</returns>
    public static Checkpoint? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Split('\n');
        if (lines.Length < 4 || lines[^1].Length > 0 || lines[..^1].Any(line => line.Length == 0))
            return null;
        if (!long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size) || lines[1].Length > 1 && lines[1][0] == '0')
            return null;
        Span<byte> root = stackalloc byte[48];
        return lines[2].Length == 44 && Convert.TryFromBase64String(lines[2], root, out var length) && length == Digest.Size
            ? new Checkpoint(lines[0], size, new Digest(root[..Digest.Size]))
            : null;
    }

    /// <summary>The text that is signed: origin, size and root on a line each.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Root.ToBase64()}\n");
}
