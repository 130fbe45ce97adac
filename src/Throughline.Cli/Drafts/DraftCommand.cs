using System.CommandLine;

namespace Throughline.Cli.Drafts;

/// <summary><c>throughline draft add|list|show|export</c>.</summary>
internal static class DraftCommand
{
    public static Command Create(CommandConsole console) => new("draft", "Bring drafts into a production, list them, take them out again as they came.")
    {
        DraftAdd.Create(console),
        DraftList.Create(console),
        DraftShow.Create(console),
        DraftExport.Create(console),
    };
}
