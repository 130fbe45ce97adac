using System.CommandLine;
using Throughline.Studio.Notes;

namespace Throughline.Cli.Notes;

/// <summary><c>throughline note add|list|resolve</c>.</summary>
internal static class NoteCommand
{
    public static Command Create(CommandConsole console) => new("note", "Notes on lines of a draft, which stay on their line from draft to draft.")
    {
        NoteAdd.Create(console),
        NoteList.Create(console, NoteKind.Note),
        NoteClose.Create(console, NoteKind.Note),
    };
}
