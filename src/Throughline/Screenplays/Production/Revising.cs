using System.Collections.Immutable;
using System.Globalization;
using Throughline.Text;

namespace Throughline.Screenplays.Production;

/// <summary>Starts revisions and marks what they change.</summary>
public static class Revising
{
    private const string Key = "Revision";

    /// <summary>The colour that a script is in; White when no revision was started.</summary>
    public static RevisionColour Current(Screenplay screenplay)
    {
        ArgumentNullException.ThrowIfNull(screenplay);
        if (screenplay.Format != ScreenplayFormat.FinalDraft)
            return RevisionColour.Named(screenplay.TitlePage[Key] ?? "") ?? RevisionColour.At(0);
        var active = screenplay.Revisions.FirstOrDefault(r => r.Id == screenplay.ActiveRevision);
        return active is null ? RevisionColour.At(0) : RevisionColour.Named(active.Name) ?? RevisionColour.At(active.Id);
    }

    /// <summary>Starts a revision: from now on it is the one that changes are marked with.</summary>
    /// <param name="screenplay">A script of Final Draft or Fountain; Fountain says it on its title page.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="date">Its date, which goes into the headers of revised pages.</param>
    public static Screenplay Start(Screenplay screenplay, RevisionColour colour, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(screenplay);
        ArgumentNullException.ThrowIfNull(colour);
        var name = string.Create(CultureInfo.InvariantCulture, $"{colour.Name} Rev. ({date:MM/dd/yy})");
        if (screenplay.Format != ScreenplayFormat.FinalDraft)
            return screenplay with { TitlePage = With(screenplay.TitlePage, name) };
        var sets = screenplay.Revisions;
        var at = sets.ToList().FindIndex(s => RevisionColour.Named(s.Name)?.Order == colour.Order);
        if (at >= 0)
            return screenplay with { Revisions = sets.SetItem(at, sets[at] with { Name = name }), ActiveRevision = sets[at].Id };
        // Final Draft numbers the colours by their order; a file with names of its own may have that number already.
        var id = colour.Order > 0 && sets.All(s => s.Id != colour.Order) ? colour.Order : sets.Select(s => s.Id).Append(colour.Order).Max() + 1;
        return screenplay with { Revisions = sets.Add(new RevisionSet(id, name, colour.Type, "*")), ActiveRevision = id };
    }

    /// <summary>Marks a part of an element's text as changed in the revision that was started. In Fountain the mark is a note and stands for the whole paragraph.</summary>
    /// <param name="screenplay">The script, for its revision.</param>
    /// <param name="element">The element.</param>
    /// <param name="start">Where the change begins, in UTF-16 units.</param>
    /// <param name="length">How long it is; when it is 0, where something was taken out, the character beside it is marked.</param>
    public static Element Mark(Screenplay screenplay, Element element, int start, int length)
    {
        ArgumentNullException.ThrowIfNull(screenplay);
        ArgumentNullException.ThrowIfNull(element);
        if (screenplay.Format != ScreenplayFormat.FinalDraft)
            return MarkWithNote(element, Current(screenplay).Name);
        return MarkWords(element, start, length, screenplay.ActiveRevision);
    }

    /// <summary>Marks a part of an element's text, word by word in every format.</summary>
    internal static Element MarkWords(Element element, int start, int length, int revision)
    {
        var text = element.Text;
        if (length == 0)
            (start, length) = (Math.Max(0, Math.Min(start, text.Plain.Length - 1)), 1);
        var end = Math.Min(text.Plain.Length, start + length);
        return end <= start ? element : element with { Text = new StyledText(text.Plain, Mark(text.Runs, start, end, revision), text.Notes) };
    }

    private static Element MarkWithNote(Element element, string colour)
    {
        var text = element.Text;
        if (text.Plain.Length == 0)
            return element;
        var notes = text.Notes.RemoveAll(n => !n.IsBoneyard && ProductionNote.RevisionOf(n.Text) is not null);
        // Inside the parentheses, since a parenthetical ends with one.
        var at = element is Parenthetical ? text.Plain.Length - 1 : text.Plain.Length;
        var mark = new InlineNote(at, ProductionNote.ForRevision(colour.ToLowerInvariant()));
        return element with { Text = new StyledText(text.Plain, text.Runs, [.. notes.Append(mark).OrderBy(n => n.Position)]) };
    }

    private static ImmutableArray<TextRun> Mark(ImmutableArray<TextRun> runs, int start, int end, int revision)
    {
        var marked = ImmutableArray.CreateBuilder<TextRun>();
        var at = start;
        foreach (var run in runs)
        {
            var stop = run.Start + run.Length;
            Add(run, run.Start, Math.Min(stop, start));
            if (run.Start < end && stop > start)
            {
                Add(default(TextRun) with { Revision = revision }, at, Math.Min(end, run.Start));
                Add(run with { Revision = revision }, Math.Max(start, run.Start), Math.Min(end, stop));
                at = Math.Max(at, Math.Min(end, stop));
            }
            else if (run.Start >= end)
            {
                Add(default(TextRun) with { Revision = revision }, at, end);
                at = end;
            }

            Add(run, Math.Max(end, run.Start), stop);
        }

        Add(default(TextRun) with { Revision = revision }, at, end);
        return [.. marked.OrderBy(r => r.Start)];

        void Add(TextRun run, int from, int to)
        {
            if (to > from)
                marked.Add(run with { Start = from, Length = to - from });
        }
    }

    private static TitlePage With(TitlePage page, string revision)
    {
        var at = page.Entries.ToList().FindIndex(e => e.Key.Trim().Equals(Key, StringComparison.OrdinalIgnoreCase));
        return new TitlePage(at < 0
            ? page.Entries.Add(new TitleEntry(Key, [revision], SourceSpan.None))
            : page.Entries.SetItem(at, page.Entries[at] with { Values = [revision] }));
    }
}
