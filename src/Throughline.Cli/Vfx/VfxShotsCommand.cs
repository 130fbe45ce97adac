using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Throughline.Cli.Cut;
using Throughline.Cli.Files;
using Throughline.Editorial;
using Throughline.Effects;
using Throughline.Effects.Statuses;
using Throughline.Effects.Tracking;
using Throughline.Effects.Turnovers;
using Throughline.Studio;
using Throughline.Studio.Effects;

namespace Throughline.Cli.Vfx;

/// <summary><c>throughline vfx shots CUT</c>.</summary>
internal sealed class VfxShotsCommand
{
    private readonly CommandConsole _console;
    private readonly EffectsCut _cut;
    private readonly Option<string?> _after = new("--after") { Description = "A turnover: its ids are taken, and the shots are held against what it asked for.", HelpName = "FOLDER" };
    private readonly Option<string?> _log = new("--log") { Description = "A log of the dailies (.ale, .csv), which says how much media there is.", HelpName = "LOG" };
    private readonly Option<string?> _write = new("--name") { Description = "Write a marker list (.txt) with a new id for every place that has none, for the editing system.", HelpName = "MARKERS" };
    private readonly Option<TrackingSystem?> _csv = new("--csv") { Description = "Print a table for the import of a tracking system: kitsu, shotgrid or ftrack.", HelpName = "SYSTEM" };
    private readonly Option<bool> _keep = new("--keep") { Description = "Keep the shots, and the ids given to places without one, in the production." };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON (docs/json/vfx-shots.schema.json)." };
    private readonly Option<bool> _force = new("--force") { Description = "Replace the file of --name if it is there." };
    private readonly EffectsProduction _production;
    private readonly ShowOptions _show;

    private VfxShotsCommand(CommandConsole console, Command command)
    {
        _console = console;
        _cut = new EffectsCut(command, isRequired: false);
        foreach (var option in (Option[])[_after, _log, _write, _csv, _keep, _json, _force])
            command.Add(option);
        _production = new EffectsProduction(command);
        _show = new ShowOptions(command, policy: true);
        command.Validators.Add(result =>
        {
            var isInProduction = result.GetResult("--production") is not null;
            if (isInProduction && result.GetValue(_after) is not null)
                result.AddError("--after and --production cannot be given together: a production knows its last turnover.");
            if (result.GetValue(_keep) && !isInProduction)
                result.AddError("--keep needs --production, where shots are kept.");
            if (result.GetValue(_json) && result.GetValue(_csv) is not null)
                result.AddError("--json and --csv cannot be given together.");
        });
        command.SetAction(RunAsync);
    }

    public static Command Create(CommandConsole console)
    {
        var command = new Command("shots", "Find the effects shots of a cut, say how each stands to what was delivered, and name places that have no name.");
        _ = new VfxShotsCommand(console, command);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        using var production = parsed.GetValue(_keep) ? await _production.WriteAsync(parsed, _console, cancel) : await _production.ReadAsync(parsed, _console, cancel);
        var state = production is null ? EffectsState.Of(parsed.GetValue(_after) is { } folder ? TurnoverFolder.Read(folder) : null) : await EffectsState.OfAsync(production, cancel);
        if (!_cut.IsGiven(parsed))
            return await ListAsync(parsed, production, state, cancel);
        var path = _cut.Path(parsed);
        var settings = _show.Read(parsed, path, state.Before);
        var timeline = _cut.Open(parsed, _console);
        var given = _cut.List(parsed, _console, settings.Pattern, state);
        var shots = EffectsCut.Shots(timeline, settings, path, _console);
        var register = state.Register.With(shots.Shots.Select(s => s.Id)).With(given.Shots.Select(s => s.Id));
        var named = NewShots.Of(shots, settings.Pattern, register);
        var media = parsed.GetValue(_log) is { } log ? MediaExtents.Of(TimelineFile.Open(log, timeline.Rate.ToString(), _console)) : MediaExtents.Unknown;
        var (plan, _) = TurnoverPlan.Make(new TurnoverRequest(timeline, shots, settings.Pattern, settings.Policy, _console.Clock.GetUtcNow()) { After = state.Before, Media = media, List = state.With(given) });
        var standings = ShotStatuses.Of(new StatusQuestion(state.Before, plan) { Delivered = state.Delivered, Unnamed = shots.Unnamed, Script = state.Script });
        if (parsed.GetValue(_csv) is { } system)
            _console.Out.Write(Encoding.UTF8.GetString(TrackingCsv.Write(system, TrackedShot.Of(plan, standings))));
        else if (parsed.GetValue(_json))
            _console.Out.Write(ShotsJson.Write(timeline, shots, named, state.Before is null && state.Script.IsEmpty ? [] : standings, state.Before));
        else if (state.Before is null && state.Script.IsEmpty)
            ShotsText.Print(_console, timeline, shots, named);
        else
            Print(standings, timeline, shots, named);
        if (parsed.GetValue(_write) is { } to)
            OutputFile.Write(to, TimelineWriter.Write(NewShots.Markers(timeline, named), TimelineFormat.Markers).Bytes, parsed.GetValue(_force));
        if (parsed.GetValue(_keep))
            await KeepAsync(production!, [.. plan.Shots.Select(s => new EffectsShot(s.Id, s.Scene, s.Work, s.Vendor)), .. named.Select(n => new EffectsShot(n.Id, settings.Pattern.TryRead(n.Id, out var scene, out _) ? scene : "", n.Place.Words == "VFX" ? "" : n.Place.Words, "")), .. Listed(given)], cancel);
        _console.Error.WriteLine(SafeText.Line(Say(state.Before, shots, named, standings)));
        var isNews = state.Before is not null && standings.Any(s => s.Status != ShotStatus.NoChange);
        return named.IsEmpty && !isNews ? ExitCode.Done : ExitCode.Findings;
    }

