namespace Throughline.Screenplays.FinalDraft;

/// <summary>Finds for every element that was read the paragraph it was read from.</summary>
internal static class FdxOrigins
{
    /// <summary>The elements by the offset at which they begin; page breaks and standing notes have no paragraph and are not among them.</summary>
    public static Dictionary<int, FdxOrigin> Of(Screenplay origin, IEnumerable<FdxParagraph> paragraphs)
    {
        var byStart = new Dictionary<int, (FdxParagraph Paragraph, FdxParagraph? Dual)>();
        foreach (var paragraph in paragraphs)
            Add(paragraph, null);
        var found = new Dictionary<int, FdxOrigin>();
        foreach (var element in origin.Elements)
        {
            Match(element);
            foreach (var omitted in element is SceneHeading heading ? heading.OmittedElements : [])
                Match(omitted);
        }

        return found;

        void Add(FdxParagraph paragraph, FdxParagraph? dual)
        {
            byStart[paragraph.Start] = (paragraph, dual);
            paragraph.Dual?.Paragraphs.ForEach(p => Add(p, paragraph));
            paragraph.Omitted?.Paragraphs.ForEach(p => Add(p, null));
            paragraph.Summary?.ForEach(p => Add(p, null));
        }

        void Match(Element element)
        {
            if (element is not (PageBreak or Note or Boneyard) && byStart.TryGetValue(element.Span.Start, out var at))
                found[element.Span.Start] = new FdxOrigin(element, at.Paragraph, at.Dual);
        }
    }
}
