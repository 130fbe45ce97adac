using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Throughline.Screenplays.Layout;

/// <summary>
/// Pages by the industry's line rules: 54 lines of Courier 12, headings and action 61 characters wide, dialogue 35,
/// parentheticals 26, each of two speeches side by side 29; two blank lines before a heading, one before other paragraphs,
/// none at the top of a page. Emphasis, margins of a paragraph's own, and (MORE) are left out, so that single pages can
/// differ from what a typesetter makes.
/// </summary>
public static class PageEstimate
{
    /// <summary>Lays a screenplay out.</summary>
    public static PageMap Of(Screenplay screenplay)
    {
        ArgumentNullException.ThrowIfNull(screenplay);
        var elements = screenplay.Elements;
        var sheet = new Sheet(elements.Length);
        for (var i = 0; i < elements.Length;)
            i = Place(elements, i, sheet);

        return new PageMap
        {
            Pages = sheet.Used ? sheet.Page : 0,
            LastPageLines = sheet.Used ? sheet.Line : 0,
            Elements = ImmutableCollectionsMarshal.AsImmutableArray(sheet.Places),
            SceneLines = HeightsOfScenes(elements, sheet),
        };
    }

    /// <summary>The width of an element's column in characters.</summary>
    internal static int WidthOf(Element element, bool isDual) => element.Kind switch
    {
        ElementKind.Dialogue or ElementKind.Lyrics => isDual ? 29 : 35,
        ElementKind.Parenthetical => 26,
        ElementKind.Cue => isDual ? 29 : 38,
        _ => 61,
    };

    private static int Place(ImmutableArray<Element> elements, int at, Sheet sheet)
    {
        var element = elements[at];
        if (!element.IsPrinted)
        {
            sheet.Mark(at);
            return at + 1;
        }

        switch (element)
        {
            case PageBreak:
                sheet.Mark(at);
                sheet.TurnOver();
                return at + 1;
            case Cue cue:
                var end = EndOfSpeech(elements, at);
                if (cue.Dual == DualSide.Left && end < elements.Length && elements[end] is Cue { Dual: DualSide.Right })
                    return PlaceDual(elements, at, end, EndOfSpeech(elements, end), sheet);
                PlaceSpeech(elements, at, end, sheet);
                return end;
            case SceneHeading:
                var lines = Height(element, false);
                sheet.Keep(BlankBefore(element) + lines + 1 + Math.Min(2, NextHeight(elements, at + 1)));
                sheet.Put(at, BlankBefore(element), lines);
                return at + 1;
            default:
                PlaceText(at, BlankBefore(element), Height(element, false), sheet);
                return at + 1;
        }
    }

    internal static int Height(Element element, bool isDual) =>
        !element.IsPrinted || element.Text.IsEmpty ? 0 : LineCount.Of(element.Text.Plain.AsSpan().TrimEnd(), WidthOf(element, isDual));

    private static int BlankBefore(Element element) => element.Kind switch
    {
        ElementKind.SceneHeading => 2,
        ElementKind.General => 0,
        _ => element.IsSpeechPart ? 0 : 1,
    };

    private static int NextHeight(ImmutableArray<Element> elements, int from)
    {
        for (var i = from; i < elements.Length; i++)
        {
            if (elements[i].IsPrinted)
                return elements[i] is Cue ? 3 : Height(elements[i], false);
        }

        return 0;
    }

    private static int EndOfSpeech(ImmutableArray<Element> elements, int cue)
    {
        var end = cue + 1;
        while (end < elements.Length && (elements[end].IsSpeechPart || elements[end] is Note or Boneyard))
            end++;
        return end;
    }

    // A paragraph is split only with two lines on each side.
    private static void PlaceText(int at, int before, int lines, Sheet sheet)
    {
        var left = sheet.LinesLeft - (sheet.AtTop ? 0 : before);
        if (lines > left && (left < 2 || lines - left < 2 && lines < 4))
            sheet.TurnOver();
        else if (lines > left && lines - left < 2)
            sheet.Reserve(1);
        sheet.Put(at, before, lines);
    }

    // A speech that does not fit is split where it may be, or moves whole; its cue is repeated on the next page.
    private static void PlaceSpeech(ImmutableArray<Element> elements, int cue, int end, Sheet sheet)
    {
        var content = 0;
        for (var i = cue + 1; i < end; i++)
            content += Height(elements[i], false);
        var left = sheet.LinesLeft - (sheet.AtTop ? 0 : 1) - 1;
        if (content > left)
        {
            var stay = SpeechSplit.LinesThatStay(elements, cue + 1, end, left);
            if (stay == 0 && content < PageMap.LinesPerPage)
                sheet.TurnOver();
            else if (stay > 0)
                sheet.Reserve(left - stay);
        }

        sheet.Put(cue, 1, 1);
        for (var i = cue + 1; i < end; i++)
        {
            if (!elements[i].IsPrinted)
                sheet.Mark(i);
            else
                sheet.Put(i, 0, Height(elements[i], false), repeatCue: true);
        }
    }

    private static int PlaceDual(ImmutableArray<Element> elements, int left, int right, int end, Sheet sheet)
    {
        int leftLines = 0, rightLines = 0;
        for (var i = left; i < end; i++)
        {
            var lines = elements[i].IsPrinted ? Math.Max(elements[i] is Cue ? 1 : 0, Height(elements[i], true)) : 0;
            (leftLines, rightLines) = i < right ? (leftLines + lines, rightLines) : (leftLines, rightLines + lines);
        }

        var height = Math.Max(leftLines, rightLines);
        sheet.Keep(1 + Math.Min(height, PageMap.LinesPerPage - 1));
        var blank = sheet.AtTop ? 0 : 1;
        for (int i = left, line = 0; i < end; i++)
        {
            line = i == right ? 0 : line;
            var lines = elements[i].IsPrinted ? Math.Max(elements[i] is Cue ? 1 : 0, Height(elements[i], true)) : 0;
            sheet.Places[i] = new ElementPlace(sheet.Page, Math.Min(PageMap.LinesPerPage, sheet.Line + blank + line + 1), lines);
            line += lines;
        }

        sheet.Advance(1, height);
        return end;
    }

    private static ImmutableArray<int> HeightsOfScenes(ImmutableArray<Element> elements, Sheet sheet)
    {
        var heights = new List<int>();
        for (var i = 0; i < elements.Length; i++)
        {
            var lines = sheet.Places[i].Lines;
            if (elements[i] is SceneHeading)
                heights.Add(Math.Max(1, lines) + (sheet.Places[i] is not { Page: 1, Line: 1 } ? BlankBefore(elements[i]) : 0));
            else if (heights.Count > 0 && lines > 0 && elements[i] is not Cue { Dual: DualSide.Right })
                heights[^1] += lines + BlankBefore(elements[i]);
            if (elements[i] is Cue { Dual: DualSide.Right } && heights.Count > 0)
                i = AddDualRest(elements, i, sheet, heights);
        }

        return [.. heights];
    }

    // The right side of a pair adds only what it is longer than the left.
    private static int AddDualRest(ImmutableArray<Element> elements, int right, Sheet sheet, List<int> heights)
    {
        int end = EndOfSpeech(elements, right), left = right - 1;
        while (left > 0 && elements[left] is not Cue)
            left--;
        int leftLines = 0, rightLines = 0;
        for (var i = left; i < end; i++)
            (leftLines, rightLines) = i < right ? (leftLines + sheet.Places[i].Lines, 0) : (leftLines, rightLines + sheet.Places[i].Lines);
        heights[^1] += Math.Max(0, rightLines - leftLines);
        return end - 1;
    }
}
