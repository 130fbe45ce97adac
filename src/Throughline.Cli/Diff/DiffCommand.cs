using System.CommandLine;
using Throughline.Cli.Files;
using Throughline.Cli.Read;
using Throughline.Drafts;
using Throughline.Drafts.Changes;
using Throughline.Drafts.Web;

namespace Throughline.Cli.Diff;

/// <summary><c>throughline diff A B</c>.</summary>
internal static class DiffCommand
{
    private static readonly string[] Audiences = ["cast", "locations", "props", "vfx", "schedule", "all"];

    public static Command Create(CommandConsole console)
    {
        var a = new Argument<string?>("A") { Description = "The old draft, or - for standard input; in a production its number or name, else the one before the last.", Arity = ArgumentArity.ZeroOrOne };
        var b = new Argument<string?>("B") { Description = "The new draft, or - for standard input; in a production its number or name, else the last.", Arity = ArgumentArity.ZeroOrOne };
        var production = new Option<string?>("--production") { Description = "Compare drafts of the production in this folder, by the identities of their lines.", HelpName = "FOLDER" };
        var audience = new Option<string[]>("--for") { Description = "Say what changed for a department: cast, locations, props, vfx, schedule, or all.", HelpName = "DEPARTMENT" };
        audience.AcceptOnlyFromAmong(Audiences);
        var json = new Option<bool>("--json") { Description = "Print every pair of lines as JSON (docs/json/diff.schema.json)." };
        var html = new Option<string?>("--html") { Description = "Write what changed as one web page that needs nothing else.", HelpName = "FILE" };
        var force = new Option<bool>("--force") { Description = "Replace FILE if it is there." };
        var command = new Command("diff", "Say what changed between two drafts, line by line and for each department.") { a, b, production, audience, json, html, force };
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(audience) is { Length: > 0 })
                result.AddError("--json and --for cannot be given together: JSON holds every pair of lines.");
            if (result.GetValue(a) == "-" && result.GetValue(b) == "-")
                result.AddError("Only one of the drafts can come from standard input.");
            if (result.GetValue(b) is null && result.GetValue(production) is null)
                result.AddError("Name two drafts, or a production with --production.");
        });
        command.SetAction(async (parsed, cancel) =>
        {
            var (old, now) = (parsed.GetValue(a), parsed.GetValue(b));
            var compared = parsed.GetValue(production) is { } folder ? await ComparedDrafts.InProductionAsync(folder, old, now, console, cancel) : ComparedDrafts.OfFiles(old!, now!, console);
            return Run(console, compared, parsed.GetValue(audience) ?? [], parsed.GetValue(json), parsed.GetValue(html), parsed.GetValue(force));
        });
        return command;
    }

    private static int Run(CommandConsole console, ComparedDrafts drafts, string[] audience, bool json, string? html, bool force)
    {
        // The finder reads the whole of both drafts, for those who ask what it makes of them.
        var isSuggesting = html is not null || audience.Any(it => it is "props" or "vfx" or "all");
        var report = drafts.Report(isSuggesting);
        if (html is not null)
        {
            OutputFile.Write(html, DiffHtml.Write(drafts.Match, report), force);
            console.Error.WriteLine($"Wrote {SafeText.Line(html)}: open it in a browser.");
        }

        if (json)
            console.Out.Write(DiffJson.Write(drafts.Match));
        else if (audience.Length > 0)
            TerminalScreen.Print(DepartmentScreen.Of(report, Wanted(audience), TerminalScreen.Width()), console.Out);
        else if (html is null)
            TerminalScreen.Print(SideBySide.Of(drafts.Match, report, TerminalScreen.Width(), IsPlain()), console.Out);
        return report.IsEmpty ? drafts.ExitCode : ExitCode.Findings;
    }

    private static List<Department> Wanted(string[] audience) =>
        [.. Enum.GetValues<Department>().Where(d => audience.Contains("all") || audience.Contains(d.ToString().ToLowerInvariant()))];

    // Without colours changed words are put in brackets.
    private static bool IsPlain() => Console.IsOutputRedirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
}
