using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Throughline.Breakdown;
using Throughline.Breakdown.Report;
using Throughline.Breakdown.Schedule;
using Throughline.Cli.Files;
using Throughline.Cli.Read;
using Throughline.Documents.Reporting;
using Throughline.Reports;
using Throughline.Screenplays;
using Throughline.Screenplays.FinalDraft;
using Throughline.Text;

namespace Throughline.Cli.Breakdown;

/// <summary><c>throughline breakdown SCRIPT</c>.</summary>
internal static class BreakdownCommand
{
    public static Command Create(CommandConsole console)
    {
        var script = new Argument<string?>("SCRIPT") { Description = "The script to break down, or - for standard input; in a production a draft's number or name, else the latest.", Arity = ArgumentArity.ZeroOrOne };
        var production = new Option<string?>("--production") { Description = "Break down a draft of the production in this folder, with the tags that people put on it.", HelpName = "FOLDER" };
        var html = File("--html", "Write the whole report as one web page: one-liner, board, days, cast, lists, sheets.");
        var pdf = File("--pdf", "Write the same report on paper.");
        var csv = File("--csv", "Write every element as a row for a spreadsheet.");
        var uss = File("--uss", "Write the Universal Schedule Standard, for scheduling programs.");
        var fdx = File("--fdx", "Write the script as Final Draft with the elements as tags.");
        var json = new Option<bool>("--json") { Description = "Print the breakdown as JSON (docs/json/breakdown.schema.json)." };
        var schedule = new Option<string?>("--schedule") { Description = "A table of scene and shooting day, for the board and the day out of days.", HelpName = "DAYS.csv" };
        var tags = new Option<string?>("--tags") { Description = "A table of scene, category and name that a person decided; a fourth column \"no\" refuses it.", HelpName = "TAGS.csv" };
        var own = new Option<bool>("--no-suggestions") { Description = "Leave out what only the finder suggests." };
        var sure = new Option<int>("--sure") { Description = "The least sureness of a suggestion, in per cent.", DefaultValueFactory = _ => 30, HelpName = "PERCENT" };
        sure.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 100)
                result.AddError("--sure takes 0 to 100.");
        });
        var force = new Option<bool>("--force") { Description = "Replace files that are there." };
        var command = new Command("breakdown", "Say what every scene needs: cast, props, vehicles, effects and the rest.") { script, production, html, pdf, csv, uss, fdx, json, schedule, tags, own, sure, force };
        command.Validators.Add(result =>
        {
            if (result.GetValue(script) is null && result.GetValue(production) is null)
                result.AddError("Name a script, or a production with --production.");
        });
        command.SetAction(async (parsed, cancel) =>
        {
            var source = parsed.GetValue(production) is { } folder ? await BreakdownSource.InProductionAsync(folder, parsed.GetValue(script), console, cancel) : BreakdownSource.OfFile(parsed.GetValue(script)!, console);
            return new BreakdownRun(console, source, parsed.GetValue(force)).Run(
                parsed.GetValue(schedule),
                parsed.GetValue(tags),
                options => options with { Suggest = !parsed.GetValue(own), LeastConfidence = parsed.GetValue(sure) / 100.0 },
                new BreakdownOutputs(parsed.GetValue(html), parsed.GetValue(pdf), parsed.GetValue(csv), parsed.GetValue(uss), parsed.GetValue(fdx), parsed.GetValue(json)));
        });
        return command;
    }

    private static Option<string?> File(string name, string description) => new(name) { Description = description, HelpName = "FILE" };
}

/// <summary>What to write, by path; null for what was not asked for.</summary>
internal sealed record BreakdownOutputs(string? Html, string? Pdf, string? Csv, string? Uss, string? Fdx, bool Json)
{
    public bool IsNone => Html is null && Pdf is null && Csv is null && Uss is null && Fdx is null && !Json;
}

