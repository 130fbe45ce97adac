using System.Globalization;
using Throughline.Cli.Diff;
using Throughline.Cli.Read;
using Throughline.Drafts;
using Throughline.Studio.Notes;
using Throughline.Studio.Texts;

namespace Throughline.Cli.Notes;

/// <summary>A note or a tag for a terminal: what it says, whose it is, where it hangs.</summary>
internal static class NoteText
{
    private const int Indent = 5;

    public static void Write(DiffLines lines, NotedDraft draft, LineNote note)
    {
        var category = note.Category is { } key ? key + ": " : "";
        var sealedNote = note.Text.State == TextState.Private ? " [private]" : "";
        lines.Say($"{note.Number.ToString(CultureInfo.InvariantCulture),3}  {category}{note.Text}{sealedNote}", note.Closed is null ? Ink.Strong : Ink.Soft, hang: Indent);
        lines.Say(draft.Where(note), note.Place.Fate == AnchorFate.Carried ? Ink.Plain : Ink.Doubt, Indent);
        var closed = note.Closed is { } when ? string.Create(CultureInfo.InvariantCulture, $"; {(note.Kind == NoteKind.Note ? "resolved" : "removed")} by {note.ClosedBy}, {when:yyyy-MM-dd}") : "";
        lines.Say(string.Create(CultureInfo.InvariantCulture, $"{note.Author}, {note.Made:yyyy-MM-dd}, on draft {note.Draft}{closed}"), Ink.Soft, Indent);
    }
}
