using System.Collections.Immutable;
using Throughline.Cli.Productions;
using Throughline.Editorial;
using Throughline.Effects.Statuses;
using Throughline.Effects.Turnovers;
using Throughline.Effects;
using Throughline.Studio.Effects;
using Throughline.Studio;

namespace Throughline.Cli.Vfx;

/// <summary>How the effects shots of a new cut stand to what was delivered for the old one, in the trade's words.</summary>
internal static class EffectsDiff
{
    /// <param name="console">Where to say it.</param>
    /// <param name="old">The old cut.</param>
    /// <param name="now">The new cut.</param>
    /// <param name="path">The new cut's file, beside which settings lie.</param>
    /// <param name="state">What was delivered; null: what a turnover of the old cut would have asked for.</param>
    public static void Print(CommandConsole console, Timeline old, Timeline now, string path, EffectsState? state)
    {
        var before = state?.Before;
        var settings = ShowOptions.Beside(path, before);
        var delivered = before ?? Reckon(console, old, settings, null);
        var shots = Shots(now, settings);
        var standings = ShotStatuses.Of(new StatusQuestion(delivered, Reckon(console, now, settings, delivered)) 
        {
            Unnamed = shots.Unnamed,
            Delivered = state?.Delivered ?? DeliveredFrames.AsAsked,
            Script = state?.Script ?? ImmutableDictionary<ShotId, string>.Empty,
        });
        if (standings.IsEmpty)
            return;
        StandingText.Print(console, standings, now.Timebase);
        console.Error.WriteLine(before is null
            ? $"Held against what a turnover of the old cut with handles of {settings.Policy.HeadHandle} and {settings.Policy.TailHandle} frames would have asked for; name the real one with --after."
            : $"Held against turnover {before.Number}.");
    }

    /// <summary>What was delivered, by a turnover's folder or by a production; null when neither is named.</summary>
    public static async Task<EffectsState?> StateAsync(CommandConsole console, string? after, string? folder, CancellationToken cancel)
    {
        if (folder is null)
            return after is null ? null : EffectsState.Of(TurnoverFolder.Read(after));
        using var production = await Production.OpenAsync(folder, ProductionOptions.Edge(console), cancel);
        return await EffectsState.OfAsync(production, cancel);
    }

    private static Turnover Reckon(CommandConsole console, Timeline cut, ShowSettings settings, Turnover? after) =>
        TurnoverPlan.Make(new TurnoverRequest(cut, Shots(cut, settings), settings.Pattern, settings.Policy, console.Clock.GetUtcNow()) { After = after }).Turnover;

    private static CutShots Shots(Timeline cut, ShowSettings settings) => CutShots.Of(cut, settings.HasShow ? settings.Pattern : null, settings.Colour);
}
