using System.Globalization;

namespace Throughline.Screenplays.FinalDraft;

/// <summary>What Final Draft writes into attributes.</summary>
internal static class FdxMarkup
{
    private static readonly (string Name, TextStyle Style)[] StyleNames =
    [
        ("Bold", TextStyle.Bold),
        ("Italic", TextStyle.Italic),
        ("Underline", TextStyle.Underline),
        ("AllCaps", TextStyle.AllCaps),
        ("Strikeout", TextStyle.Strikeout),
    ];

    /// <summary>What a Style attribute says, in our terms; names that we do not have are passed over.</summary>
    public static TextStyle ParseStyle(string? names)
    {
        var style = TextStyle.None;
        if (string.IsNullOrEmpty(names))
            return style;
        foreach (var range in names.AsSpan().Split('+'))
        {
            foreach (var (name, flag) in StyleNames)
                style |= names.AsSpan()[range].Trim().Equals(name, StringComparison.OrdinalIgnoreCase) ? flag : TextStyle.None;
        }

        return style;
    }

    /// <summary>A Style attribute's value; names in <paramref name="before"/> that are not ours (<c>HiddenText</c>) are kept.</summary>
    public static string FormatStyle(TextStyle style, string before = "")
    {
        var names = StyleNames.Where(s => style.HasFlag(s.Style)).Select(s => s.Name);
        var foreign = before.Split('+', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(n => !StyleNames.Any(s => s.Name.Equals(n, StringComparison.OrdinalIgnoreCase)));
        return string.Join('+', names.Concat(foreign));
    }

    /// <summary>A whole number without sign, or <paramref name="otherwise"/>.</summary>
    public static int ParseNumber(string? text, int otherwise) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
