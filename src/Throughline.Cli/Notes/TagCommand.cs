using System.CommandLine;
using Throughline.Studio.Notes;

namespace Throughline.Cli.Notes;

/// <summary><c>throughline tag add|list|remove</c>.</summary>
internal static class TagCommand
{
    public static Command Create(CommandConsole console) => new("tag", "Things that scenes need, tagged on lines of a draft for the breakdown.")
    {
        TagAdd.Create(console),
        NoteList.Create(console, NoteKind.Tag),
        NoteClose.Create(console, NoteKind.Tag),
    };
}
