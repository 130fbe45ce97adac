using System.CommandLine;
using Throughline.Cli.Diff;
using Throughline.Cli.Files;
using Throughline.Cli.Productions;
using Throughline.Cli.Read;
using Throughline.Drafts;
using Throughline.Drafts.Authors;
using Throughline.Drafts.Web;
using Throughline.Screenplays;
using Throughline.Studio;

namespace Throughline.Cli.Authorship;

/// <summary><c>throughline authorship --draft FILE=WRITER ...</c>, or of a production.</summary>
internal static class AuthorshipCommand
{
    private const int BarColumns = 24;

    public static Command Create(CommandConsole console)
    {
        var drafts = new Option<string[]>("--draft") { Description = "A draft and who brought it, oldest first: white.fountain=Ana. Give it once for each draft. In a production one draft's number or name, else the latest.", HelpName = "FILE=WRITER" };
        var production = new Option<string?>("--production") { Description = "Of the drafts of the production in this folder, or of the one you are in when no draft is named: who brought each, and who the record says changed a line.", HelpName = "FOLDER" };
        var json = new Option<bool>("--json") { Description = "Print shares and every line as JSON (docs/json/authorship.schema.json)." };
        var html = new Option<string?>("--html") { Description = "Write the script coloured by writer as one web page.", HelpName = "FILE" };
        var force = new Option<bool>("--force") { Description = "Replace FILE if it is there." };
        var command = new Command("authorship", "Say whose characters are left on the page, from one draft to the next.") { drafts, production, json, html, force };
        command.Validators.Add(result =>
        {
            var named = result.GetValue(drafts)?.Length ?? 0;
            if (result.GetValue(production) is null && named == 0 && !ProductionFolder.IsProduction("."))
                result.AddError("Name the drafts with --draft, or a production with --production.");
            if (result.GetValue(production) is not null && named > 1)
                result.AddError("In a production every draft up to the one named counts; name one.");
        });
        command.SetAction(async (parsed, cancel) =>
        {
            var named = parsed.GetValue(drafts) ?? [];
            var (authorship, exitCode) = (parsed.GetValue(production) ?? (named.Length == 0 ? "." : null)) is { } folder ? (await InProductionAsync(folder, named.FirstOrDefault(), console, cancel), ExitCode.Done) : OfFiles(named, console);
            return Show(console, authorship, parsed.GetValue(json), parsed.GetValue(html), parsed.GetValue(force), exitCode);
        });
        return command;
    }

    private static (Throughline.Drafts.Authors.Authorship Authorship, int ExitCode) OfFiles(string[] drafts, CommandConsole console)
    {
        Throughline.Drafts.Authors.Authorship? authorship = null;
        List<Reading> readings = [];
        foreach (var draft in drafts)
        {
            var (path, writer) = Split(draft);
            readings.Add(ScriptFile.OpenReading(path, console));
            var screenplay = readings[^1].Screenplay;
            var hand = new Hand(writer, Manner.Imported, null, Path.GetFileName(path), IsInferred: true);
            authorship = authorship is null ? Throughline.Drafts.Authors.Authorship.Of(screenplay, hand) : authorship.Next(DraftMatch.Between(authorship.Draft, screenplay), hand);
        }

        return (authorship!, ScriptFile.ExitOf([.. readings]));
    }

    private static async Task<Throughline.Drafts.Authors.Authorship> InProductionAsync(string folder, string? which, CommandConsole console, CancellationToken cancel)
    {
        using var production = await Production.OpenAsync(folder, ProductionOptions.Edge(console), cancel);
        return await production.Drafts.AuthorshipAsync(await production.Drafts.FindOrLatestAsync(which, cancel), cancel);
    }

    private static int Show(CommandConsole console, Throughline.Drafts.Authors.Authorship authorship, bool json, string? html, bool force, int exitCode)
    {
        if (html is not null)
        {
            OutputFile.Write(html, AuthorshipHtml.Write(authorship), force);
            console.Error.WriteLine($"Wrote {SafeText.Line(html)}: open it in a browser.");
        }

        if (json)
            console.Out.Write(AuthorshipJson.Write(authorship));
        else if (html is null)
            Print(console, authorship);
        return exitCode;
    }

    // The last sign parts them, since a file's name may hold one and a writer's hardly will.
    private static (string Path, string Writer) Split(string draft)
    {
        var at = draft.LastIndexOf('=');
        return at > 0 && at + 1 < draft.Length ? (draft[..at], draft[(at + 1)..].Trim())
            : throw new CommandFailure($"--draft {draft}: say whose draft it is, as in white.fountain=Ana.", ExitCode.Usage);
    }

    private static void Print(CommandConsole console, Throughline.Drafts.Authors.Authorship authorship)
    {
        var shares = AuthorShares.Of(authorship);
        var lines = new DiffLines(TerminalScreen.Width());
        lines.Line();
        lines.Say(authorship.Draft.TitlePage["Title"] ?? Path.GetFileName(authorship.Draft.Source.Name), Ink.Strong);
        lines.Line();
        Table(lines, "Writer", shares.Writers, shares.Letters);
        Table(lines, "Draft in which it first stands", shares.Drafts, shares.Letters);
        if (shares.Manners.Length > 1)
            Table(lines, "How it came", shares.Manners, shares.Letters);
        lines.Say("Scene", Ink.Second);
        var scenes = Scene.Of(authorship.Draft);
        foreach (var scene in shares.Scenes)
        {
            var heading = scenes[scene.Scene].Heading.Text.Plain.Replace('\n', ' ').Trim();
            lines.Line().Left($"{scenes[scene.Scene].Label}  {heading}", lines.Width / 2)
                .Add("  " + string.Join(", ", scene.Writers.Select(w => $"{w.Name} {Percent(w.Letters, scene.Letters)}")));
        }

        lines.Line();
        lines.Say(Throughline.Drafts.Authors.Authorship.Statement, Ink.Soft);
        lines.Say(Throughline.Drafts.Authors.Authorship.InferredStatement, Ink.Soft);
        lines.Line();
        TerminalScreen.Print(lines.All, console.Out);
    }

    private static void Table(DiffLines lines, string heading, IEnumerable<Share> shares, int all)
    {
        lines.Say(heading, Ink.Second);
        foreach (var share in shares)
        {
            var filled = (int)Math.Round((double)share.Letters * BarColumns / Math.Max(1, all));
            lines.Line().Left(share.Name, 28).Right(Percent(share.Letters, all), 6, Ink.Strong).Add("  ")
                .Add(new string('█', filled), Ink.Mark).Add(new string('░', BarColumns - filled), Ink.Soft).Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"  {share.Letters} letters"), Ink.Soft);
        }

        lines.Line();
    }

    private static string Percent(int part, int whole) =>
        part > 0 && part * 200L < whole ? "<1 %" : part < whole && (part * 200L + whole) / Math.Max(1, whole * 2L) == 100 ? ">99 %" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(part * 200L + whole) / Math.Max(1, whole * 2L)} %");
}
