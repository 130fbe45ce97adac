using System.CommandLine;
using System.Text;
using Throughline.Cli.Files;
using Throughline.Cli.Read;
using Throughline.Cli.Vfx;
using Throughline.Documents.Reporting;
using Throughline.Editorial.Changes;
using Throughline.Editorial.Changes.Web;

namespace Throughline.Cli.Cut;

/// <summary><c>throughline cut diff OLD NEW</c>.</summary>
internal static class CutDiffCommand
{
    public static Command Create(CommandConsole console)
    {
        var old = TimelineFile.Argument("OLD");
        var now = TimelineFile.Argument("NEW");
        var department = new Option<CutDepartment?>("--for") { Description = "Say what changed for a department: sound, vfx, music or colour.", HelpName = "DEPARTMENT" };
        var json = new Option<bool>("--json") { Description = "Print every clip and what became of it as JSON (docs/json/cut-diff.schema.json)." };
        var html = new Option<string?>("--html") { Description = "Write both cuts, drawn and listed, as one web page that needs nothing else.", HelpName = "FILE" };
        var pdf = new Option<string?>("--pdf") { Description = "Write the list of changes on paper.", HelpName = "FILE" };
        var edl = new Option<string?>("--edl") { Description = "Write what changed of the new cut as a list of its own.", HelpName = "FILE" };
        var rate = TimelineFile.RateOption();
        var after = new Option<string?>("--after") { Description = "With --for vfx: the turnover that shots are held against; else what a turnover of OLD would have asked for.", HelpName = "FOLDER" };
        var production = new Option<string?>("--production") { Description = "With --for vfx: the production whose last turnover, deliveries and drafts shots are held against.", HelpName = "FOLDER" };
        var force = new Option<bool>("--force") { Description = "Replace files that are there." };
        var command = new Command("diff", "Say what changed between two cuts, clip by clip and for each department.") { old, now, department, json, html, pdf, edl, rate, after, production, force };
        command.Validators.Add(result =>
        {
            if (result.GetValue(old) == "-" && result.GetValue(now) == "-")
                result.AddError("Only one of the cuts can come from standard input.");
            if ((result.GetValue(after) ?? result.GetValue(production)) is not null && result.GetValue(department) is not CutDepartment.Vfx)
                result.AddError("--after and --production go with --for vfx: they say how effects shots stand to what was delivered.");
            if (result.GetValue(after) is not null && result.GetValue(production) is not null)
                result.AddError("--after and --production cannot be given together: a production knows its last turnover.");
            if (result.GetValue(json) && result.GetValue(department) is not null)
                result.AddError("--json and --for cannot be given together: JSON holds every clip.");
        });
        command.SetAction(async (parsed, cancel) =>
        {
            var (a, b) = (TimelineFile.Open(parsed.GetValue(old)!, parsed.GetValue(rate), console), TimelineFile.Open(parsed.GetValue(now)!, parsed.GetValue(rate), console));
            foreach (var (timeline, name) in (ReadOnlySpan<(Editorial.Timeline, string?)>)[(a, parsed.GetValue(old)), (b, parsed.GetValue(now))])
            {
                if (timeline.IsBin)
                    throw new CommandFailure($"{name}: is a bin of clips, which lie in no order of time; there is no cut to compare.");
            }

            var comparison = CutComparison.Between(a, b);
            var wrote = Write(console, parsed.GetValue(html), parsed.GetValue(force), () => CutDiffHtml.Write(comparison));
            wrote |= Write(console, parsed.GetValue(pdf), parsed.GetValue(force), () => ReportPdf.Write(CutChangesReport.Of(comparison, parsed.GetValue(department))));
            if (parsed.GetValue(edl) is { } list)
            {
                if (!list.EndsWith(".edl", StringComparison.OrdinalIgnoreCase))
                    throw new CommandFailure($"{list}: --edl writes a list; give it a name that ends in .edl.", ExitCode.Usage);
                TimelineFile.Write(ChangedEvents.Of(comparison, b), parsed.GetValue(now)!, list, null, parsed.GetValue(force), console);
                wrote = true;
            }

            if (parsed.GetValue(json))
                console.Out.Write(Encoding.UTF8.GetString(CutDiffJson.Write(comparison)));
            else if (!wrote || parsed.GetValue(department) is not null)
                TerminalScreen.Print(TerminalCutDiff.Of(comparison, parsed.GetValue(department), TerminalScreen.Width()), console.Out);
            if (parsed.GetValue(department) is CutDepartment.Vfx)
                EffectsDiff.Print(console, a, b, parsed.GetValue(now)!, await EffectsDiff.StateAsync(console, parsed.GetValue(after), parsed.GetValue(production), cancel));
            return comparison.IsSame ? ExitCode.Done : ExitCode.Findings;
        });
        return command;
    }

    private static bool Write(CommandConsole console, string? path, bool force, Func<byte[]> content)
    {
        if (path is null)
            return false;
        OutputFile.Write(path, content(), force);
        console.Error.WriteLine($"Wrote {SafeText.Line(path)}.");
        return true;
    }
}
