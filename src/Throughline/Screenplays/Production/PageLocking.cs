using System.Collections.Immutable;
using Throughline.Screenplays.Layout;
using Throughline.Text;

namespace Throughline.Screenplays.Production;

/// <summary>Locks pages: from then on each begins where it begins now, and what does not fit goes onto pages between.</summary>
public static class PageLocking
{
    /// <summary>Locks every page as it is laid out; pages that were locked before keep their numbers, and new ones such as <c>12A</c> are locked with theirs.</summary>
    /// <param name="screenplay">A script of Final Draft or Fountain. Fountain gets a note where each page begins.</param>
    /// <param name="map">Its layout.</param>
    public static Screenplay Lock(Screenplay screenplay, PageMap map)
    {
        ArgumentNullException.ThrowIfNull(screenplay);
        ArgumentNullException.ThrowIfNull(map);
        var starts = Starts(map);
        return screenplay.Format == ScreenplayFormat.FinalDraft ? WithPages(screenplay, map, starts) : WithNotes(screenplay, map, starts);
    }

    /// <summary>Takes the locks off: pages are counted again.</summary>
    public static Screenplay Unlock(Screenplay screenplay)
    {
        ArgumentNullException.ThrowIfNull(screenplay);
        return screenplay with
        {
            LockedPages = [],
            Elements = [.. screenplay.Elements.Where(e => e is not Note note || ProductionNote.PageOf(note.Text.Plain) is null).Select(WithoutPages)],
        };
    }

    // The first text of every page: the element, and where in it.
    private static (int Element, int Offset)[] Starts(PageMap map)
    {
        var starts = new (int Element, int Offset, int Line)[map.Pages];
        Array.Fill(starts, (-1, 0, int.MaxValue));
        for (var i = 0; i < map.Elements.Length; i++)
        {
            for (var part = map.Elements[i]; part is { Lines: > 0 }; part = part.Rest)
            {
                if (part.Page <= starts.Length && part.Line < starts[part.Page - 1].Line)
                    starts[part.Page - 1] = (i, part.TextStart, part.Line);
            }
        }

        return [.. starts.Select(s => (s.Element, s.Offset))];
    }

    private static Screenplay WithPages(Screenplay screenplay, PageMap map, (int Element, int Offset)[] starts)
    {
        var pages = ImmutableArray.CreateBuilder<LockedPage>();
        for (var i = 0; i < starts.Length; i++)
        {
            if (starts[i].Element >= 0 && screenplay.Elements[starts[i].Element].Span is { IsInSource: true } span)
                pages.Add(new LockedPage(map.LabelOf(i + 1), span, starts[i].Offset));
        }

        return screenplay with { LockedPages = pages.DrainToImmutable() };
    }

    private static Screenplay WithNotes(Screenplay screenplay, PageMap map, (int Element, int Offset)[] starts)
    {
        var clean = screenplay.Elements.Select(WithoutPages).ToArray();
        var elements = ImmutableArray.CreateBuilder<Element>(clean.Length + starts.Length);
        var page = 0;
        for (var i = 0; i < clean.Length; i++)
        {
            if (screenplay.Elements[i] is Note note && ProductionNote.PageOf(note.Text.Plain) is not null)
                continue;
            for (; page < starts.Length && starts[page].Element <= i; page++)
            {
                if (starts[page].Element < 0)
                    continue;
                var text = ProductionNote.ForPage(map.LabelOf(page + 1));
                if (starts[page].Offset == 0 && !clean[i].IsSpeechPart)
                    elements.Add(new Note { Text = text });
                else
                    clean[i] = With(clean[i], new InlineNote(starts[page].Offset == 0 && clean[i] is Parenthetical ? 1 : starts[page].Offset, text));
            }

            elements.Add(clean[i]);
        }

        return screenplay with { Elements = elements.DrainToImmutable() };
    }

    private static Element With(Element element, InlineNote note)
    {
        var text = element.Text;
        var at = note with { Position = Math.Min(note.Position, text.Plain.Length) };
        return element with { Text = new StyledText(text.Plain, text.Runs, [.. text.Notes.Append(at).OrderBy(n => n.Position)]) };
    }

    /// <summary>An element without the notes inside it at which locked pages begin.</summary>
    internal static Element WithoutPages(Element element)
    {
        var text = element.Text;
        return text.Notes.Any(IsPage) ? element with { Text = new StyledText(text.Plain, text.Runs, [.. text.Notes.Where(n => !IsPage(n))]) } : element;
    }

    private static bool IsPage(InlineNote note) => !note.IsBoneyard && ProductionNote.PageOf(note.Text) is not null;
}
