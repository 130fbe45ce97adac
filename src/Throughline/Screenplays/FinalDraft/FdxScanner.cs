using Throughline.Text;

namespace Throughline.Screenplays.FinalDraft;

/// <summary>
/// Finds in a Final Draft file what a screenplay is made of. Paragraphs of the script are handed on one at a time, so that
/// reading needs no second copy of the file.
/// </summary>
internal sealed class FdxScanner
{
    private static readonly XmlDialect Dialect = new("FDX", "Final Draft", "FinalDraft");

    private readonly SourceText _source;
    private readonly XmlCursor _cursor;
    private readonly DiagnosticLog _diagnostics;
    private readonly System.Action<FdxParagraph> _onParagraph;
    private readonly FdxScript _script = new();

    private FdxScanner(SourceText source, XmlCursor cursor, DiagnosticLog diagnostics, System.Action<FdxParagraph> onParagraph)
    {
        _source = source;
        _cursor = cursor;
        _diagnostics = diagnostics;
        _onParagraph = onParagraph;
    }

    /// <summary>Scans a file. Never throws on content.</summary>
    /// <param name="source">The file.</param>
    /// <param name="diagnostics">Where to say what is wrong.</param>
    /// <param name="onParagraph">Gets every paragraph of the script, in order, complete with what it holds.</param>
    public static FdxScript Scan(SourceText source, DiagnosticLog diagnostics, System.Action<FdxParagraph> onParagraph)
    {
        if (string.IsNullOrWhiteSpace(source.Text))
        {
            diagnostics.Say("FDX001", Severity.Error, 0, $"{source.Name} is empty: there is no script in it. Look for a backup, since a program may have failed while saving.");
            return new FdxScript();
        }

        using var cursor = new XmlCursor(source, Dialect, diagnostics);
        var scanner = new FdxScanner(source, cursor, diagnostics, onParagraph);
        scanner.Root();
        return scanner._script;
    }

    private void Root()
    {
        if (!_cursor.ReadRoot())
        {
            if (!_cursor.Failed)
                Say("FDX002", Severity.Error, 0, $"{_source.Name} has no XML in it, so it is not a Final Draft script.");
            return;
        }

        if (_cursor.Name != "FinalDraft")
        {
            Say("FDX002", Severity.Error, _cursor.Start, $"{_source.Name} is XML, but it begins with <{_cursor.Name}> where a Final Draft script has <FinalDraft>. Open it with the program it comes from and save it as .fdx.");
            return;
        }

        var version = _cursor["Version"];
        _script.Version = FdxMarkup.ParseNumber(version, 0);
        if (_script.Version is < 1 or > 6)
            Say("FDX010", Severity.Info, _cursor.Start, $"The file says it is version \"{version}\" of the format; versions 1 to 6 are known. It was read as they are.");
        _script.Root = Block(_ => TopLevel());
        _cursor.ReadToEnd();
        if (_script.Content is null && !_cursor.Failed)
            Say("FDX008", Severity.Error, _script.Root.Start, "The file has no <Content>, so there is no script in it.");
    }

