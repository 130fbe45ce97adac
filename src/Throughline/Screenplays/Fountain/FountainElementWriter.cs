using Throughline.Screenplays.Headings;

namespace Throughline.Screenplays.Fountain;

/// <summary>Writes one element so that the reader finds the same element again: with a forcing mark only where it must.</summary>
internal sealed class FountainElementWriter(FountainLosses losses)
{
    /// <summary>The lines of an element, separated by LF; null when nothing is to be written.</summary>
    /// <param name="element">What to write.</param>
    /// <param name="previous">The element written before it, or null.</param>
    /// <param name="next">The element that will follow, or null.</param>
    public string? Write(Element element, Element? previous, Element? next)
    {
        losses.At = element.Span;
        Count(element);
        return element switch
        {
            SceneHeading heading => Heading(heading),
            Cue cue => WriteCue(cue, next),
            Parenthetical => Parenthesised(OneLine(element)),
            Dialogue => WriteDialogue(element, previous),
            Lyrics => EachLine(element, "~", ""),
            Centered => EachLine(element, "> ", " <"),
            Transition => WriteTransition(element),
            Shot => "!!" + OneLine(element).Written,
            PageBreak => "===",
            Section section => new string('#', Math.Clamp(section.Depth, 1, 6)) + " " + OneLine(element).Written,
            Synopsis => "= " + OneLine(element).Written,
            Note => FountainMarkup.Hidden(element.Text.Plain, isBoneyard: false, losses),
            Boneyard => FountainMarkup.Hidden(element.Text.Plain, isBoneyard: true, losses),
            _ => Paragraph(element),
        };
    }

    private void Count(Element element)
    {
        if (element is General || (element is Action && element.StyleName is not null))
            losses.Count(FountainLoss.ParagraphType);
        foreach (var run in element.Text.Runs)
        {
            if (run.Revision != 0)
                losses.Count(FountainLoss.Revision);
            if (run.Tag != 0)
                losses.Count(FountainLoss.Tag);
        }
    }

    private string Heading(SceneHeading heading)
    {
        var marked = OneLine(heading);
        var line = HeadingPrefixes.TryMatch(marked.Visible, out _, out _) ? marked.Written : "." + marked.Written;
        if (heading.Number is { } number && FountainRules.IsSceneNumber(number))
            line += $" #{number}#";
        else if (heading.Number is not null)
            losses.Count(FountainLoss.SceneNumber);
        if (!heading.IsOmitted)
            return line;

        losses.Count(FountainLoss.OmittedScene);
        var scene = Many(heading.OmittedElements);
        return scene.Length == 0 ? line : $"{line}\n\n{FountainMarkup.Hidden($"\n{scene}\n", isBoneyard: true, losses)}";
    }

    /// <summary>Elements with the gaps that the rules ask for.</summary>
    public string Many(IReadOnlyList<Element> elements)
    {
        var text = new System.Text.StringBuilder();
        Element? previous = null;
        for (var i = 0; i < elements.Count; i++)
        {
            if (Write(elements[i], previous, i + 1 < elements.Count ? elements[i + 1] : null) is not { } written)
                continue;
            if (previous is not null)
                text.Append(FountainGaps.Between(previous, elements[i]));
            text.Append(written);
            previous = elements[i];
        }

        return text.ToString();
    }

    private string WriteCue(Cue cue, Element? next)
    {
        var (written, line) = OneLine(cue);
        var plain = FountainRules.IsInCapitals(line) && FountainRules.IsCue(line) && !FountainRules.StartsStructure(line)
            && line is not ['!' or '@', ..] && !FountainRules.IsForcedHeading(line) && !HeadingPrefixes.TryMatch(line, out _, out _)
            && next is { IsSpeechPart: true } && !FirstLine(next).IsWhiteSpace() && !FountainRules.IsHeadingInCapitals(FirstLine(next));
        return $"{(plain ? "" : "@")}{written}{(cue.Dual == DualSide.Right ? " ^" : "")}";
    }

    private static ReadOnlySpan<char> FirstLine(Element element) =>
        element.Text.Plain.AsSpan() is var text && text.IndexOf('\n') is var end and >= 0 ? text[..end] : text;

    private string WriteDialogue(Element dialogue, Element? previous)
    {
        if (previous is not (Cue or { IsSpeechPart: true } or Note or Boneyard))
            losses.Count(FountainLoss.DialogueWithoutCue);
        var lines = FountainMarkup.Lines(dialogue.Text, losses, line => line.Trim() is ['~', ..] or ['(', .., ')']);
        return string.Join('\n', lines.Select(line => line.Written.Trim() is { Length: > 0 } written ? written : "  "));
    }

    private string? Paragraph(Element paragraph)
    {
        var lines = FountainMarkup.Lines(paragraph.Text, losses, line => line.AsSpan().TrimStart() is ['!', ..]);
        if (lines.TrueForAll(line => string.IsNullOrWhiteSpace(line.Written)))
        {
            losses.Count(FountainLoss.EmptyParagraph);
            return null;
        }

        // An empty line stays in its paragraph when it is forced to be action.
        return string.Join('\n', lines.Select((line, i) =>
            line.Visible.AsSpan().IsWhiteSpace() || IsMistaken(line.Visible.AsSpan().Trim(), i == 0, i + 1 == lines.Count ? null : lines[i + 1].Visible) ? "!" + line.Written.TrimEnd() : line.Written.TrimEnd()));
    }

    // Only what the reader would take for something else needs a mark.
    private static bool IsMistaken(ReadOnlySpan<char> content, bool first, string? next) =>
        FountainRules.StartsStructure(content)
        || (first && (FountainRules.IsForcedHeading(content) || content is ['@', _, ..] || HeadingPrefixes.TryMatch(content, out _, out _)))
        || (first && FountainRules.IsInCapitals(content) && (next is null ? content.EndsWith("TO:") : FountainRules.IsCue(content) || FountainRules.IsHeadingInCapitals(next)));

    private string WriteTransition(Element transition)
    {
        var (written, line) = OneLine(transition);
        var plain = line.EndsWith("TO:", StringComparison.Ordinal) && FountainRules.IsInCapitals(line) && !FountainRules.StartsStructure(line)
            && line is not ['!' or '@' or '.', ..] && !HeadingPrefixes.TryMatch(line, out _, out _);
        return plain ? written : "> " + (written is [.., '<'] ? written[..^1] + "\\<" : written);
    }

    private string EachLine(Element element, string before, string after) =>
        string.Join('\n', FountainMarkup.Lines(element.Text, losses).Select(line => before + line.Written.Trim() + after));

    private static string Parenthesised(MarkedLine line) => line.Visible is ['(', .., ')'] ? line.Written : $"({line.Written})";

    private MarkedLine OneLine(Element element)
    {
        var lines = FountainMarkup.Lines(element.Text, losses);
        if (lines.Count > 1)
            losses.Count(FountainLoss.LineEnd);
        return new MarkedLine(string.Join(' ', lines.Select(line => line.Written)).Trim(), string.Join(' ', lines.Select(line => line.Visible)).Trim());
    }
}
