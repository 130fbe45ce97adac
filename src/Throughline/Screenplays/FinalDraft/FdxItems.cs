using System.Collections.Immutable;
using Throughline.Text;

namespace Throughline.Screenplays.FinalDraft;

/// <summary>Groups elements into the paragraphs that Final Draft would have for them.</summary>
/// <param name="origin">The paragraphs of the file they were read from, by offset; empty when they come from elsewhere.</param>
/// <param name="diagnostics">Where to say what cannot stand as it is.</param>
/// <param name="notesInside">True for Final Draft 8 to 10, where a note is a child of its paragraph.</param>
internal sealed class FdxItems(IReadOnlyDictionary<int, FdxOrigin> origin, List<Diagnostic> diagnostics, bool notesInside = false)
{
    /// <summary>Notes that stand after the last paragraph; filled by <see cref="Group"/>.</summary>
    public List<Element> StandingAtEnd { get; } = [];

    /// <summary>The paragraphs for a script's elements.</summary>
    public List<FdxItem> Group(ImmutableArray<Element> elements)
    {
        var items = new List<FdxItem>();
        var standing = new List<Element>();
        var startsPage = false;
        var takesSummary = false;
        for (var i = 0; i < elements.Length;)
        {
            var element = elements[i];
            var joins = takesSummary && element is Synopsis && element.StyleName is null;
            takesSummary = element is SceneHeading || joins;
            switch (element)
            {
                case PageBreak:
                    if (startsPage)
                        items.Add(new FdxItem { Element = new Action(), StartsPage = true, Standing = Take(ref standing) });
                    startsPage = true;
                    i++;
                    continue;
                case Note or Boneyard:
                    standing.Add(element);
                    i++;
                    continue;
                case Synopsis when joins:
                    items[^1].Summary.Add(new FdxItem { Element = element, Old = OriginOf(element)?.Paragraph, IsUntyped = true, NotesInside = true, IsEmbedded = true });
                    i++;
                    continue;
            }

            var dual = DualLength(elements, i);
            items.Add(dual > 0
                ? Dual(elements.AsSpan(i, dual), startsPage, Take(ref standing))
                : Single(element, startsPage, Take(ref standing)));
            startsPage = false;
            i += Math.Max(dual, 1);
        }

        if (startsPage)
            items.Add(new FdxItem { Element = new Action(), StartsPage = true, Standing = Take(ref standing) });
        StandingAtEnd.AddRange(standing);
        return items;
    }

    private static List<Element> Take(ref List<Element> standing)
    {
        var taken = standing;
        standing = [];
        return taken;
    }

    private FdxItem Single(Element element, bool startsPage, List<Element> standing)
    {
        if (element is Cue { Dual: not DualSide.None })
            Say("FDX023", element, "A speech is marked as dual dialogue but has no partner beside it; it is written as an ordinary speech.");
        return new FdxItem
        {
            Element = element,
            Old = OriginOf(element)?.Paragraph,
            StartsPage = startsPage,
            Standing = standing,
            NotesInside = notesInside,
            Omitted = element is SceneHeading { IsOmitted: true } heading ? Parts(heading.OmittedElements.AsSpan(), null) : [],
        };
    }

    private FdxItem Dual(ReadOnlySpan<Element> elements, bool startsPage, List<Element> standing)
    {
        FdxParagraph? block = null;
        foreach (var element in elements)
            block ??= OriginOf(element)?.Dual;
        return new FdxItem { Element = elements[0], Old = block, StartsPage = startsPage, Standing = standing, Dual = Parts(elements, block) };
    }

    // Paragraphs inside another: a page cannot begin there, and a note can only stand in one of them.
    private List<FdxItem> Parts(ReadOnlySpan<Element> elements, FdxParagraph? container)
    {
        var parts = new List<FdxItem>();
        var waiting = new List<InlineNote>();
        foreach (var element in elements)
        {
            switch (element)
            {
                case Note or Boneyard:
                    waiting.Add(new InlineNote(0, element.Text.Plain, element is Boneyard));
                    Say("FDX022", element, "A note stands between the paragraphs of dual dialogue or of an omitted scene, where Final Draft has no place for one; it goes into the paragraph beside it.");
                    break;
                case PageBreak:
                    Say("FDX024", element, "A page break inside an omitted scene is left out: Final Draft has no place for it.");
                    break;
                default:
                    parts.Add(Part(element, waiting, container));
                    waiting.Clear();
                    break;
            }
        }

        if (waiting.Count > 0 && parts.Count > 0)
        {
            var last = parts[^1].Element;
            parts[^1] = Part(last, waiting, container, atEnd: true);
        }

        return parts;
    }

    private FdxItem Part(Element element, List<InlineNote> notes, FdxParagraph? container, bool atEnd = false)
    {
        var old = OriginOf(element)?.Paragraph;
        if (notes.Count > 0)
        {
            var text = element.Text;
            var added = notes.Select(n => n with { Position = atEnd ? text.Plain.Length : 0 });
            element = element with { Text = new StyledText(text.Plain, text.Runs, [.. (atEnd ? text.Notes.Concat(added) : added.Concat(text.Notes))]) };
        }

        return new FdxItem { Element = element, Old = old, NotesInside = true, IsEmbedded = true, Container = container };
    }

    // How many elements from here on are two speeches said at once; 0 when they are not.
    private int DualLength(ImmutableArray<Element> elements, int at)
    {
        if (OriginOf(elements[at])?.Dual is { } block && IsWholeBlock(elements, at, block))
            return block.Dual!.Paragraphs.Count;
        if (elements[at] is not Cue { Dual: DualSide.Left })
            return 0;
        var next = EndOfSpeech(elements, at);
        return next < elements.Length && elements[next] is Cue { Dual: DualSide.Right } ? EndOfSpeech(elements, next) - at : 0;
    }

    private bool IsWholeBlock(ImmutableArray<Element> elements, int at, FdxParagraph block)
    {
        var paragraphs = block.Dual!.Paragraphs;
        if (at + paragraphs.Count > elements.Length)
            return false;
        for (var i = 0; i < paragraphs.Count; i++)
        {
            if (elements[at + i].Span.Start != paragraphs[i].Start || OriginOf(elements[at + i]) is not { } was || (was.Element as Cue)?.Dual != (elements[at + i] as Cue)?.Dual)
                return false;
        }

        return true;
    }

    private static int EndOfSpeech(ImmutableArray<Element> elements, int cue)
    {
        var end = cue + 1;
        for (var i = end; i < elements.Length && (elements[i].IsSpeechPart || elements[i] is Note or Boneyard); i++)
            end = elements[i].IsSpeechPart ? i + 1 : end;
        return end;
    }

    private FdxOrigin? OriginOf(Element element) =>
        element is not (PageBreak or Note or Boneyard) && origin.TryGetValue(element.Span.Start, out var found) ? found : null;

    private void Say(string code, Element element, string message) =>
        diagnostics.Add(new Diagnostic(code, Severity.Warning, element.Span, message));
}

/// <summary>Where an element was read from.</summary>
/// <param name="Element">The element as it was read.</param>
/// <param name="Paragraph">Its own paragraph.</param>
/// <param name="Dual">The paragraph around it, when it is one of two speeches said at once.</param>
internal sealed record FdxOrigin(Element Element, FdxParagraph Paragraph, FdxParagraph? Dual);
