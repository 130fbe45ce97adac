using System.Globalization;

namespace Throughline.Screenplays.Layout;

/// <summary>
/// What a Fountain file says of its pages: the key <c>Fmt</c> of the title page, as JumpCut has it, with options that spaces part.
/// Options that are not known say nothing.
/// </summary>
internal static class FormatOptions
{
    private const string Heading = "Scene Heading";
    private const string Dialogue = "Dialogue";

    /// <summary>The options of a title page; null when it has none.</summary>
    public static PageSetup? Of(TitlePage title)
    {
        if (title["Fmt"] is not { } line)
            return null;
        var setup = new PageSetup();
        var types = new Dictionary<string, ParagraphSetup>(StringComparer.Ordinal);
        foreach (var option in line.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            setup = Apply(option, setup, types);
        return setup with { Paragraphs = [.. types.Values] };
    }

    private static PageSetup Apply(string option, PageSetup setup, Dictionary<string, ParagraphSetup> types)
    {
        switch (option)
        {
            case "multicam":
                Set(Dialogue, p => p with { Left = 2.25, Right = 6, Spacing = 2 });
                Set("Character", p => p with { Left = 3.5, Right = 6.25 });
                Set("Parenthetical", p => p with { Left = 2.75, Right = 5.5 });
                Set("Transition", p => p with { Left = 5.5, Right = 7.25 });
                return setup;
            case "a4":
                return setup with { Width = Paper.A4.Width, Height = Paper.A4.Height };
            case "ssbsh" or "single-space-before-scene-headings":
                Set(Heading, p => p with { SpaceBefore = 12 });
                return setup;
            case "bsh" or "bold-scene-headings":
                Set(Heading, p => p with { Text = (p.Text ?? TextStyle.AllCaps) | TextStyle.Bold });
                return setup;
            case "ush" or "underline-scene-headings":
                Set(Heading, p => p with { Text = (p.Text ?? TextStyle.AllCaps) | TextStyle.Underline });
                return setup;
            case "acat" or "all-caps-action":
                Set("Action", p => p with { Text = TextStyle.AllCaps });
                return setup;
            case "dsd" or "double-spaced-dialogue":
                Set(Dialogue, p => p with { Spacing = 2 });
                return setup;
        }

        var dash = option.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0 || !double.TryParse(option.AsSpan(dash + 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return setup;
        switch (option[..dash])
        {
            case "dl":
                Set(Dialogue, p => p with { Left = value, Right = p.Right ?? 6 });
                return setup;
            case "dr":
                Set(Dialogue, p => p with { Left = p.Left ?? 2.5, Right = value });
                return setup;
            case "tm":
                return setup with { TopMargin = value * 72 };
            case "bm":
                return setup with { BottomMargin = value * 72 };
            case "hm":
                return setup with { HeaderMargin = value * 72 };
            case "lpp":
                return setup with { BottomMargin = (setup.Height ?? Paper.Letter.Height) - (setup.TopMargin ?? 72) - Math.Round(value) * 12 };
            default:
                return setup;
        }

        void Set(string type, Func<ParagraphSetup, ParagraphSetup> change) =>
            types[type] = change(types.GetValueOrDefault(type) ?? new ParagraphSetup(type, null, null, null, null, null, null, null));
    }
}
