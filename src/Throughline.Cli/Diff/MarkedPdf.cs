using Throughline.Cli.Files;
using Throughline.Documents.Printing;
using Throughline.Drafts;
using Throughline.Screenplays.Layout;

namespace Throughline.Cli.Diff;

/// <summary>The new draft on paper, what changed since the old one marked in the margin and in colour.</summary>
internal static class MarkedPdf
{
    /// <returns>True when something could not be printed as it is, such as letters that no font has.</returns>
    public static bool Write(CommandConsole console, DraftMatch match, string since, string path, bool force)
    {
        var marked = RevisedPages.Of(match, $"Changed since {Short(since)}");
        var printed = ScriptPdf.Write(marked, PageLayout.Of(marked, OwnStyle.Of(marked)), PrintSettings.Default with { Revisions = RevisionLook.Colours });
        if (printed.Pages == 0)
            throw new CommandFailure($"{match.B.Source.Name}: has nothing to print; nothing was written.");
        foreach (var diagnostic in printed.Diagnostics)
            console.Error.WriteLine(ScriptFile.Describe(match.B.Source.Name, diagnostic));
        OutputFile.Write(path, printed.Bytes, force);
        return !printed.Diagnostics.IsEmpty;
    }

    // The header has room for as much beside the page number.
    private static string Short(string name) => name.Length <= 38 ? name : string.Concat(name.AsSpan(0, 35), "...");
}
