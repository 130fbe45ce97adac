namespace Throughline.Screenplays.Layout;

/// <summary>Which revision a paragraph was changed in, in formats that say it in notes.</summary>
internal static class RevisionMarks
{
    /// <summary>The revision that a note of an element names; null when none does.</summary>
    public static RevisionSet? Of(Element element)
    {
        RevisionSet? last = null;
        foreach (var note in element.Text.Notes)
        {
            if (!note.IsBoneyard && ProductionNote.RevisionOf(note.Text) is { } name)
                last = Named(name);
        }

        return last;
    }

    /// <summary>The set that stands for a colour in a file that has none.</summary>
    public static RevisionSet Named(string name) =>
        RevisionColour.Named(name) is { } colour ? new RevisionSet(colour.Order, name, colour.Type, "*") : new RevisionSet(int.MaxValue, name, "", "*");
}
