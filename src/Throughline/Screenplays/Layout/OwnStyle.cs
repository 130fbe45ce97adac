using System.Collections.Immutable;

namespace Throughline.Screenplays.Layout;

/// <summary>The style that a file brings.</summary>
public static class OwnStyle
{
    /// <summary>The name of a style that a file brings.</summary>
    internal const string Name = "own";

    // Final Draft steps seven points for each character, and lets the last one, 7.2 points wide, end at the margin:
    // six inches hold 61 characters, three and a half hold 35.
    private const double Step = 7;
    private const double Character = 7.2;

    /// <summary>Final Draft's style with what the screenplay's file says otherwise.</summary>
    public static PageStyle Of(Screenplay screenplay)
    {
        ArgumentNullException.ThrowIfNull(screenplay);
        var style = PageStyle.FinalDraft;
        return (screenplay.Setup ?? FormatOptions.Of(screenplay.TitlePage)) is { } setup ? Apply(setup, style)
            : screenplay.Elements.Any(e => e.Setup is not null) ? style with { Name = Name } : style;
    }

    /// <summary>How many characters a column holds.</summary>
    /// <param name="inches">Its width; of anything narrower than two characters, two fit.</param>
    internal static int Characters(double inches) => (int)Math.Clamp(Math.Floor((inches * 72 - Character) / Step) + 1, 2, 1000);

    private static PageStyle Apply(PageSetup setup, PageStyle style)
    {
        var paragraphs = style.Paragraphs.ToBuilder();
        var named = ImmutableDictionary.CreateBuilder<string, ParagraphStyle>(StringComparer.Ordinal);
        foreach (var paragraph in setup.Paragraphs)
        {
            if (KindOf(paragraph.Type) is { } kind)
                paragraphs[(int)kind] = Paragraph(paragraph, paragraphs[(int)kind]);
            else
                named[paragraph.Type] = Named(paragraph, style);
        }

        // What no type of Final Draft stands for goes with the one it is printed as.
        paragraphs[(int)ElementKind.Centered] = paragraphs[(int)ElementKind.Action] with { Alignment = Alignment.Center };
        var height = setup.Height is > 200 and < 5000 and var high ? high : style.Paper.Height;
        var width = setup.Width is > 100 and < 5000 and var wide ? wide : style.Paper.Width;
        var top = setup.TopMargin ?? style.TopMargin;
        return style with
        {
            Name = Name,
            Paper = PaperOf(width, height),
            TopMargin = top,
            HeaderMargin = setup.HeaderMargin ?? style.HeaderMargin,
            LinesPerPage = Math.Max(8, (int)((height - top - (setup.BottomMargin ?? 72)) / 12)),
            Paragraphs = paragraphs.DrainToImmutable(),
            Named = named.ToImmutable(),
            More = setup.More ?? style.More,
            Continued = setup.Continued ?? style.Continued,
            ContinuesSpeakers = setup.ContinuesSpeakers ?? style.ContinuesSpeakers,
            BreaksAtSentences = setup.BreaksAtSentences ?? style.BreaksAtSentences,
            MarksContinuedScenes = setup.MarksContinuedScenes ?? style.MarksContinuedScenes,
        };
    }

    private static Paper PaperOf(double width, double height)
    {
        foreach (var paper in new[] { Paper.Letter, Paper.A4 })
        {
            if (Math.Abs(paper.Width - width) < 3 && Math.Abs(paper.Height - height) < 3)
                return paper;
        }

        return new Paper("", width, height);
    }

    private static ParagraphStyle Named(ParagraphSetup setup, PageStyle style)
    {
        var like = setup.PaginatesAs is { } type && KindOf(type) is { } kind ? style.Paragraphs[(int)kind].Role : PageRole.Action;
        return Paragraph(setup, style.Paragraphs[(int)ElementKind.General] with { Role = like == PageRole.Cue ? PageRole.Transition : like });
    }

    /// <summary>A style with what a file says otherwise.</summary>
    internal static ParagraphStyle Paragraph(ParagraphSetup setup, ParagraphStyle style)
    {
        var left = setup.Left ?? style.Left / 10.0;
        return style with
        {
            Left = (int)Math.Round(Math.Clamp(left, 0, 50) * 10),
            Width = setup.Right is { } right ? Characters(right - left) : Math.Max(2, style.Left + style.Width - (int)Math.Round(left * 10)),
            FirstIndent = setup.FirstIndent is { } first ? (int)Math.Round(Math.Clamp(first, -left, 2) * 10) : style.FirstIndent,
            BlankBefore = setup.SpaceBefore is { } space ? (int)Math.Round(Math.Clamp(space, 0, 240) / 12, MidpointRounding.AwayFromZero) : style.BlankBefore,
            Spacing = setup.Spacing is { } spacing ? (int)Math.Clamp(Math.Round(spacing), 1, 3) : style.Spacing,
            Alignment = setup.Alignment switch { "Center" => Alignment.Center, "Right" => Alignment.End, null => style.Alignment, _ => Alignment.Start },
            Text = setup.Text ?? style.Text,
        };
    }

    private static ElementKind? KindOf(string type) => type switch
    {
        "Scene Heading" => ElementKind.SceneHeading,
        "Action" => ElementKind.Action,
        "Character" => ElementKind.Cue,
        "Parenthetical" => ElementKind.Parenthetical,
        "Dialogue" => ElementKind.Dialogue,
        "Transition" => ElementKind.Transition,
        "Shot" => ElementKind.Shot,
        _ => null,
    };
}
