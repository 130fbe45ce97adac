using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Throughline.Text;

namespace Throughline.Screenplays.FinalDraft;

/// <summary>Makes a whole Final Draft file for a screenplay that comes from elsewhere.</summary>
internal sealed class FdxFile
{
    private static readonly ImmutableArray<string[]> Settings = [.. DataTable.Read("element-settings.tsv")];

    private readonly Screenplay _screenplay;
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly FdxComposer _composer = new(SourceEncoding.Utf8);
    private readonly StringBuilder _xml = new();
    private readonly FdxIndent _top = FdxIndent.Standard.Inside;

    private FdxFile(Screenplay screenplay) => _screenplay = screenplay;

    /// <summary>Makes the file.</summary>
    public static WrittenScreenplay Compose(Screenplay screenplay) => new FdxFile(screenplay).Compose();

    /// <summary>What is said of characters that XML cannot hold.</summary>
    public static Diagnostic Illegal(int count) => new(
        "FDX021",
        Severity.Warning,
        SourceSpan.None,
        string.Create(CultureInfo.InvariantCulture, $"{count} control or broken characters cannot stand in XML and were written as \uFFFD."));

    private WrittenScreenplay Compose()
    {
        var groups = new FdxItems(ImmutableDictionary<int, FdxOrigin>.Empty, _diagnostics);
        var items = groups.Group(_screenplay.Elements);
        _xml.Append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\" ?>\n<FinalDraft DocumentType=\"Script\" Template=\"No\" Version=\"5\">\n\n");
        Part(_composer.Block("Content", items, _top));
        Part("<PageLayout BottomMargin=\"72\" BreakDialogueAndActionAtSentences=\"Yes\" DocumentLeading=\"Normal\" FooterMargin=\"36\" HeaderMargin=\"36\" TopMargin=\"72\">\n    <PageSize Height=\"11.00\" Width=\"8.50\"/>\n  </PageLayout>");
        ElementSettings();
        if (_screenplay.TitlePage.Entries.Length > 0)
            Part(FdxTitleEdits.Compose(_screenplay.TitlePage, _composer, _top));
        Part("<MoresAndContinueds>\n    <DialogueBreaks AutomaticCharacterContinueds=\"No\" BottomOfPage=\"Yes\" DialogueBottom=\"(MORE)\" DialogueTop=\"(CONT'D)\" TopOfNext=\"Yes\"/>\n    <SceneBreaks ContinuedNumber=\"No\" SceneBottom=\"(CONTINUED)\" SceneBottomOfPage=\"No\" SceneTop=\"CONTINUED:\" SceneTopOfNext=\"No\"/>\n  </MoresAndContinueds>");
        Revisions();
        Part("<SceneNumberOptions LeftLocation=\"0.75\" NumberScheme=\"1A\" RightLocation=\"7.38\" ShowNumbersOnLeft=\"Yes\" ShowNumbersOnRight=\"Yes\"/>");
        Tags();
        Notes(items, groups.StandingAtEnd);
        _xml.Append("</FinalDraft>\n");
        Report();
        return new WrittenScreenplay(Encoding.UTF8.GetBytes(_xml.ToString()), [.. _diagnostics.OrderBy(d => d.Span.Start)]);
    }

    private void Part(string xml) => _xml.Append("  ").Append(xml).Append("\n\n");

    private void ElementSettings()
    {
        var used = _screenplay.Elements.Select(FdxTypes.TypeOf).ToHashSet(StringComparer.Ordinal);
        foreach (var row in Settings.Where(row => row[9].Length > 0 || used.Contains(row[0])))
            Setting(row[0], row);
        foreach (var type in used.Where(u => !Settings.Any(row => row[0] == u)).Order(StringComparer.Ordinal))
            Setting(type, Settings[0]);
    }

    private void Setting(string type, string[] row) => Part(
        $"<ElementSettings Type=\"{_composer.Attribute(type)}\">\n"
        + $"    <FontSpec AdornmentStyle=\"0\" Color=\"#000000000000\" Font=\"Courier Final Draft\" RevisionID=\"0\" Size=\"12\" Style=\"{row[1]}\"/>\n"
        + $"    <ParagraphSpec Alignment=\"{row[2]}\" FirstIndent=\"{row[3]}\" Leading=\"Regular\" LeftIndent=\"{row[4]}\" RightIndent=\"{row[5]}\" SpaceBefore=\"{row[6]}\" Spacing=\"1\" StartsNewPage=\"No\"/>\n"
        + $"    <Behavior PaginateAs=\"{row[7]}\" ReturnKey=\"{row[8]}\" Shortcut=\"{(row[0] == type ? row[9] : "")}\"/>\n"
        + "  </ElementSettings>");

    private void Revisions()
    {
        if (_screenplay.Revisions.IsEmpty)
            return;
        var lines = _screenplay.Revisions.Select(r => string.Create(CultureInfo.InvariantCulture, $"    <Revision Color=\"{_composer.Attribute(r.Color)}\" FullRevision=\"No\" ID=\"{r.Id}\" Mark=\"{_composer.Attribute(r.Mark)}\" Name=\"{_composer.Attribute(r.Name)}\" Style=\"\"/>\n"));
        Part(string.Create(CultureInfo.InvariantCulture, $"<Revisions ActiveSet=\"{(_screenplay.ActiveRevision > 0 ? _screenplay.ActiveRevision : _screenplay.Revisions[^1].Id)}\" Location=\"7.75\" RevisionMode=\"{(_screenplay.ActiveRevision > 0 ? "Yes" : "No")}\" RevisionsShown=\"All\">\n{string.Concat(lines)}  </Revisions>"));
    }

    private void Tags()
    {
        var tags = _screenplay.Tags;
        if (tags.IsEmpty)
            return;
        var rows = new FdxTagRows(_composer, _top.Inside.Inside);
        Part($"<TagData>\n    <TagCategories>{rows.Lines(rows.Categories(tags))}\n    </TagCategories>\n    <TagDefinitions>{rows.Lines(rows.Definitions(tags, t => FdxTagRows.CategoryId(t.Category, t.CategoryNumber), 0))}\n    </TagDefinitions>\n    <Tags>{rows.Lines(rows.Uses(tags))}\n    </Tags>\n  </TagData>");
    }

    private void Notes(List<FdxItem> items, List<Element> standingAtEnd)
    {
        var notes = new List<string>();
        var inside = _top.Inside;
        var place = 0;
        foreach (var item in items)
        {
            Stand(item.Standing, place);
            var text = item.Dual is null ? item.Element.Text : default;
            foreach (var note in text.Notes)
                notes.Add(_composer.Note(note.IsBoneyard ? FdxNotes.BoneyardName : "", note.Text, (place + item.EmbeddedLength + note.Position, place + item.EmbeddedLength + FdxNoteEdits.Reach(text.Plain, note.Position)), inside));
            place += item.Length;
        }

        Stand(standingAtEnd, place);
        if (notes.Count > 0)
            Part($"<ScriptNotes>{string.Concat(notes.Select(n => inside.Line + n))}\n  </ScriptNotes>");

        void Stand(List<Element> standing, int at) =>
            notes.AddRange(standing.Select(n => _composer.Note(n is Boneyard ? FdxNotes.BoneyardName : FdxNotes.StandingName, n.Text.Plain, (at, at), inside)));
    }

    private void Report()
    {
        Carried("FDX040", _screenplay.Elements.Where(e => e is Section), "Sections are written as outline paragraphs (Outline 1 to 6), which Final Draft shows in its outline and does not print");
        Carried("FDX041", _screenplay.Elements.Where(e => e is Synopsis), "Synopses are written as scene summaries when they follow a heading, else as outline paragraphs (Outline Body), which are not printed");
        Carried("FDX042", _screenplay.Elements.Where(e => e is Boneyard || e.Text.Notes.Any(n => n.IsBoneyard)), "Cut text is written as script notes named Boneyard");
        if (_composer.Replaced > 0)
            _diagnostics.Add(Illegal(_composer.Replaced));
    }

    private void Carried(string code, IEnumerable<Element> elements, string how)
    {
        var all = elements.ToList();
        if (all.Count > 0)
            _diagnostics.Add(new Diagnostic(code, Severity.Info, all[0].Span, string.Create(CultureInfo.InvariantCulture, $"{how} ({(all.Count == 1 ? "1 place" : $"{all.Count} places")}).")));
    }
}