    // Without a cut: what the production keeps, and what a table adds.
    private async Task<int> ListAsync(ParseResult parsed, Production? production, EffectsState state, CancellationToken cancel)
    {
        if (parsed.GetValue(_csv) is not null || parsed.GetValue(_json) || parsed.GetValue(_write) is not null)
            throw new CommandFailure("Name a cut: what was asked for is about one.", ExitCode.Usage);
        var settings = _show.Read(parsed, "-", state.Before);
        var given = _cut.List(parsed, _console, settings.Pattern, state);
        if (production is null && given.Shots.IsEmpty)
            throw new CommandFailure("Name a cut, a table of shots with --list, or a production with --production.", ExitCode.Usage);
        var all = state.With(given).Shots.OrderBy(s => s.Id).ToArray();
        foreach (var shot in all)
            _console.Out.WriteLine(SafeText.Line($"{shot.Id,-20} {shot.Scene,-6} {shot.Vendor,-14} {shot.Work}{(state.Script.GetValueOrDefault(shot.Id) is { } changed ? $"  SCRIPT_CHANGED: {changed}" : "")}".TrimEnd()));
        if (parsed.GetValue(_keep))
            await KeepAsync(production!, [.. Listed(given)], cancel);
        _console.Error.WriteLine($"{all.Length} effects {(all.Length == 1 ? "shot" : "shots")}.");
        return state.Script.IsEmpty ? ExitCode.Done : ExitCode.Findings;
    }

    private async Task KeepAsync(Production production, ImmutableArray<EffectsShot> shots, CancellationToken cancel)
    {
        var made = await production.Effects.KeepAsync(shots, cancel);
        await production.SignAsync(cancel);
        _console.Error.WriteLine($"{made.Length} new {(made.Length == 1 ? "shot is" : "shots are")} kept.");
    }

    private static IEnumerable<EffectsShot> Listed(EffectsList list) => list.Shots.Select(s => new EffectsShot(s.Id, s.Scene, s.Work, s.Vendor));

    private void Print(ImmutableArray<ShotStanding> standings, Timeline timeline, CutShots shots, ImmutableArray<NewShot> named)
    {
        StandingText.Print(_console, standings, timeline.Timebase);
        foreach (var one in named)
            ShotsText.Line(_console, timeline, one.Id + " ?", one.Place.Placed, "no name", one.Place.Words);
    }

    private static string Say(Turnover? before, CutShots shots, ImmutableArray<NewShot> named, ImmutableArray<ShotStanding> standings)
    {
        var found = $"{shots.Shots.Length} effects {(shots.Shots.Length == 1 ? "shot" : "shots")}, {named.Length} without a name.";
        return before is null ? found : $"{found} Since turnover {before.Number}: {StandingText.Count(standings)}.";
    }
}
