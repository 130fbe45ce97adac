namespace Throughline.Screenplays.FinalDraft;

/// <summary>
/// How notes and cut text stand in ScriptNotes. Final Draft knows one kind; two names tell ours apart: a note named
/// <c>Boneyard</c> holds cut text, and one named <c>Note</c> or <c>Boneyard</c> that covers nothing at the start of a
/// paragraph stands before it.
/// </summary>
internal static class FdxNotes
{
    /// <summary>The name of a note that stands between paragraphs.</summary>
    public const string StandingName = "Note";

    /// <summary>The name of a note that holds cut text.</summary>
    public const string BoneyardName = "Boneyard";

    /// <summary>A note inside an element's text; a name that a person gave it goes before its text.</summary>
    public static InlineNote ToInline(FdxNote note, int position) =>
        note.Name == BoneyardName ? new InlineNote(position, note.Text, true) : new InlineNote(position, Say(note));

    /// <summary>A note that stands between elements, or null when it belongs inside one.</summary>
    public static Element? ToStanding(FdxNote note)
    {
        if (note.From != note.To)
            return null;
        return note.Name switch
        {
            StandingName => new Note { Text = note.Text },
            BoneyardName => new Boneyard { Text = note.Text },
            _ => null,
        };
    }

    /// <summary>A note's new text, without the name that reading put before it.</summary>
    public static string WithoutName(FdxNote note, string text) =>
        note.Name.Length > 0 && text.StartsWith(note.Name + ": ", StringComparison.Ordinal) ? text[(note.Name.Length + 2)..] : text;

    private static string Say(FdxNote note) =>
        note.Name.Length == 0 || note.Name == StandingName ? note.Text : note.Text.Length == 0 ? note.Name : $"{note.Name}: {note.Text}";
}