/// <summary>One run of the command.</summary>
internal sealed class BreakdownRun(CommandConsole console, BreakdownSource source, bool force)
{
    public int Run(string? scheduleFile, string? tagsFile, Func<BreakdownOptions, BreakdownOptions> choose, BreakdownOutputs outputs)
    {
        var (options, colours) = BreakdownSettingsReader.Read(source.SettingsBeside);
        if (tagsFile is not null)
        {
            var (tags, said) = PersonTags.Read(Text(tagsFile), tagsFile);
            Say(said);
            options = options with { Tags = tags };
        }

        var (screenplay, inFile) = (source.Screenplay, options.Tags);
        var breakdown = ScriptBreakdown.Of(screenplay, choose(options with { Tags = inFile.AddRange(source.Tags) }));
        foreach (var tag in breakdown.Unplaced.Where(inFile.Contains))
            console.Error.WriteLine(SafeText.Line($"{tagsFile}: warning BRK006: the script has no scene {tag.Scene}, so {tag.Category.Name.ToLowerInvariant()} \"{tag.Name}\" belongs nowhere."));
        ShootingSchedule? schedule = null;
        if (scheduleFile is not null)
        {
            (schedule, var said) = ShootingSchedule.Read(Text(scheduleFile), scheduleFile, breakdown.Scenes);
            Say(said);
        }

        Write(outputs, screenplay, breakdown, schedule, colours);
        return source.ExitCode;
    }

    private void Write(BreakdownOutputs outputs, Screenplay screenplay, ScriptBreakdown breakdown, ShootingSchedule? schedule, Colours colours)
    {
        if (outputs.Html is not null)
            Write(outputs.Html, ReportDocumentHtml.Write(BreakdownReport.Of(breakdown, schedule, colours)));
        if (outputs.Pdf is not null)
            Write(outputs.Pdf, ReportPdf.Write(BreakdownReport.Of(breakdown, schedule, colours)));
        if (outputs.Csv is not null)
            Write(outputs.Csv, BreakdownCsv.Write(breakdown));
        if (outputs.Uss is not null)
            Write(outputs.Uss, ScheduleStandardWriter.Write(breakdown, schedule, console.Clock.GetUtcNow()));
        if (outputs.Fdx is not null)
            WriteTags(outputs.Fdx, screenplay, breakdown);
        if (outputs.Json)
            console.Out.Write(Encoding.UTF8.GetString(BreakdownJson.Write(breakdown)));
        else if (outputs.IsNone)
            TerminalScreen.Print(TerminalBreakdown.Of(breakdown, schedule, TerminalScreen.Width()), console.Out);
    }

    private void WriteTags(string path, Screenplay screenplay, ScriptBreakdown breakdown)
    {
        var tagged = TaggedScreenplay.Of(screenplay, breakdown, ImmutableHashSet.Create(ElementSource.File, ElementSource.Person, ElementSource.Finder));
        var written = FinalDraftWriter.Write(tagged.Screenplay);
        foreach (var loss in written.Losses)
            console.Error.WriteLine(ScriptFile.Describe(screenplay.Source.Name, loss));
        Write(path, written.Bytes);
        console.Error.WriteLine($"{tagged.Added} {(tagged.Added == 1 ? "piece" : "pieces")} of text tagged.");
        if (tagged.Unplaced.Length > 0)
            console.Error.WriteLine(SafeText.Line($"{tagged.Unplaced.Length} could not be tagged, for they rest on no words of the script: {string.Join(", ", tagged.Unplaced.Take(8).Select(e => e.Name))}{(tagged.Unplaced.Length > 8 ? ", ..." : "")}."));
    }

    private void Write(string path, ReadOnlySpan<byte> bytes)
    {
        OutputFile.Write(path, bytes, force);
        console.Error.WriteLine($"Wrote {SafeText.Line(path)}.");
    }

    private void Say(ImmutableArray<Diagnostic> said)
    {
        foreach (var diagnostic in said)
            console.Error.WriteLine(SafeText.Line($"warning {diagnostic.Code}: {diagnostic.Message}"));
    }

    private static string Text(string path) => SourceText.Decode(ScriptFile.Bytes(path), path).Text;
}
