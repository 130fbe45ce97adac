using System.Collections.Immutable;
using Throughline.Cli.Files;
using Throughline.Documents.Printing;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;
using Throughline.Screenplays.Production;
using Throughline.Text;

namespace Throughline.Cli.Print;

/// <summary>One run of the command.</summary>
internal static class PrintRun
{
    public static int Run(CommandConsole console, PrintRequest request)
    {
        var reading = ScriptFile.OpenReading(request.Script, console);
        var screenplay = request.AddsNumbers ? SceneNumbering.Complete(reading.Screenplay) : reading.Screenplay;
        var map = PageLayout.Of(screenplay, StyleOf(request, screenplay));
        var settings = SettingsOf(request, screenplay);
        var hasLoss = false;
        foreach (var (path, watermark) in Copies(request))
        {
            var printed = ScriptPdf.Write(screenplay, map, settings with { Watermark = watermark });
            if (printed.Pages == 0)
                throw new CommandFailure(request.OnlyChanged ? $"{request.Script}: no page has changed words; nothing was written." : $"{request.Script}: has nothing to print; nothing was written.");
            if (!hasLoss)
                console.Say(request.Script, printed.Diagnostics);
            hasLoss |= !printed.Diagnostics.IsEmpty;
            OutputFile.Write(path, printed.Bytes, request.Force);
        }

        return reading.HasErrors || hasLoss ? ExitCode.Findings : ExitCode.Done;
    }

    private static void Say(this CommandConsole console, string script, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
            console.Error.WriteLine(ScriptFile.Describe(script, diagnostic));
    }

    private static PageStyle StyleOf(PrintRequest request, Screenplay screenplay)
    {
        var style = request.Style(screenplay);
        return style with { ShowsSceneNumbers = !request.HidesNumbers && style.ShowsSceneNumbers, MarksContinuedScenes = request.MarksContinued || style.MarksContinuedScenes };
    }

    private static PrintSettings SettingsOf(PrintRequest request, Screenplay screenplay) => new()
    {
        Revisions = request.Revisions switch { "none" => RevisionLook.None, "colours" => RevisionLook.Colours, _ => RevisionLook.Marks },
        Scenes = ScenesOf(request, screenplay),
        Character = request.Sides,
        OnlyChangedPages = request.OnlyChanged,
        ListsScenes = request.ListsScenes,
        Date = request.Date,
    };

    private static ImmutableHashSet<int>? ScenesOf(PrintRequest request, Screenplay screenplay)
    {
        ImmutableHashSet<int>? scenes = null;
        try
        {
            scenes = request.Scenes is null ? null : SceneRange.Parse(screenplay, request.Scenes);
        }
        catch (FormatException wrong)
        {
            throw new CommandFailure($"{request.Script}: --scenes {wrong.Message}", ExitCode.Usage, wrong);
        }

        if (request.Sides is null)
            return scenes;
        var theirs = SceneRange.Of(screenplay, request.Sides);
        if (theirs.IsEmpty)
            throw new CommandFailure($"{request.Script}: nobody called {request.Sides} speaks in it; `throughline read` lists who does.", ExitCode.Usage);
        theirs = scenes is null ? theirs : theirs.Intersect(scenes);
        return theirs.IsEmpty ? throw new CommandFailure($"{request.Script}: {request.Sides} does not speak in these scenes; nothing was written.") : theirs;
    }

    // One file, or one for each recipient, none of whom may fall on another's.
    private static List<(string Path, string? Watermark)> Copies(PrintRequest request)
    {
        if (request.Recipients is null)
            return [(request.Output, request.Watermark)];
        if (!Directory.Exists(request.Output))
            throw new CommandFailure($"{request.Output}: with --recipients this must be a folder that is there.", ExitCode.Usage);
        var stem = Path.GetFileNameWithoutExtension(request.Script == "-" ? "script" : request.Script);
        var copies = new List<(string Path, string? Watermark)>();
        foreach (var (_, _, cells) in CsvTable.Read(SourceText.Decode(ScriptFile.Bytes(request.Recipients), request.Recipients)))
        {
            var name = cells[0].Trim();
            if (name.Length == 0 || (copies.Count == 0 && name.ToUpperInvariant() is "NAME" or "RECIPIENT"))
                continue;
            copies.Add((Path.Combine(request.Output, FileName.Of($"{stem} - {name}") + ".pdf"), request.Watermark is null ? name : $"{name} · {request.Watermark}"));
        }

        if (copies.Count == 0)
            throw new CommandFailure($"{request.Recipients}: names nobody; give a table with a name in the first column of each row.");
        if (copies.GroupBy(c => c.Path, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new CommandFailure($"{request.Recipients}: two recipients would share the file {twice.Key}; tell their names apart.");
        if (!request.Force && copies.Find(c => File.Exists(c.Path)).Path is { } there)
            throw new CommandFailure($"{there}: is already there; nothing was written. Add --force to replace it.", ExitCode.Usage);
        return copies;
    }
}
