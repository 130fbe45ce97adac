namespace Throughline.Text;

/// <summary>Replaces <paramref name="Length"/> characters at <paramref name="Start"/> by <paramref name="NewText"/>.</summary>
/// <param name="Start">Offset in UTF-16 units, 0 to the length of the text.</param>
/// <param name="Length">Number of characters that go; zero for an insertion.</param>
/// <param name="NewText">What comes instead; empty for a deletion.</param>
public readonly record struct TextEdit(int Start, int Length, string NewText)
{
    /// <summary>Applies edits that do not overlap, given in any order.</summary>
    /// <exception cref="ArgumentException">An edit lies outside the text, or two overlap.</exception>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        ArgumentNullException.ThrowIfNull(text);
        var result = new System.Text.StringBuilder(text.Length);
        var at = 0;
        foreach (var edit in edits.OrderBy(e => e.Start).ThenBy(e => e.Length))
        {
            if (edit.Start < at || edit.Length < 0 || edit.Start + edit.Length > text.Length)
                throw new ArgumentException($"The edit at {edit.Start}, {edit.Length} characters long, overlaps another or lies outside the text.", nameof(edits));
            result.Append(text, at, edit.Start - at).Append(edit.NewText);
            at = edit.Start + edit.Length;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}
