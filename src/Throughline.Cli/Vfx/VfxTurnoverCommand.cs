using System.CommandLine;
using System.Globalization;
using Throughline.Cli.Cut;
using Throughline.Cli.Files;
using Throughline.Documents.Reporting;
using Throughline.Editorial;
using Throughline.Effects;
using Throughline.Effects.Statuses;
using Throughline.Effects.Turnovers;
using Throughline.Ledger;
using Throughline.Studio;
using Throughline.Studio.Effects;

namespace Throughline.Cli.Vfx;

/// <summary><c>throughline vfx turnover CUT -o FOLDER</c>.</summary>
internal sealed class VfxTurnoverCommand
{
    private readonly CommandConsole _console;
    private readonly EffectsCut _cut;
    private readonly EffectsProduction _production;
    private readonly ShowOptions _show;
    private readonly Option<string> _output = new("--output", "-o") { Description = "The folder to make; it must be empty or not there yet.", Required = true, HelpName = "FOLDER" };
    private readonly Option<string?> _after = new("--after") { Description = "The folder of the turnover before: what it asked for is not asked for again.", HelpName = "FOLDER" };
    private readonly Option<string?> _log = new("--log") { Description = "A log of the dailies (.ale, .csv), which says how much media there is.", HelpName = "LOG" };
    private readonly MediaOptions _media;
    private readonly Option<string[]> _luts = new("--lut") { Description = "A look-up table that goes with the plates; it is copied. May be given again.", HelpName = "FILE", DefaultValueFactory = _ => [] };

    private VfxTurnoverCommand(CommandConsole console, Command command)
    {
        _console = console;
        _cut = new EffectsCut(command);
        foreach (var option in (Option[])[_output, _after, _log, _luts])
            command.Add(option);
        _media = new MediaOptions(command);
        _production = new EffectsProduction(command);
        _show = new ShowOptions(command, policy: true);
        command.Validators.Add(result =>
        {
            if (result.GetResult("--production") is not null && result.GetValue(_after) is not null)
                result.AddError("--after and --production cannot be given together: a production knows its last turnover.");
        });
        command.SetAction(RunAsync);
    }

    public static Command Create(CommandConsole console)
    {
        var command = new Command("turnover", "Hand over the plates of a cut's effects shots: pull lists with handles, count sheet, grades, manifest.");
        _ = new VfxTurnoverCommand(console, command);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var folder = parsed.GetValue(_output)!;
        TurnoverFolder.RefuseTaken(folder);
        var path = _cut.Path(parsed);
        using var production = await _production.WriteAsync(parsed, _console, cancel);
        var state = production is null ? EffectsState.Of(parsed.GetValue(_after) is { } after ? TurnoverFolder.Read(after) : null) : await EffectsState.OfAsync(production, cancel);
        var before = state.Before;
        var settings = _show.Read(parsed, path, before);
        var timeline = _cut.Open(parsed, _console);
        var luts = (parsed.GetValue(_luts) ?? []).Select(l => new TurnoverFile("lut/" + FileName.Of(Path.GetFileName(l)), ScriptFile.Bytes(l))).ToArray();
        var shots = EffectsCut.Shots(timeline, settings, path, _console);
        var bytes = path == "-" || Directory.Exists(path) ? null : ScriptFile.Bytes(path);
        var request = new TurnoverRequest(timeline, shots, Named(settings, before, timeline), settings.Policy, _console.Clock.GetUtcNow())
        {
            After = before,
            Media = parsed.GetValue(_log) is { } log ? MediaExtents.Of(TimelineFile.Open(log, timeline.Rate.ToString(), _console)) : MediaExtents.Unknown,
            List = state.With(_cut.List(parsed, _console, settings.Pattern, state)),
            Register = state.Register,
            CutHash = bytes is null ? "" : Digest.Of(bytes).ToString(),
            Luts = [.. luts.Select(l => l.Path["lut/".Length..])],
        };
        var (turnover, diagnostics) = TurnoverPlan.Make(request);
        foreach (var diagnostic in diagnostics)
            _console.Error.WriteLine(ScriptFile.Describe(path, diagnostic));
        if (turnover.Shots.IsEmpty)
            throw new CommandFailure($"{path}: names no effects shots. Mark them in the cut with their names, or see what is found with: throughline vfx shots {path}");
        using var made = _media.Make(parsed, turnover, request.Shots, request.Media, _console);
        var standings = before is null ? [] : ShotStatuses.Of(new StatusQuestion(before, turnover) { Delivered = state.Delivered, Unnamed = shots.Unnamed, Script = state.Script });
        var sheet = CountSheet.Of(turnover, made?.Pictures, standings);
        TurnoverFolder.Write(folder, [.. TurnoverFiles.Of(turnover, sheet), new TurnoverFile("count-sheet.pdf", ReportPdf.Write(sheet)), .. luts], made?.Files ?? []);
        if (production is not null)
            await KeepAsync(production, turnover, folder, path == "-" ? "" : Path.GetFileName(path), bytes, cancel);
        _console.Out.WriteLine(SafeText.Line(folder));
        if (before is not null)
            _console.Error.WriteLine($"Since turnover {before.Number}: {StandingText.Count(standings)}.");
        _console.Error.WriteLine(SafeText.Line(Say(turnover)));
        return made is { IsWhole: false } || diagnostics.Any(d => d.Severity != Text.Severity.Info) ? ExitCode.Findings : ExitCode.Done;
    }

    // A folder that the record knows nothing of must not be handed over.
    private static async Task KeepAsync(Production production, Turnover turnover, string folder, string cutFile, byte[]? cut, CancellationToken cancel)
    {
        try
        {
            await production.Effects.KeepAsync(turnover, cutFile, cut is null ? (ReadOnlyMemory<byte>?)null : cut.AsMemory(), cancel);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }

        await production.SignAsync(cancel);
    }

    // Without a name of the show, what all its shots begin with.
    private static ShotPattern Named(ShowSettings settings, Turnover? before, Timeline timeline)
    {
        if (settings.HasShow)
            return settings.Pattern;
        var first = CutShots.Of(timeline).Shots.Select(s => s.Id.Text.Split('_', '-')[0]).FirstOrDefault() ?? before?.Show ?? "SHOW";
        return ShotPattern.Parse(settings.Pattern.Text, first, settings.Pattern.Episode) ?? settings.Pattern;
    }

    private static string Say(Turnover turnover)
    {
        var asked = turnover.Asked.ToArray();
        var seen = turnover.Shots.Count(s => !s.IsOmitted);
        var longer = asked.Count(a => a.Plate.Need == PlateNeed.Longer);
        return string.Create(CultureInfo.InvariantCulture, $"Turnover {turnover.Number} of {turnover.Show}: {seen} {(seen == 1 ? "shot" : "shots")}, {asked.Length} {(asked.Length == 1 ? "plate" : "plates")} to pull ({longer} of them longer than before), {asked.Sum(a => a.Plate.Current.Frames)} frames; {turnover.Shots.Length - seen} no longer in the cut.");
    }
}
