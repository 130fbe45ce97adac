using System.Collections.Immutable;
using System.Globalization;
using Throughline.Text;

namespace Throughline.Screenplays.FinalDraft;

/// <summary>
/// Writes Final Draft's XML. A screenplay that was read from it is written by editing that file: what was not changed comes
/// back character for character. Any other becomes a new file of version 5.
/// </summary>
public static class FinalDraftWriter
{
    /// <summary>Writes a screenplay.</summary>
    /// <returns>The file, in the encoding of the one it was read from (new files are UTF-8), and what could not be written as it is.</returns>
    public static WrittenScreenplay Write(Screenplay screenplay)
    {
        ArgumentNullException.ThrowIfNull(screenplay);
        if (screenplay is not { Format: ScreenplayFormat.FinalDraft, Origin: { } origin })
            return FdxFile.Compose(screenplay);
        if (IsUntouched(screenplay, origin))
            return new WrittenScreenplay(origin.Source.Encode(), []);
        return Edit(screenplay, origin);
    }

    private static bool IsUntouched(Screenplay screenplay, Screenplay origin) =>
        screenplay.Elements.AsSpan().SequenceEqual(origin.Elements.AsSpan(), ReferenceEqualityComparer.Instance)
        && screenplay.TitlePage.Equals(origin.TitlePage)
        && screenplay.Revisions.AsSpan().SequenceEqual(origin.Revisions.AsSpan())
        && screenplay.ActiveRevision == origin.ActiveRevision
        && screenplay.LockedPages.AsSpan().SequenceEqual(origin.LockedPages.AsSpan())
        && screenplay.Tags.AsSpan().SequenceEqual(origin.Tags.AsSpan());

    private static WrittenScreenplay Edit(Screenplay screenplay, Screenplay origin)
    {
        var source = origin.Source;
        var diagnostics = new List<Diagnostic>();
        var paragraphs = new List<FdxParagraph>();
        var elements = new FdxElements(source, new DiagnosticLog(source));
        var script = FdxScanner.Scan(source, new DiagnosticLog(source), paragraph =>
        {
            paragraphs.Add(paragraph);
            elements.Add(paragraph);
        });
        if (script.Content is not { } content)
            return FdxFile.Compose(screenplay);

        elements.Finish(script);
        var known = FdxOrigins.Of(origin, paragraphs);
        var pageStarts = origin.Elements.OfType<PageBreak>().Select(p => p.Span.Start).ToHashSet();
        var composer = new FdxComposer(source.Encoding);
        var plan = new FdxNotePlan(known, elements.Owners);
        var groups = new FdxItems(known, diagnostics, script.Version is >= 1 and <= 3);
        var items = groups.Group(screenplay.Elements);
        var places = new FdxPlaces(paragraphs, items);

        var edits = new FdxSplice(source, new FdxParagraphPatch(source, known, pageStarts, plan, composer), composer).Edits(content, "Content", paragraphs, items);
        edits.AddRange(new FdxNoteEdits(source, script, plan, places, composer, diagnostics).Edits(items, groups.StandingAtEnd));
        edits.AddRange(script.Anchors.SelectMany(a => Move(a, places)));
        if (FdxTagEdits.AreAdded(origin.Tags.AsSpan(), screenplay.Tags.AsSpan()))
            edits.AddRange(new FdxTagEdits(source, script, composer).Edits(screenplay.Tags[origin.Tags.Length..], origin.Tags.Select(t => t.DefinitionId).ToHashSet(StringComparer.Ordinal)));
        edits.AddRange(new FdxProductionEdits(source, script, composer).Edits(screenplay, origin, places));
        edits.AddRange(new FdxTitleEdits(source, script, composer).Edits(origin.TitlePage, screenplay.TitlePage));
        Report(screenplay, origin, composer, diagnostics);
        return new WrittenScreenplay(source.WithText(TextEdit.Apply(source.Text, Outermost(edits))).Encode(), [.. diagnostics.OrderBy(d => d.Span.Start)]);
    }

    // What stands inside something that is written anew, such as a stray note in the middle of a paragraph, needs no edit of its own.
    private static List<TextEdit> Outermost(List<TextEdit> edits)
    {
        var kept = new List<TextEdit>(edits.Count);
        foreach (var edit in edits.OrderBy(e => e.Start).ThenBy(e => e.Length))
        {
            if (kept.Count == 0 || edit.Start >= kept[^1].Start + kept[^1].Length)
                kept.Add(edit);
            else if (edit.Start == kept[^1].Start)
                kept[^1] = edit;
        }

        return kept;
    }

    private static IEnumerable<TextEdit> Move(FdxAnchor anchor, FdxPlaces places)
    {
        var from = places.Map(anchor.From);
        int? to = anchor.To is { } second ? places.Map(second) : null;
        if (from != anchor.From || to != anchor.To)
            yield return new TextEdit(anchor.Start, anchor.Length, string.Create(CultureInfo.InvariantCulture, $"{from}{(to is null ? "" : ",")}{to}"));
    }

    private static void Report(Screenplay screenplay, Screenplay origin, FdxComposer composer, List<Diagnostic> diagnostics)
    {
        if (composer.Replaced > 0)
            diagnostics.Add(FdxFile.Illegal(composer.Replaced));
        if (!FdxProductionEdits.CanWrite(origin.Revisions, screenplay.Revisions))
            diagnostics.Add(new Diagnostic("FDX030", Severity.Warning, SourceSpan.None, "Revision colours were removed or changed in more than their name; an existing Final Draft file keeps its own, so that change was not written. Set them in Final Draft."));
        if (!FdxTagEdits.AreAdded(origin.Tags.AsSpan(), screenplay.Tags.AsSpan()))
            diagnostics.Add(new Diagnostic("FDX031", Severity.Warning, SourceSpan.None, "Breakdown tags of an existing Final Draft file were changed or removed; the file keeps its own, so that change was not written. New tags can be added; change the others in Final Draft."));
    }
}
