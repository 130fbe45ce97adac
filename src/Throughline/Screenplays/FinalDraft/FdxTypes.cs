using System.Collections.Immutable;
using Throughline.Screenplays.Headings;
using Throughline.Text;

namespace Throughline.Screenplays.FinalDraft;

/// <summary>Which element a paragraph type is, and the other way round.</summary>
internal static class FdxTypes
{
    /// <summary>The type under which Final Draft shows an outline's summaries.</summary>
    public const string OutlineBody = "Outline Body";

    private const string Outline = "Outline ";

    /// <summary>An element from what a paragraph says.</summary>
    public static Element ToElement(FdxParagraph paragraph, SourceSpan span)
    {
        var element = OfType(paragraph, span);
        return paragraph.Setup is null ? element : element with { Setup = paragraph.Setup };
    }

    private static Element OfType(FdxParagraph paragraph, SourceSpan span)
    {
        var text = ToText(paragraph);
        return paragraph.Type switch
        {
            "Scene Heading" => new SceneHeading
            {
                Span = span,
                Text = text,
                Slugline = SluglineParser.Parse(text.Plain),
                Number = string.IsNullOrWhiteSpace(paragraph.Number) ? null : paragraph.Number,
                IsOmitted = paragraph.Omitted is not null,
            },
            "Action" when paragraph.IsCentered => new Centered { Span = span, Text = text },
            "Action" => new Action { Span = span, Text = text },
            "Character" => ToCue(text, span),
            "Dialogue" => new Dialogue { Span = span, Text = text },
            "Parenthetical" => new Parenthetical { Span = span, Text = text },
            "Transition" => new Transition { Span = span, Text = text },
            "Shot" => new Shot { Span = span, Text = text },
            "Lyrics" or "Singing" => new Lyrics { Span = span, Text = text, StyleName = paragraph.Type },
            OutlineBody => new Synopsis { Span = span, Text = text, StyleName = paragraph.Type },
            { } type when SectionDepth(type) is var depth and > 0 => new Section { Span = span, Text = text, Depth = depth },
            { } type => new General { Span = span, Text = text, StyleName = type },
            null => new General { Span = span, Text = text, StyleName = "General" },
        };
    }

    /// <summary>The paragraph type of an element; <c>Action</c> for those that print nothing.</summary>
    public static string TypeOf(Element element) => element switch
    {
        SceneHeading => "Scene Heading",
        Cue => "Character",
        Dialogue => "Dialogue",
        Parenthetical => "Parenthetical",
        Transition => "Transition",
        Shot => "Shot",
        Lyrics => element.StyleName ?? "Lyrics",
        Synopsis => OutlineBody,
        Section section => Outline + section.Depth.ToString(System.Globalization.CultureInfo.InvariantCulture),
        General => element.StyleName ?? "General",
        _ => "Action",
    };

    /// <summary>The characters that a paragraph for the element holds: for a cue whose parts were edited, those.</summary>
    public static StyledText TextOf(Element element)
    {
        if (element is not Cue cue)
            return element.Text;
        CueParser.Split(cue.Text.Plain, out var name, out var extensions);
        return name == cue.Name && extensions.AsSpan().SequenceEqual(cue.Extensions.AsSpan())
            ? cue.Text
            : new StyledText(string.Concat([cue.Name, .. cue.Extensions.Select(e => $" ({e})")]), [], cue.Text.Notes);
    }

    /// <summary>The text of a paragraph, with the notes that are its children.</summary>
    public static StyledText ToText(FdxParagraph paragraph)
    {
        var runs = ImmutableArray.CreateBuilder<TextRun>();
        var at = 0;
        foreach (var text in paragraph.Texts)
        {
            var run = new TextRun(at, text.Plain.Length, text.Style, text.Revision, text.Tag);
            at += text.Plain.Length;
            if (run.Length == 0 || run is { Style: TextStyle.None, Revision: 0, Tag: 0 })
                continue;
            if (runs.Count > 0 && runs[^1] is var last && last.Start + last.Length == run.Start && last == run with { Start = last.Start, Length = last.Length })
                runs[^1] = last with { Length = last.Length + run.Length };
            else
                runs.Add(run);
        }

        ImmutableArray<InlineNote> notes = paragraph.Notes is null ? [] : [.. paragraph.Notes.Select(n => FdxNotes.ToInline(n, n.From))];
        return new StyledText(paragraph.Plain, runs.DrainToImmutable(), notes);
    }

    private static Cue ToCue(StyledText text, SourceSpan span)
    {
        CueParser.Split(text.Plain, out var name, out var extensions);
        return new Cue { Span = span, Text = text, Name = name, Extensions = extensions };
    }

    private static int SectionDepth(string type) =>
        type.StartsWith(Outline, StringComparison.Ordinal) && type.Length == Outline.Length + 1 && type[^1] is >= '1' and <= '6' ? type[^1] - '0' : 0;
}
