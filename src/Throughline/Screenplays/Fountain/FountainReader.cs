using System.Collections.Immutable;
using Throughline.Text;

namespace Throughline.Screenplays.Fountain;

/// <summary>Reads Fountain 1.1 (fountain.io/syntax); what it makes of every rule stands in docs/fountain.md.</summary>
public static class FountainReader
{
    /// <summary>Reads a whole file. Never throws on content.</summary>
    public static Reading Read(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var diagnostics = new List<Diagnostic>();
        if (source.InvalidBytes > 0)
            diagnostics.Add(FountainDiagnostics.InvalidBytes(SourceSpan.None, source.InvalidBytes, source.Encoding));
        if (source.Encoding == SourceEncoding.Windows1252)
            diagnostics.Add(FountainDiagnostics.NotUnicode(SourceSpan.None));
        var titlePage = FountainTitlePage.Read(source, diagnostics, out var start, out var line);
        var parser = new FountainParser(source, start, line, diagnostics, (source.Text.Length / 32) + 4);
        var none = new Resynchronisation([], 0, 0);
        return Finish(source, titlePage, [.. parser.Parse(ref none, out _, out _)], diagnostics);
    }

    /// <summary>
    /// Reads a text again after a change, looking only at the blocks that the change can have reached. The result equals
    /// <see cref="Read"/> of the changed text.
    /// </summary>
    /// <param name="previous">What was read before the change; its elements as they were read.</param>
    /// <param name="edit">The change to the text of its source.</param>
    /// <exception cref="ArgumentException">The edit lies outside the text.</exception>
    public static Reading Reread(Reading previous, TextEdit edit)
    {
        ArgumentNullException.ThrowIfNull(previous);
        var old = previous.Screenplay.Source;
        if (edit.Start < 0 || edit.Length < 0 || edit.Start + edit.Length > old.Text.Length)
            throw new ArgumentException("The edit lies outside the text.", nameof(edit));
        var source = old.WithText(string.Concat(old.Text.AsSpan(0, edit.Start), edit.NewText, old.Text.AsSpan(edit.Start + edit.Length)));
        var elements = previous.Screenplay.Elements;
        var first = LastSafeStart(elements, old.Text, edit.Start);
        if (first <= 0 || previous.Diagnostics.Any(d => d.Code == "FTN002"))
            return Read(source);

        var shift = edit.NewText.Length - edit.Length;
        var start = elements[first].Span;
        var resync = new Resynchronisation(elements, FirstAfter(elements, old.Text, edit.Start + edit.Length), shift);
        var diagnostics = new List<Diagnostic>();
        var parser = new FountainParser(source, start.Start, start.Line, diagnostics, 16);
        var read = parser.Parse(ref resync, out var met, out var metLine);
        if (!met)
            resync.NeverMet();
        var lines = met ? metLine - elements[resync.At].Span.Line : 0;
        var all = new Element[first + read.Count + elements.Length - resync.At];
        elements.AsSpan(0, first).CopyTo(all);
        read.CopyTo(all, first);
        var to = first + read.Count;
        for (var i = resync.At; i < elements.Length; i++)
            all[to++] = shift == 0 && lines == 0 ? elements[i] : elements[i] with { Span = elements[i].Span.Shift(shift, lines) };

        // Brackets are looked for ahead of the blocks; what was found past the meeting place is in the old findings too.
        var oldEnd = met ? elements[resync.At].Span.Start : int.MaxValue - Math.Max(0, shift);
        diagnostics.RemoveAll(d => d.Span.Start >= oldEnd + shift);
        diagnostics.InsertRange(0, previous.Diagnostics.Where(d => d.Span.Start < start.Start));
        diagnostics.AddRange(previous.Diagnostics.Where(d => d.Span.Start >= oldEnd).Select(d => d with { Span = d.Span.Shift(shift, lines) }));
        return Finish(source, previous.Screenplay.TitlePage, System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(all), diagnostics);
    }

    private static Reading Finish(SourceText source, TitlePage titlePage, ImmutableArray<Element> elements, List<Diagnostic> diagnostics)
    {
        var read = new Screenplay { Format = ScreenplayFormat.Fountain, Source = source, TitlePage = titlePage, Elements = elements };
        diagnostics.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return new Reading(read with { Origin = read }, [.. diagnostics]);
    }

    // The last block that begins after an empty line and has another whole block between it and the change.
    private static int LastSafeStart(ImmutableArray<Element> elements, string text, int change)
    {
        var blocks = 0;
        for (var i = FirstAfter(elements, text, change) - 1; i >= 0; i--)
        {
            var start = elements[i].Span.Start;
            if (start < change && Resynchronisation.IsBlockStart(elements[i]) && FollowsEmptyLine(text, start) && ++blocks == 3)
                return i;
        }

        return -1;
    }

    // The first element that begins after an empty line which itself begins after the place.
    private static int FirstAfter(ImmutableArray<Element> elements, string text, int place)
    {
        int low = 0, high = elements.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (elements[middle].Span.Start > place)
                high = middle;
            else
                low = middle + 1;
        }

        while (low < elements.Length && !text.AsSpan(place, elements[low].Span.Start - place).ContainsEmptyLine())
            low++;
        return low;
    }

    private static bool FollowsEmptyLine(string text, int start)
    {
        var before = text.AsSpan(0, start);
        var end = before.EndsWith("\r\n") ? 2 : before.EndsWith("\n") || before.EndsWith("\r") ? 1 : 0;
        before = before[..^end];
        var line = before[(before.LastIndexOfAny('\n', '\r') + 1)..];
        return end > 0 && line.IsEmpty;
    }

    private static bool ContainsEmptyLine(this ReadOnlySpan<char> between)
    {
        var first = between.IndexOfAny('\n', '\r');
        if (first < 0)
            return false;
        first += between[first..].StartsWith("\r\n") ? 2 : 1;
        for (var rest = between[first..]; rest.IndexOfAny('\n', '\r') is var end and >= 0; rest = rest[(end + 1)..])
        {
            if (end == 0 && !(rest[0] == '\n' && between[..^rest.Length] is [.., '\r']))
                return true;
        }

        return false;
    }
}