    private void TopLevel()
    {
        switch (_cursor.Name)
        {
            case "Content" when _script.Content is null:
                _script.Content = Block(_ => ScriptParagraph());
                break;
            case "TitlePage" when _script.TitlePage is null:
                Each(() =>
                {
                    if (_cursor.Name == "Content" && _script.TitlePage is null)
                        _script.TitlePage = Block(block => AddParagraph(block.Paragraphs));
                });
                break;
            case "ScriptNotes" when _script.NotesBlock is null:
                _script.NotesBlock = Block(_ => AddNote(_script.Notes, 0));
                break;
            case "Revisions" when _script.RevisionsBlock is null:
                _script.ActiveRevision = _cursor["RevisionMode"] == "Yes" ? FdxMarkup.ParseNumber(_cursor["ActiveSet"], 0) : 0;
                _script.RevisionsBlock = Block(_ => Revision());
                break;
            case "TagData":
                new FdxTagReader(_cursor, _diagnostics, _script.TagData).Read(_script.Tags);
                break;
            case "ElementSettings":
                ElementSettings(_cursor["Type"] ?? "");
                break;
            case "PageLayout":
                _script.Setup = FdxPageSetup.Layout(_cursor, _script.Setup ?? new PageSetup());
                Each(() => _script.Setup = _cursor.Name == "PageSize" ? FdxPageSetup.Size(_cursor, _script.Setup) : _script.Setup);
                break;
            case "MoresAndContinueds":
                Each(() => _script.Setup = _cursor.Name switch
                {
                    "DialogueBreaks" => FdxPageSetup.Dialogue(_cursor, _script.Setup ?? new PageSetup()),
                    "SceneBreaks" => FdxPageSetup.Scenes(_cursor, _script.Setup ?? new PageSetup()),
                    _ => _script.Setup,
                });
                break;
            case "LockedPages" when _script.LockedPagesBlock is null:
                _script.LockedPagesBlock = Block(_ => LockedPage());
                break;
            case "DeletedText":
                Each(() => Anchor("Offset"));
                break;
            case "TextState":
                Anchor("Selection");
                break;
            case "SpellCheckIgnoreLists":
                Each(() =>
                {
                    if (_cursor.Name == "IgnoredRanges")
                        Each(() => Anchor("Range"));
                });
                break;
        }
    }

    private void ElementSettings(string type)
    {
        ParagraphSetup? setup = null;
        TextStyle? text = null;
        string? paginatesAs = null;
        Each(() =>
        {
            switch (_cursor.Name)
            {
                case "FontSpec":
                    text = _cursor["Style"] is { } style ? FdxMarkup.ParseStyle(style) : null;
                    break;
                case "Behavior":
                    paginatesAs = _cursor["PaginateAs"];
                    break;
                case "ParagraphSpec":
                    setup = FdxPageSetup.Paragraph(_cursor, type);
                    if (setup.StartsPage == true)
                        _script.TypesThatStartPages.Add(type);
                    break;
            }
        });
        if (setup is not null)
            _script.ParagraphSetups.Add(setup with { Text = text, PaginatesAs = paginatesAs });
    }

    private void ScriptParagraph()
    {
        if (_cursor.Name != "Paragraph")
            return;
        var paragraph = Paragraph();
        paragraph.Position = _script.Length;
        _script.Length += paragraph.Length;
        _onParagraph(paragraph);
    }

    private FdxParagraph Paragraph()
    {
        var start = _cursor.Start;
        var end = _cursor.End;
        var paragraph = new FdxParagraph
        {
            Start = start,
            TagEnd = end,
            Type = _cursor["Type"],
            Number = _cursor["Number"],
            IsCentered = _cursor["Alignment"] == "Center",
            StartsNewPage = IsYes(_cursor["StartsNewPage"]),
            Setup = FdxPageSetup.Own(_cursor),
            Bookmark = _cursor["Bookmark"],
        };
        (paragraph.CloseStart, paragraph.End) = _cursor.IsEmpty ? (end, end) : Inside(() => Part(paragraph));
        return paragraph;
    }

    private void Part(FdxParagraph paragraph)
    {
        switch (_cursor.Name)
        {
            case "Text":
                paragraph.Add(Text());
                break;
            case "DualDialogue" when paragraph.Dual is null:
                paragraph.Dual = Block(block => AddParagraph(block.Paragraphs));
                break;
            case "OmittedScene" when paragraph.Omitted is null:
                paragraph.Omitted = Block(block => AddParagraph(block.Paragraphs));
                break;
            case "ScriptNote":
                AddNote(paragraph.Notes ??= [], paragraph.TextLength);
                break;
            case "SceneProperties" when paragraph.SceneProperties is null:
                paragraph.SceneProperties = Block(_ =>
                {
                    if (_cursor.Name == "Summary" && paragraph.SummaryBlock is null)
                        paragraph.SummaryBlock = Block(summary => AddParagraph(summary.Paragraphs));
                });
                paragraph.Summary = paragraph.SummaryBlock?.Paragraphs;
                break;
        }
    }

    private void AddParagraph(List<FdxParagraph> paragraphs)
    {
        if (_cursor.Name == "Paragraph")
            paragraphs.Add(Paragraph());
    }

