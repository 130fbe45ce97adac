using Throughline.Screenplays;

namespace Throughline.Breakdown;

/// <summary>What the script itself has marked: tags on words, and notes that begin with a category.</summary>
internal static class FileTags
{
    public static IEnumerable<BreakdownElement> Of(Scene scene, Screenplay screenplay)
    {
        for (var i = 0; i < scene.Elements.Length; i++)
        {
            var element = scene.Elements[i];
            foreach (var tagged in Marked(element, scene.FirstElement + i, screenplay))
                yield return tagged;
            if (element is Note)
            {
                foreach (var noted in NoteTag.Read(element.Text.Plain))
                    yield return Element(noted, new Evidence(scene.FirstElement + i, element.Span.Line, 0, ""));
            }

            foreach (var note in element.Text.Notes)
            {
                foreach (var noted in note.IsBoneyard ? [] : NoteTag.Read(note.Text))
                    yield return Element(noted, new Evidence(scene.FirstElement + i, element.Span.Line, note.Position, ""));
            }
        }
    }

    private static BreakdownElement Element(NoteTag tag, Evidence evidence) =>
        new(tag.Category, tag.Category.Key == "cast" ? CharacterIndex.Fold(tag.Name) : tag.Name, ElementSource.File) { Evidence = [evidence] };

    // Runs that follow one another under one tag are one mark.
    private static IEnumerable<BreakdownElement> Marked(Element element, int index, Screenplay screenplay)
    {
        var runs = element.Text.Runs;
        for (var i = 0; i < runs.Length; i++)
        {
            if (runs[i].Tag == 0)
                continue;
            var (start, end, tag) = (runs[i].Start, runs[i].Start + runs[i].Length, runs[i].Tag);
            while (i + 1 < runs.Length && runs[i + 1].Tag == tag && runs[i + 1].Start == end)
                end += runs[++i].Length;
            var words = element.Text.Plain[start..end];
            foreach (var definition in screenplay.Tags.Where(t => t.Number == tag))
            {
                var category = Categories.OfFinalDraft(definition.Category, definition.CategoryNumber);
                var name = definition.Label.Length > 0 ? definition.Label : words;
                yield return new BreakdownElement(category ?? Categories.Of("miscellaneous"), category?.Key == "cast" ? CharacterIndex.Fold(name) : name, ElementSource.File)
                {
                    Evidence = [new Evidence(index, element.Span.Line, start, words)],
                    Reason = category is null ? $"tagged as {(definition.Category.Length > 0 ? definition.Category : "something that the file does not define")}" : null,
                };
            }
        }
    }
}
