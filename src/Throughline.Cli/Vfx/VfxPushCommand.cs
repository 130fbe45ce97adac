using System.Collections.Immutable;
using System.CommandLine;
using Throughline.Cli.Files;
using Throughline.Effects;
using Throughline.Effects.Statuses;
using Throughline.Effects.Tracking;
using Throughline.Effects.Turnovers;
using Throughline.Ledger;
using Throughline.Studio;
using Throughline.Studio.Kitsu;

namespace Throughline.Cli.Vfx;

/// <summary><c>throughline vfx push --kitsu URL</c>.</summary>
internal sealed class VfxPushCommand
{
    private const string Email = "THROUGHLINE_KITSU_EMAIL";
    private const string Password = "THROUGHLINE_KITSU_PASSWORD";
    private const string Token = "THROUGHLINE_KITSU_TOKEN";

    private readonly CommandConsole _console;
    private readonly Option<string> _kitsu = new("--kitsu") { Description = "The address of the Kitsu server.", Required = true, HelpName = "URL" };
    private readonly Option<string?> _project = new("--project") { Description = "The project there; else the production's title, or the turnover's show.", HelpName = "NAME" };
    private readonly Option<string?> _episode = new("--kitsu-episode") { Description = "The episode there, when the project is a series.", HelpName = "NAME" };
    private readonly Option<string?> _turnover = new("--turnover") { Description = "The turnover to push; in a production the latest when left out.", HelpName = "FOLDER" };
    private readonly Option<string?> _after = new("--after") { Description = "The turnover before it, for what is to be said of each shot.", HelpName = "FOLDER" };
    private readonly Option<bool> _apply = new("--apply") { Description = "Do it. Without this the plan is printed and nothing is changed." };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON (docs/json/vfx-push.schema.json)." };
    private readonly EffectsProduction _production;

    private VfxPushCommand(CommandConsole console, Command command)
    {
        _console = console;
        foreach (var option in (Option[])[_kitsu, _project, _episode, _turnover, _after, _apply, _json])
            command.Add(option);
        _production = new EffectsProduction(command);
        command.Validators.Add(result =>
        {
            var isInProduction = result.GetResult("--production") is not null;
            if (isInProduction == (result.GetValue(_turnover) is not null))
                result.AddError("Name a turnover with --turnover, or a production with --production.");
            if (isInProduction && result.GetValue(_after) is not null)
                result.AddError("--after and --production cannot be given together: a production knows the turnover before.");
        });
        command.SetAction(RunAsync);
    }

    public static Command Create(CommandConsole console)
    {
        var command = new Command("push", "Bring the shots of a turnover to a tracking system: the plan first, then, with --apply, step by step.");
        _ = new VfxPushCommand(console, command);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        using var production = parsed.GetValue(_apply) ? await _production.WriteAsync(parsed, _console, cancel) : await _production.ReadAsync(parsed, _console, cancel);
        var (turnover, shots) = production is null
            ? Folder(TurnoverFolder.Read(parsed.GetValue(_turnover)!), parsed.GetValue(_after) is { } after ? TurnoverFolder.Read(after) : null)
            : await KeptAsync(production, cancel);
        var address = parsed.GetValue(_kitsu)!;
        try
        {
            using var kitsu = new KitsuClient(address, SignIn(), _console.Clock);
            var project = await kitsu.ReadAsync(parsed.GetValue(_project) ?? production?.Title ?? turnover.Show, parsed.GetValue(_episode), cancel);
            var plan = KitsuPlan.Of(shots, project);
            foreach (var note in plan.Notes)
                _console.Error.WriteLine(SafeText.Line(note));
            if (!parsed.GetValue(_apply))
                return Plan(parsed, project, plan);
            return await ApplyAsync(parsed, kitsu, project, plan, production, turnover, cancel);
        }
        catch (KitsuException failure)
        {
            throw new CommandFailure(failure.Message, inner: failure);
        }
    }

    private int Plan(ParseResult parsed, KitsuProject project, KitsuPlan plan)
    {
        if (parsed.GetValue(_json))
            _console.Out.Write(PushJson.Write(project, plan, null));
        else
            foreach (var step in plan.Steps)
                _console.Out.WriteLine(SafeText.Line(step.What));
        _console.Error.WriteLine(SafeText.Line(plan.Steps.IsEmpty ? $"{project.Name} has all of it; there is nothing to do." : $"{plan.Steps.Length} {(plan.Steps.Length == 1 ? "step" : "steps")} in {project.Name}. Nothing was changed; do it with --apply."));
        return ExitCode.Done;
    }

