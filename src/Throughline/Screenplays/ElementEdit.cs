using Throughline.Screenplays.Headings;
using Throughline.Text;

namespace Throughline.Screenplays;

/// <summary>Changes the words of an element and what is read from them.</summary>
public static class ElementEdit
{
    /// <summary>The text after an edit: style, revision and tag stay on the characters they were on, notes stay at their place; what is put in inside a run belongs to it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The edit lies outside the text.</exception>
    public static StyledText Apply(StyledText text, TextEdit edit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(edit.Start);
        ArgumentOutOfRangeException.ThrowIfNegative(edit.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(edit.Start + edit.Length, text.Plain.Length);
        var plain = string.Concat(text.Plain.AsSpan(0, edit.Start), edit.NewText, text.Plain.AsSpan(edit.Start + edit.Length));
        var runs = text.Runs.Select(run => Move(run, edit)).Where(run => run.Length > 0);
        return new StyledText(plain, [.. runs], [.. text.Notes.Select(n => n with { Position = Follow(n.Position, edit) })]);
    }

    /// <summary>The element with other words; a heading's parts, a cue's name and extensions are read from them anew.</summary>
    public static Element WithText(Element element, StyledText text)
    {
        switch (element)
        {
            case SceneHeading heading:
                return heading with { Text = text, Slugline = SluglineParser.Parse(text.Plain) };
            case Cue cue:
                CueParser.Split(text.Plain, out var name, out var extensions);
                return cue with { Text = text, Name = name, Extensions = extensions };
            case null:
                throw new ArgumentNullException(nameof(element));
            default:
                return element with { Text = text };
        }
    }

    private static TextRun Move(TextRun run, TextEdit edit)
    {
        var end = run.Start + run.Length;
        if (end <= edit.Start)
            return run;
        var from = run.Start < edit.Start || (run.Start == edit.Start && edit.Length > 0) ? run.Start : Follow(run.Start, edit);
        var to = end >= edit.Start + edit.Length ? end + edit.NewText.Length - edit.Length : edit.Start;
        return run with { Start = from, Length = Math.Max(0, to - from) };
    }

    // A place inside what goes is behind what comes; a place at an insertion is behind it.
    private static int Follow(int at, TextEdit edit) =>
        at < edit.Start ? at : Math.Max(at, edit.Start + edit.Length) + edit.NewText.Length - edit.Length;
}
