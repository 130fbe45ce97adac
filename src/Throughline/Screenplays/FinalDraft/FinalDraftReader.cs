using System.Collections.Immutable;
using Throughline.Text;

namespace Throughline.Screenplays.FinalDraft;

/// <summary>Reads Final Draft's XML (.fdx), versions 1 to 6, which Final Draft 8 to 13 write.</summary>
/// <remarks>
/// Every element's span covers its whole <c>Paragraph</c> in the XML text; that of a <see cref="PageBreak"/> is empty and
/// stands at the start of the paragraph that begins the page, that of a <see cref="Note"/> covers its <c>ScriptNote</c>.
/// docs/final-draft.md says what becomes of every part of a file.
/// </remarks>
public static class FinalDraftReader
{
    /// <summary>Reads a whole file. Never throws on content; of a broken file, what stands above the break is read.</summary>
    public static Reading Read(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var diagnostics = new DiagnosticLog(source);
        var elements = new FdxElements(source, diagnostics);
        var script = FdxScanner.Scan(source, diagnostics, elements.Add);
        var screenplay = Screenplay.Empty with
        {
            Format = ScreenplayFormat.FinalDraft,
            Source = source,
            TitlePage = script.TitlePage is { } title ? FdxTitlePage.Read(title.Paragraphs, source) : TitlePage.Empty,
            Elements = elements.Finish(script),
            Revisions = [.. script.Revisions],
            ActiveRevision = script.ActiveRevision,
            LockedPages = elements.LockedPages(script),
            Tags = [.. script.Tags],
            Setup = script.Setup is null && script.ParagraphSetups.Count == 0 ? null : (script.Setup ?? new PageSetup()) with { Paragraphs = [.. script.ParagraphSetups] },
        };
        return new Reading(screenplay with { Origin = screenplay }, diagnostics.ToImmutable());
    }
}