    private FdxText Text()
    {
        var start = _cursor.Start;
        var tagEnd = _cursor.End;
        var style = FdxMarkup.ParseStyle(_cursor["Style"]);
        var revision = FdxMarkup.ParseNumber(_cursor["RevisionID"], 0);
        var tag = FdxMarkup.ParseNumber(_cursor["TagNumber"], 0);
        var closes = _cursor.IsEmpty;
        var text = _cursor.ReadText();
        return new FdxText(start, tagEnd, closes ? tagEnd : EndHere(tagEnd), text, style, revision, tag);
    }

    private void AddNote(List<FdxNote> notes, int place)
    {
        if (_cursor.Name != "ScriptNote")
            return;
        var start = _cursor.Start;
        var tagEnd = _cursor.End;
        var name = _cursor["Name"] ?? "";
        var value = _cursor.ValueOf("Range");
        var (from, to) = Pair(_cursor["Range"]) is { } pair ? (pair.From, pair.To ?? pair.From) : (place, place);
        var lines = new List<string>();
        var (close, end) = Inside(() =>
        {
            if (_cursor.Name == "Paragraph")
                lines.Add(Paragraph().Plain);
            else if (_cursor.Name == "Text")
                lines.Add(Text().Plain);
        });
        notes.Add(new FdxNote(start, tagEnd, close, end, name, string.Join('\n', lines), from, Math.Max(from, to), value));
    }

    private void Revision()
    {
        if (_cursor.Name != "Revision" || FdxMarkup.ParseNumber(_cursor["ID"], 0) is not (var id and > 0))
            return;
        _script.RevisionTags.TryAdd(id, (_cursor.Start, _cursor.End));
        _script.Revisions.Add(new RevisionSet(id, _cursor["Name"] ?? "", _cursor["Color"] ?? "", _cursor["Mark"] ?? ""));
    }

    private void LockedPage()
    {
        Anchor("Position");
        if (_cursor.Name == "LockedPage" && _cursor["PageNumber"] is { Length: > 0 } label && FdxMarkup.ParseNumber(_cursor["Position"], -1) is var place and >= 0)
            _script.LockedPages.Add((label, place));
    }

    private void Anchor(string attribute)
    {
        var (start, length) = _cursor.ValueOf(attribute);
        if (start >= 0 && Pair(_cursor[attribute]) is { } pair)
            _script.Anchors.Add(new FdxAnchor(start, length, pair.From, pair.To));
    }

    // The current tag as a block whose children are visited.
    private FdxBlock Block(System.Action<FdxBlock> child)
    {
        var block = new FdxBlock(_cursor.Start, _cursor.End, []);
        (block.CloseStart, block.End) = Inside(() => child(block));
        return block;
    }

    private void Each(System.Action child) => Inside(child);

    // Visits the children of the current tag; where its closing tag begins and ends.
    private (int CloseStart, int End) Inside(System.Action child)
    {
        var depth = _cursor.Depth;
        var tagEnd = _cursor.End;
        if (_cursor.IsEmpty)
            return (tagEnd, tagEnd);
        while (_cursor.NextChild(depth))
            child();
        return (_cursor.Failed ? EndHere(tagEnd) : _cursor.Start, EndHere(tagEnd));
    }

    private int EndHere(int least) => _cursor.Failed ? Math.Max(least, _cursor.FailedAt) : _cursor.End;

    private static (int From, int? To)? Pair(string? value)
    {
        if (value is null)
            return null;
        var comma = value.IndexOf(',', StringComparison.Ordinal);
        var from = FdxMarkup.ParseNumber(comma < 0 ? value : value[..comma], -1);
        var to = comma < 0 ? 0 : FdxMarkup.ParseNumber(value[(comma + 1)..], -1);
        return from < 0 || to < 0 ? null : (from, comma < 0 ? null : to);
    }

    private static bool? IsYes(string? value) => value is null ? null : value == "Yes";

    private void Say(string code, Severity severity, int at, string message) =>
        _diagnostics.Say(code, severity, at, message);
}
