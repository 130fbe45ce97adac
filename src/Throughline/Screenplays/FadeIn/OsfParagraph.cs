using System.Collections.Immutable;
using Throughline.Text;

namespace Throughline.Screenplays.FadeIn;

/// <summary>A <c>para</c> of Open Screenplay Format as it is read.</summary>
internal sealed class OsfParagraph
{
    private readonly List<(TextStyle Style, int Revision, string Plain)> _texts = [];

    /// <summary>The whole <c>para</c>.</summary>
    public SourceSpan Span { get; set; }

    /// <summary>The name of its style, or of the one that is based on.</summary>
    public string Style { get; set; } = "";

    /// <summary>The scene number.</summary>
    public string? Number { get; init; }

    /// <summary>A note on the whole paragraph.</summary>
    public string? Note { get; init; }

    /// <summary>On the title page: what the line is.</summary>
    public string? Bookmark { get; init; }

    /// <summary>True for align="center".</summary>
    public bool IsCentered { get; set; }

    /// <summary>True for a page break before it.</summary>
    public bool StartsPage { get; set; }

    /// <summary>True for a speech marked as said together with another.</summary>
    public bool IsDual { get; set; }

    /// <summary>What it says.</summary>
    public StyledText Text => ToText("", "");

    /// <summary>The same in parentheses, which Fade In shows and leaves out of the file.</summary>
    public StyledText InParentheses => Text.Plain.StartsWith('(') ? Text : ToText("(", ")");

    /// <summary>Takes one more <c>text</c>.</summary>
    public void Add(TextStyle style, int revision, string plain) => _texts.Add((style, revision, plain));

    private StyledText ToText(string before, string after)
    {
        var runs = ImmutableArray.CreateBuilder<TextRun>();
        var at = before.Length;
        foreach (var (style, revision, plain) in _texts)
        {
            if (plain.Length > 0 && (style != TextStyle.None || revision != 0))
                runs.Add(new TextRun(at, plain.Length, style, revision));
            at += plain.Length;
        }

        ImmutableArray<InlineNote> notes = string.IsNullOrEmpty(Note) ? [] : [new InlineNote(0, Note)];
        return new StyledText(string.Concat([before, .. _texts.Select(t => t.Plain), after]), runs.DrainToImmutable(), notes);
    }
}
