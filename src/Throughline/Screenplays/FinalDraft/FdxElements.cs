using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Throughline.Text;

namespace Throughline.Screenplays.FinalDraft;

/// <summary>Makes elements of a script's paragraphs, in two steps: paragraphs as they come, then what the rest of the file says about them.</summary>
internal sealed class FdxElements(SourceText source, DiagnosticLog diagnostics)
{
    private static readonly List<FdxParagraph> NoParagraphs = [];

    private readonly List<Element> _elements = [];
    private readonly List<Place> _places = [];

    /// <summary>The notes inside each element's text, in the order of the text's, by the offset of the element.</summary>
    public Dictionary<int, List<FdxNote>> Owners { get; } = [];

    /// <summary>Takes the next paragraph of the script.</summary>
    public void Add(FdxParagraph paragraph)
    {
        Own(paragraph);
        if (paragraph.StartsNewPage == true)
            _elements.Add(NewPage(paragraph.Start));
        _places.Add(new Place(_elements.Count, paragraph.Position, paragraph.EmbeddedLength, paragraph.StartsNewPage.HasValue));
        if (paragraph.Dual is { } dual)
            AddDual(paragraph, dual);
        else if (FdxTypes.ToElement(paragraph, Span(paragraph)) is var element && element is SceneHeading heading && paragraph.Omitted is { } omitted)
            _elements.Add(heading with { OmittedElements = [.. omitted.Paragraphs.Select(p => FdxTypes.ToElement(p, Span(p)))] });
        else
            _elements.Add(element);
        foreach (var summary in paragraph.Summary ?? NoParagraphs)
        {
            if (summary.TextLength > 0)
                _elements.Add(new Synopsis { Span = Span(summary), Text = FdxTypes.ToText(summary) });
        }
    }

    /// <summary>The elements in order, with the notes and page breaks that the end of the file speaks of.</summary>
    public ImmutableArray<Element> Finish(FdxScript script)
    {
        var standing = new List<(int Place, Element Note)>();
        var inline = new List<(int Place, InlineNote Note, FdxNote From)>();
        foreach (var note in script.Notes)
            Sort(note, script.Length, standing, inline);
        foreach (var group in inline.GroupBy(n => n.Place))
            Attach(_places[group.Key], group.Select(n => (n.Note, n.From)));
        if (standing.Count == 0 && script.TypesThatStartPages.Count == 0)
            return ImmutableCollectionsMarshal.AsImmutableArray(_elements.ToArray());

        var before = standing.ToLookup(s => s.Place, s => s.Note);
        var all = ImmutableArray.CreateBuilder<Element>(_elements.Count + standing.Count);
        var p = 0;
        for (var i = 0; i < _elements.Count; i++)
        {
            if (p < _places.Count && _places[p].Index == i)
            {
                if (p > 0 && !_places[p].SaysPage && script.TypesThatStartPages.Contains(FdxTypes.TypeOf(_elements[i])))
                    all.Add(NewPage(_elements[i].Span.Start));
                all.AddRange(before[p++]);
            }

            all.Add(_elements[i]);
        }

        all.AddRange(before[_places.Count]);
        return all.DrainToImmutable();
    }

    /// <summary>Where the locked pages of the file begin.</summary>
    public ImmutableArray<LockedPage> LockedPages(FdxScript script)
    {
        var pages = ImmutableArray.CreateBuilder<LockedPage>(script.LockedPages.Count);
        foreach (var (label, position) in script.LockedPages)
        {
            if (position <= script.Length && PlaceAt(position) is var place and >= 0)
                pages.Add(new LockedPage(label, _elements[_places[place].Index].Span, Math.Max(0, position - _places[place].Position - _places[place].Embedded)));
        }

        return pages.DrainToImmutable();
    }

    private void AddDual(FdxParagraph paragraph, FdxBlock dual)
    {
        var cues = 0;
        foreach (var part in dual.Paragraphs)
        {
            var element = FdxTypes.ToElement(part, Span(part));
            if (element is Cue cue)
                element = cue with { Dual = ++cues == 1 ? DualSide.Left : DualSide.Right };
            _elements.Add(element);
        }

        if (dual.Paragraphs.Count == 0)
            _elements.Add(FdxTypes.ToElement(paragraph, Span(paragraph)));
        if (cues != 2)
            Say("FDX012", paragraph.Start, $"The dual dialogue on line {source.LineAt(paragraph.Start)} holds {cues} speeches where two are said at once.");
        else if (!string.IsNullOrWhiteSpace(paragraph.Plain))
            Say("FDX013", paragraph.Start, $"The paragraph on line {source.LineAt(paragraph.Start)} has text beside its dual dialogue, which Final Draft does not show; it is kept in the file but is no part of the script.");
    }

    private void Sort(FdxNote note, int length, List<(int Place, Element Note)> standing, List<(int Place, InlineNote Note, FdxNote From)> inline)
    {
        var span = source.SpanAt(note.Start, note.End - note.Start);
        if (note.From > length || note.Range.Start < 0)
            Say("FDX009", note.Start, $"The note on line {span.Line} is anchored outside the script (place {note.From} of {length}); it is shown at the end.");
        var place = PlaceAt(note.From);
        var isEnd = note.From >= length;
        var alone = place < 0 || isEnd || _places[place].Position == note.From ? FdxNotes.ToStanding(note) : null;
        if (place < 0 || alone is not null)
            standing.Add((isEnd ? _places.Count : Math.Max(place, 0), (alone ?? new Note { Text = note.Text }) with { Span = span }));
        else
            inline.Add((place, FdxNotes.ToInline(note, note.From - _places[place].Position - _places[place].Embedded), note));
    }

    private void Attach(Place place, IEnumerable<(InlineNote Note, FdxNote From)> notes)
    {
        var element = _elements[place.Index];
        var text = element.Text;
        var own = text.Notes.Zip(Owners.GetValueOrDefault(element.Span.Start) ?? []);
        var all = own.Concat(notes.Select(n => (n.Note with { Position = Math.Clamp(n.Note.Position, 0, text.Plain.Length) }, n.From))).OrderBy(n => n.Item1.Position).ToList();
        Owners[element.Span.Start] = [.. all.Select(n => n.Item2)];
        _elements[place.Index] = element with { Text = new StyledText(text.Plain, text.Runs, [.. all.Select(n => n.Item1)]) };
    }

    private void Own(FdxParagraph paragraph)
    {
        if (paragraph.Notes is { } notes)
            Owners[paragraph.Start] = notes;
        paragraph.Dual?.Paragraphs.ForEach(Own);
        paragraph.Omitted?.Paragraphs.ForEach(Own);
        paragraph.Summary?.ForEach(Own);
    }

    private int PlaceAt(int position)
    {
        int low = 0, high = _places.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_places[middle].Position <= position)
                low = middle + 1;
            else
                high = middle;
        }

        return low - 1;
    }

    private PageBreak NewPage(int at) => new() { Span = source.SpanAt(at, 0) };

    private SourceSpan Span(FdxParagraph paragraph) => source.SpanAt(paragraph.Start, paragraph.End - paragraph.Start);

    private void Say(string code, int at, string message) =>
        diagnostics.Say(code, Severity.Warning, at, message);

    // Where a paragraph of the script went.
    private readonly record struct Place(int Index, int Position, int Embedded, bool SaysPage);
}
