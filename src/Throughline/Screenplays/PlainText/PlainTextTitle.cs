using System.Collections.Immutable;
using Throughline.Screenplays.Recognition;
using Throughline.Text;

namespace Throughline.Screenplays.PlainText;

/// <summary>Tells the title page from the script, and its parts from each other.</summary>
internal static class PlainTextTitle
{
    private const int MostLines = 60;

    /// <summary>How many of the first lines are no part of the script's text, when there is more among them than a page number.</summary>
    public static int Lines(List<TaggedLine> lines)
    {
        var end = lines.FindIndex(l => !l.IsOut);
        return end is > 0 and <= MostLines && lines.Take(end).Any(IsWords) ? end : 0;
    }

    /// <summary>The title above the words that give credit, the author under them, then dates and the rest.</summary>
    public static TitlePage Of(SourceText source, List<TaggedLine> lines)
    {
        var words = lines.Where(IsWords).ToList();
        if (words.Count == 0)
            return TitlePage.Empty;
        var credit = words.FindIndex(l => IsCredit(l.Text));
        var entries = ImmutableArray.CreateBuilder<TitleEntry>();
        for (var i = 0; i < words.Count;)
        {
            var key = Key(words, i, credit);
            var end = i + 1;
            while (end < words.Count && key != "Credit" && Key(words, end, credit) == key && (words[end].Gap == 0 || key == "Title"))
                end++;
            var last = words[end - 1].Line;
            entries.Add(new TitleEntry(key, [.. words[i..end].Select(l => new StyledText(l.Text))], source.SpanAt(words[i].Line.Start, last.Start + last.Text.Length - words[i].Line.Start)));
            i = end;
        }

        return new TitlePage(entries.DrainToImmutable());
    }

    private static string Key(List<TaggedLine> words, int at, int credit)
    {
        if (at == credit)
            return "Credit";
        if (credit < 0 ? at == 0 || (words[at].Gap == 0 && Key(words, at - 1, credit) == "Title") : at < credit)
            return "Title";
        if (credit >= 0 && (at == credit + 1 || (words[at].Gap == 0 && Key(words, at - 1, credit) == "Author")))
            return "Author";
        return new LineShape(words[at].Text).HasDate ? "Draft date" : "Contact";
    }

    private static bool IsCredit(string text) => text.Trim(':', ' ').ToUpperInvariant() is var upper && (upper is "BY" || (upper.EndsWith(" BY", StringComparison.Ordinal) && upper.Length < 40));

    private static bool IsWords(TaggedLine line) => new LineShape(line.Text) is { IsPageNumber: false, IsFurniture: false } && line.Text.Any(char.IsLetter);
}
