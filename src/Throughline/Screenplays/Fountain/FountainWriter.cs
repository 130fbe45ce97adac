using System.Collections.Immutable;
using System.Text;
using Throughline.Text;

namespace Throughline.Screenplays.Fountain;

/// <summary>
/// Writes Fountain. What was read from Fountain is spliced: an element that is the very object that was read gives its own
/// characters, a changed one is written in its place, and so only the lines of changed elements differ.
/// </summary>
public static class FountainWriter
{
    /// <summary>The file, and what Fountain cannot hold of the screenplay.</summary>
    public static WrittenScreenplay Write(Screenplay screenplay)
    {
        ArgumentNullException.ThrowIfNull(screenplay);
        var losses = new FountainLosses();
        var origin = screenplay.Format == ScreenplayFormat.Fountain ? screenplay.Origin : null;
        if (origin is not null && origin.TitlePage == screenplay.TitlePage && origin.Elements == screenplay.Elements)
            return new WrittenScreenplay(screenplay.Source.Encode(), []);

        var text = origin is null ? Anew(screenplay, losses) : Spliced(screenplay, origin, losses);
        var source = origin is null ? new SourceText(text, screenplay.Source.Name) : screenplay.Source.WithText(text);
        if (!source.CanEncode)
            losses.Count(FountainLoss.Encoding);
        return new WrittenScreenplay(source.Encode(), losses.Report());
    }

    private static string Anew(Screenplay screenplay, FountainLosses losses)
    {
        var title = FountainTitlePageWriter.Write(screenplay.TitlePage, losses);
        var body = new FountainElementWriter(losses).Many(screenplay.Elements);
        if (title.Length == 0 && !FountainTitlePage.Read(new SourceText(body, ""), [], out _, out _).Entries.IsEmpty)
            body = (screenplay.Elements[0] is Action ? "!" : " ") + body;
        return title + (title.Length > 0 ? "\n" : "") + body + (body.Length > 0 ? "\n" : "");
    }

    private static string Spliced(Screenplay screenplay, Screenplay origin, FountainLosses losses)
    {
        var text = screenplay.Source.Text;
        var newLine = screenplay.Source.NewLine;
        var old = origin.Elements;
        var writer = new FountainElementWriter(losses);
        var result = new StringBuilder(text.Length + 256);
        var bodyStart = old.IsEmpty ? text.Length : old[0].Span.Start;
        var titleEnd = origin.TitlePage.Entries.IsEmpty ? 0 : origin.TitlePage.Entries[^1].Span.End;
        if (origin.TitlePage == screenplay.TitlePage)
            result.Append(text, 0, bodyStart);
        else
            result.Append(FountainTitlePageWriter.Write(screenplay.TitlePage, losses).TrimEnd('\n').ReplaceLineEndings(newLine)).Append(titleEnd > 0 ? text[titleEnd..bodyStart] : newLine + newLine);

        Element? previous = null;
        var previousOld = -1;
        for (var i = 0; i < screenplay.Elements.Length; i++)
        {
            var element = screenplay.Elements[i];
            var place = PlaceIn(old, element);
            var same = place >= 0 && ReferenceEquals(old[place], element);
            var next = i + 1 < screenplay.Elements.Length ? screenplay.Elements[i + 1] : null;
            var written = !same ? writer.Write(element, previous, next)?.ReplaceLineEndings(newLine)
                : element is Cue cue && !ReferenceEquals(next, place + 1 < old.Length ? old[place + 1] : null) ? StillCue(cue, text.Substring(element.Span.Start, element.Span.Length), writer.Write(cue, previous, next)!)
                : text.Substring(element.Span.Start, element.Span.Length);
            if (written is null)
                continue;
            if (previous is not null)
            {
                var gap = place > 0 ? text.AsSpan(old[place - 1].Span.End, old[place].Span.Start - old[place - 1].Span.End) : default;
                var untouched = place == previousOld + 1 && same && ReferenceEquals(old[previousOld], previous);
                result.Append(untouched || (place > 0 && FountainGaps.Fits(gap, previous, element)) ? gap : FountainGaps.Between(previous, element).ReplaceLineEndings(newLine));
            }

            result.Append(written);
            previous = element;
            previousOld = place >= 0 ? place : int.MinValue;
        }

        var tail = old.IsEmpty ? "" : text[old[^1].Span.End..];
        return result.Append(tail).ToString();
    }

    // What stands under a name tells the reader that it is one; under other words, or under none, it may need its mark.
    private static string StillCue(Cue cue, string asRead, string anew) =>
        anew.StartsWith('@') && !cue.Text.Plain.StartsWith('@') && !asRead.AsSpan().TrimStart().StartsWith("@") ? "@" + asRead.TrimStart() : asRead;

    // Where the element, or the one it was made from, stands in the file.
    private static int PlaceIn(ImmutableArray<Element> old, Element element)
    {
        if (!element.Span.IsInSource)
            return -1;
        int low = 0, high = old.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var start = old[middle].Span.Start;
            if (start == element.Span.Start)
                return middle;
            (low, high) = start < element.Span.Start ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
