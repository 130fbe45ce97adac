using System.Collections.Immutable;
using System.Globalization;
using Throughline.Screenplays.Headings;
using Throughline.Text;

namespace Throughline.Screenplays.FadeIn;

/// <summary>
/// Reads Open Screenplay Format XML: a document of <c>para</c>s, each with a <c>style</c> (by name, or by the style it is
/// based on) and one or more <c>text</c>s.
/// </summary>
internal sealed class OpenScreenplayFormat
{
    private static readonly XmlDialect Dialect = new("FIN", "Fade In", "document");

    private readonly SourceText _source;
    private readonly XmlCursor _cursor;
    private readonly List<Element> _elements = [];
    private readonly List<TitleEntry> _title = [];
    private readonly List<RevisionSet> _revisions = [];
    private readonly Dictionary<string, string> _bases = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<int> _dualCues = [];

    private OpenScreenplayFormat(SourceText source, XmlCursor cursor)
    {
        _source = source;
        _cursor = cursor;
    }

    /// <summary>Reads a document; what is wrong with it goes into <paramref name="diagnostics"/>.</summary>
    public static Screenplay Read(SourceText source, DiagnosticLog diagnostics)
    {
        using var cursor = new XmlCursor(source, Dialect, diagnostics);
        var reader = new OpenScreenplayFormat(source, cursor);
        if (cursor.ReadRoot() && cursor.Name is "document" or "fadein")
            reader.Each(reader.TopLevel);
        else if (!cursor.Failed && cursor.Name.Length > 0)
            diagnostics.Say("FIN008", Severity.Error, cursor.Start, $"{source.Name} holds XML that begins with <{cursor.Name}> where a Fade In script has <document>, so nothing was read.");
        cursor.ReadToEnd();
        reader.PairDualDialogue();
        return Screenplay.Empty with
        {
            Format = ScreenplayFormat.FadeIn,
            Source = source,
            TitlePage = reader._title.Count == 0 ? TitlePage.Empty : new TitlePage([.. reader._title]),
            Elements = [.. reader._elements],
            Revisions = [.. reader._revisions],
        };
    }

    private void TopLevel()
    {
        switch (_cursor.Name)
        {
            case "styles":
                Each(() =>
                {
                    if (_cursor["name"] is { } name && (_cursor["basestyle"] ?? _cursor["basestylename"]) is { } parent)
                        _bases[name] = parent;
                });
                break;
            case "paragraphs" or "paras":
                Each(() =>
                {
                    if (_cursor.Name == "para")
                        Add(Paragraph());
                });
                break;
            case "titlepage":
                Each(() =>
                {
                    if (_cursor.Name == "para")
                        AddTitle(Paragraph());
                });
                break;
            case "lists":
                Each(() => Each(RevisionColor));
                break;
        }
    }