    private async Task<int> ApplyAsync(ParseResult parsed, KitsuClient kitsu, KitsuProject project, KitsuPlan plan, Production? production, Turnover turnover, CancellationToken cancel)
    {
        var outcomes = await kitsu.ApplyAsync(plan, parsed.GetValue(_json) ? null : Tell, cancel);
        if (parsed.GetValue(_json))
            _console.Out.Write(PushJson.Write(project, plan, outcomes));
        var failed = outcomes.Count(o => !o.IsDone);
        if (production is not null && outcomes.Any(o => o.IsDone))
        {
            await production.Ledger.AppendAsync(
                [
                    production.Event(EventKind.Exported, ("name", $"effects turnover {turnover.Number} to Kitsu"), ("turnover", Text(turnover.Number)), ("server", new Uri(parsed.GetValue(_kitsu)!).Host), ("project", project.Name), ("steps", Text(outcomes.Length)), ("failed", Text(failed)))
                        with { Target = new Target($"turnover-{turnover.Number}") },
                ],
                CancellationToken.None);
            await production.SignAsync(CancellationToken.None);
        }

        _console.Error.WriteLine(SafeText.Line($"{outcomes.Length - failed} of {outcomes.Length} {(outcomes.Length == 1 ? "step" : "steps")} done in {project.Name}.{(failed == 0 ? "" : " The same command again does what is left.")}"));
        return failed == 0 ? ExitCode.Done : ExitCode.Findings;
    }

    private void Tell(KitsuOutcome outcome) =>
        _console.Out.WriteLine(SafeText.Line($"{(outcome.IsDone ? "done  " : "FAILED")} {outcome.Step.What}{(outcome.Note.Length > 0 ? $" ({outcome.Note})" : "")}"));

    private static (Turnover Turnover, ImmutableArray<TrackedShot> Shots) Folder(Turnover turnover, Turnover? before)
    {
        if (before is not null && before.Number >= turnover.Number)
            throw new CommandFailure($"--after names turnover {before.Number}, which does not come before turnover {turnover.Number}.", ExitCode.Usage);
        return (turnover, TrackedShot.Of(turnover, before is null && turnover.Number > 1 ? [] : ShotStatuses.Of(new StatusQuestion(before, turnover))));
    }

    private static async Task<(Turnover Turnover, ImmutableArray<TrackedShot> Shots)> KeptAsync(Production production, CancellationToken cancel)
    {
        var kept = await production.Effects.TurnoversAsync(cancel);
        if (kept.IsEmpty)
            throw new CommandFailure("This production has handed nothing over yet. Do so with: throughline vfx turnover CUT -o FOLDER --production FOLDER");
        var turnover = production.Effects.Read(kept[^1]);
        var before = kept.Length > 1 ? production.Effects.Read(kept[^2]) : null;
        var shots = TrackedShot.Of(turnover, ShotStatuses.Of(new StatusQuestion(before, turnover) { Delivered = await production.Effects.FramesAsync(cancel) }));
        var lines = await KeptBidLines.OfAsync(production, cancel);
        return (turnover, [.. shots.Select(s => lines.GetValueOrDefault(s.Id) is { } line ? s with { Kind = line.Kind, Tier = line.Tier, Days = line.Days } : s)]);
    }

    private static KitsuSignIn SignIn()
    {
        var (email, password, token) = (Environment.GetEnvironmentVariable(Email) ?? "", Environment.GetEnvironmentVariable(Password) ?? "", Environment.GetEnvironmentVariable(Token) ?? "");
        if (token.Trim().Any(c => c is < '!' or > '~'))
            throw new CommandFailure($"{Token}: holds signs that no token has.", ExitCode.Usage);
        return token.Length > 0 || (email.Length > 0 && password.Length > 0)
            ? new KitsuSignIn(email, password, token.Trim())
            : throw new CommandFailure($"Who signs in? Set {Email} and {Password}, or {Token} for a bot.", ExitCode.Usage);
    }

    private static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
