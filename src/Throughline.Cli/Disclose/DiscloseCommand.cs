using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text;
using Throughline.Cli.Files;
using Throughline.Cli.Productions;
using Throughline.Documents.Reporting;
using Throughline.Filings;
using Throughline.Ledger;
using Throughline.Reports;
using Throughline.Studio;
using Throughline.Studio.Records;

namespace Throughline.Cli.Disclose;

/// <summary><c>throughline disclose PRODUCTION --for NAME</c>.</summary>
internal static class DiscloseCommand
{
    public static Command Create(CommandConsole console)
    {
        var names = string.Join(", ", FilingForm.All.Select(form => form.Key));
        var folder = new Argument<string>("PRODUCTION") { Description = "The folder of the production; else the one you are in.", DefaultValueFactory = _ => "." };
        var form = new Option<string>("--for") { Description = $"Which paper: {names}.", Required = true, HelpName = "NAME" };
        var output = new Option<string?>("-o", "--output") { Description = "The file to write, .json, .html or .pdf; else JSON is printed.", HelpName = "FILE" };
        var time = new Option<string?>("--as-of") { Description = "Tell it as it stood at a time, such as 2026-06-30 (the end of that day, UTC) or 2026-06-30T12:00:00Z.", HelpName = "TIME" };
        var force = new Option<bool>("--force") { Description = "Replace a file that is there." };
        var command = new Command("disclose", "Fill in what a guild, a studio, a festival or an office asks about AI, from the record.") { folder, form, output, time, force };
        var options = new ProductionOptions(command, folder: false);
        command.SetAction(async (parsed, cancel) =>
        {
            var key = parsed.GetValue(form)!;
            var filling = FilingForm.Named(key) ?? throw new CommandFailure($"{key}: there is no such paper; there are {names}.", ExitCode.Usage);
            var write = WriterFor(parsed.GetValue(output));
            var asOf = parsed.GetValue(time) is { } text ? Time(text) : (DateTimeOffset?)null;
            using var production = await Production.OpenAsync(parsed.GetValue(folder)!, options.Edge(parsed, console), cancel);
            var filing = filling.Fill(await FilingRecords.ReadAsync(production, asOf, cancel));
            if (parsed.GetValue(output) is { } path)
                OutputFile.Write(path, write(filing), parsed.GetValue(force));
            else
                console.Out.Write(Encoding.UTF8.GetString(write(filing)));
            Say(console, filing);
            return ExitCode.Done;
        });
        return command;
    }

    private static Func<FilingDocument, byte[]> WriterFor(string? path) => Path.GetExtension(path ?? ".json").ToLowerInvariant() switch
    {
        ".json" => FilingJson.Write,
        ".html" => filing => ReportDocumentHtml.Write(FilingReport.Of(filing)),
        ".pdf" => filing => ReportPdf.Write(FilingReport.Of(filing)),
        _ => throw new CommandFailure($"{path}: give a name that ends in .json, .html or .pdf.", ExitCode.Usage),
    };

    private static DateTimeOffset Time(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MaxValue), TimeSpan.Zero)
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUniversalTime()
            : throw new CommandFailure($"{text}: is no time; write 2026-06-30 or 2026-06-30T12:00:00Z.", ExitCode.Usage);

    private static void Say(CommandConsole console, FilingDocument filing)
    {
        console.Error.WriteLine(SafeText.Line(filing.Outcome.Sentence));
        var open = filing.Open.Select(answer => answer.Id).ToArray();
        if (open.Length > 0)
            console.Error.WriteLine(SafeText.Line($"{(open.Length == 1 ? "1 open question" : $"{open.Length} open questions")}: {string.Join(", ", open)}. docs/filings.md says how to answer them."));
        console.Error.WriteLine(FilingDocument.Limits[0]);
    }
}
