using Throughline.Screenplays;

namespace Throughline.Drafts;

/// <summary>Whether two elements say the same to a reader of the page.</summary>
internal static class Printed
{
    /// <summary>The extension that programs put on a cue by themselves.</summary>
    public static bool IsContinued(string extension) => extension.StartsWith("CONT", StringComparison.OrdinalIgnoreCase);

    /// <param name="a">From one draft.</param>
    /// <param name="b">From the other.</param>
    /// <param name="isOneFormat">True to count a change of kind; two formats may read one paragraph as two kinds.</param>
    public static bool IsSame(Element a, Element b, bool isOneFormat)
    {
        if (isOneFormat && a.Kind != b.Kind)
            return false;
        if (a is SceneHeading { IsOmitted: var omittedA } && b is SceneHeading { IsOmitted: var omittedB } && omittedA != omittedB)
            return false;
        if (a is Cue left && b is Cue right)
            return Same(left.Name, right.Name, ignoreCase: true) && Extensions(left) == Extensions(right);
        return Same(a.Text.Plain, b.Text.Plain, ignoreCase: a is SceneHeading or Transition && b is SceneHeading or Transition);
    }

    /// <summary>Compares texts as they print: white space, quotation marks and dashes in any shape.</summary>
    private static bool Same(string a, string b, bool ignoreCase) =>
        string.Equals(a, b, StringComparison.Ordinal)
        || string.Equals(Plain(a), Plain(b), ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private static string Extensions(Cue cue) =>
        cue.Extensions.IsEmpty ? "" : string.Join('|', cue.Extensions.Where(e => !IsContinued(e)).Select(e => Plain(e).ToUpperInvariant()));

    private static string Plain(string text)
    {
        var plain = new System.Text.StringBuilder(text.Length);
        foreach (var c in text)
        {
            switch (c)
            {
                case '‘' or '’' or '‚' or 'ʼ':
                    plain.Append('\'');
                    break;
                case '“' or '”' or '„' or '«' or '»':
                    plain.Append('"');
                    break;
                case '…':
                    plain.Append("...");
                    break;
                case '–' or '—' or '―' or '‒' or '−' or '‑' or '-':
                    // One dash or two, typed or set, are one dash; a hyphen inside a word stays apart from the next.
                    if (plain.Length == 0 || plain[^1] != '-')
                        plain.Append('-');
                    break;
                default:
                    if (!char.IsWhiteSpace(c))
                        plain.Append(c);
                    else if (plain.Length > 0 && plain[^1] != ' ')
                        plain.Append(' ');
                    break;
            }
        }

        return plain.ToString().TrimEnd();
    }
}