    private void RevisionColor()
    {
        if (_cursor.Name == "revision_color" && int.TryParse(_cursor["index"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0)
            _revisions.Add(new RevisionSet(id, _cursor["name"] ?? "", "", _cursor["mark"] ?? ""));
    }

    private OsfParagraph Paragraph()
    {
        var start = _cursor.Start;
        var end = _cursor.End;
        var para = new OsfParagraph
        {
            Number = _cursor["number"],
            Note = _cursor["note"],
            Bookmark = _cursor["bookmark"],
            IsDual = IsOn(_cursor["dualdialogue"]),
        };
        var closes = _cursor.IsEmpty;
        Each(() =>
        {
            if (_cursor.Name == "style")
                Style(para);
            else if (_cursor.Name == "text")
                para.Add(TextStyles(), Number(_cursor["revision"]), _cursor.ReadText());
        });
        end = closes ? end : _cursor.Failed ? Math.Max(end, _cursor.FailedAt) : _cursor.End;
        para.Span = _source.SpanAt(start, end - start);
        return para;
    }

    private void Style(OsfParagraph para)
    {
        para.Style = _cursor["basestyle"] ?? _cursor["basestylename"] ?? _cursor["name"] ?? "";
        para.IsCentered |= string.Equals(_cursor["align"], "center", StringComparison.OrdinalIgnoreCase);
        para.StartsPage |= IsOn(_cursor["pagebreakbefore"]);
        para.IsDual |= IsOn(_cursor["dualdialogue"]);
    }

    private TextStyle TextStyles()
    {
        return On("bold", TextStyle.Bold) | On("italic", TextStyle.Italic) | On("underline", TextStyle.Underline)
            | On("strikethrough", TextStyle.Strikeout) | On("strikeout", TextStyle.Strikeout) | On("allcaps", TextStyle.AllCaps);

        TextStyle On(string attribute, TextStyle style) => IsOn(_cursor[attribute]) ? style : TextStyle.None;
    }

    private void Add(OsfParagraph para)
    {
        if (para.StartsPage)
            _elements.Add(new PageBreak { Span = _source.SpanAt(para.Span.Start, 0) });
        var element = ToElement(para);
        if (element is Cue && para.IsDual)
            _dualCues.Add(_elements.Count);
        _elements.Add(element);
    }

    private Element ToElement(OsfParagraph para)
    {
        var text = para.Text;
        switch (Known(para.Style))
        {
            case "SCENE HEADING":
                return new SceneHeading { Span = para.Span, Text = text, Slugline = SluglineParser.Parse(text.Plain), Number = string.IsNullOrWhiteSpace(para.Number) ? null : para.Number };
            case "ACTION" when para.IsCentered:
                return new Centered { Span = para.Span, Text = text };
            case "ACTION":
                return new Action { Span = para.Span, Text = text };
            case "CHARACTER":
                CueParser.Split(text.Plain, out var name, out var extensions);
                return new Cue { Span = para.Span, Text = text, Name = name, Extensions = extensions };
            case "PARENTHETICAL":
                return new Parenthetical { Span = para.Span, Text = para.InParentheses };
            case "DIALOGUE":
                return new Dialogue { Span = para.Span, Text = text };
            case "SINGING" or "LYRICS":
                return new Lyrics { Span = para.Span, Text = text, StyleName = para.Style };
            case "TRANSITION":
                return new Transition { Span = para.Span, Text = text };
            case "SHOT":
                return new Shot { Span = para.Span, Text = text };
            default:
                return new General { Span = para.Span, Text = text, StyleName = para.Style };
        }
    }

    // The built-in style that a style is based on, in capitals; the styles of a file may go in a circle.
    private string Known(string style)
    {
        for (var steps = 0; steps < 16; steps++)
        {
            if (style.ToUpperInvariant() is "SCENE HEADING" or "ACTION" or "CHARACTER" or "PARENTHETICAL" or "DIALOGUE" or "TRANSITION" or "SHOT" or "SINGING" or "LYRICS")
                return style.ToUpperInvariant();
            if (!_bases.TryGetValue(style, out var parent))
                break;
            style = parent;
        }

        return "";
    }

    // A marked speech is said together with the one after it, or, when none follows, with the one before.
    private void PairDualDialogue()
    {
        foreach (var at in _dualCues)
        {
            if (_elements[at] is not Cue { Dual: DualSide.None } cue)
                continue;
            var next = at + 1;
            while (next < _elements.Count && _elements[next].IsSpeechPart)
                next++;
            var before = at - 1;
            while (before >= 0 && _elements[before].IsSpeechPart)
                before--;
            var (left, right) = next < _elements.Count && _elements[next] is Cue { Dual: DualSide.None } ? (at, next) : (before, at);
            if (left < 0 || _elements[left] is not Cue { Dual: DualSide.None } first)
                continue;
            _elements[left] = first with { Dual = DualSide.Left };
            _elements[right] = (Cue)_elements[right] with { Dual = DualSide.Right };
        }
    }

    // Fade In says what a line of the title page is by its bookmark; lines without one belong to the line before.
    private void AddTitle(OsfParagraph para)
    {
        if (para.Text.Plain.Trim().Length == 0)
            return;
        var lines = para.Text.Plain.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0);
        ImmutableArray<StyledText> values = para.Text.Plain.Contains('\n', StringComparison.Ordinal) ? [.. lines.Select(l => new StyledText(l))] : [para.Text];
        var key = para.Bookmark switch { null or "" => null, "Draft" => "Draft date", var bookmark => bookmark };
        if (key is null && _title.Count > 0 && _title[^1].Key is not "Title")
            _title[^1] = _title[^1] with { Values = _title[^1].Values.AddRange(values) };
        else
            _title.Add(new TitleEntry(key ?? (_title.Count == 0 ? "Title" : "Credit"), values, para.Span));
    }

    private void Each(System.Action child)
    {
        var depth = _cursor.Depth;
        if (_cursor.IsEmpty)
            return;
        while (_cursor.NextChild(depth))
            child();
    }

    private static bool IsOn(string? value) => value is "1" or "true";

    private static int Number(string? value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
