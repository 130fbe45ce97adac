using System.Text;

namespace Throughline.Screenplays.Fountain;

/// <summary>Writes the title page: a value on the key's line when there is one and other keys, else each on a line of its own, indented.</summary>
internal static class FountainTitlePageWriter
{
    /// <summary>The block with a line end after each line; empty when there is no title page.</summary>
    public static string Write(TitlePage page, FountainLosses losses)
    {
        var block = new StringBuilder();
        foreach (var entry in page.Entries)
        {
            losses.At = entry.Span;
            var key = entry.Key.Replace(':', ' ').ReplaceLineEndings(" ").Trim();
            var lines = entry.Values.SelectMany(value => FountainMarkup.Lines(value, losses)).Select(l => l.Written.Trim()).Where(l => l.Length > 0).ToList();
            block.Append(key.Length == 0 ? "Notes" : key).Append(':');
            // One line with a key that nobody knows would be read as a sentence with a colon.
            if (lines.Count == 1 && page.Entries.Length > 1)
                block.Append(' ').Append(lines[0]).Append('\n');
            else
                block.Append('\n').AppendJoin("", lines.Select(line => $"    {line}\n"));
        }

        return block.ToString();
    }
}
