using System.Collections.Immutable;
using System.Globalization;
using Throughline.Drafts;
using Throughline.Effects;
using Throughline.Effects.Statuses;
using Throughline.Effects.Turnovers;

namespace Throughline.Studio.Effects;

/// <summary>What is known of a show's effects before a cut is looked at.</summary>
/// <param name="Before">The turnover before; null when there was none.</param>
/// <param name="Register">Every id that was given.</param>
/// <param name="Shots">The shots that the production keeps.</param>
/// <param name="Delivered">What came of the plates that were asked for.</param>
/// <param name="Script">What the script changed for a shot since somebody looked at its line.</param>
public sealed record EffectsState(Turnover? Before, ShotRegister Register, ImmutableArray<EffectsShot> Shots, DeliveredFrames Delivered, ImmutableDictionary<ShotId, string> Script)
{
    /// <summary>Without a production: what the turnover before says.</summary>
    public static EffectsState Of(Turnover? before) =>
        new(before, before?.Register ?? ShotRegister.Empty, [], DeliveredFrames.AsAsked, ImmutableDictionary<ShotId, string>.Empty);

    /// <summary>What a production keeps.</summary>
    public static async Task<EffectsState> OfAsync(Production production, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(production);
        var before = await production.Effects.LatestAsync(cancel);
        var shots = await production.Effects.ShotsAsync(cancel);
        var register = (await production.Effects.RegisterAsync(cancel)).With(before?.Register.Ids ?? []);
        return new EffectsState(before, register, shots, await production.Effects.FramesAsync(cancel), await ScriptAsync(production, shots, cancel));
    }

    /// <summary>The shots as a list; rows of a table that a person gives go before them.</summary>
    public EffectsList With(EffectsList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return list with { Shots = [.. list.Shots, .. Shots.Where(s => list.Find(s.Id) is null).Select(s => new ListedShot(s.Id, s.Scene, s.Work, s.Vendor, 0))] };
    }

    private static async Task<ImmutableDictionary<ShotId, string>> ScriptAsync(Production production, ImmutableArray<EffectsShot> shots, CancellationToken cancel)
    {
        var found = ImmutableDictionary<ShotId, string>.Empty;
        var drafts = await production.Drafts.ListAsync(cancel);
        foreach (var of in shots.Where(s => s.Cause is not null).GroupBy(s => s.Cause!.Draft))
        {
            if (drafts.IsEmpty || of.Key == drafts[^1].Number)
                continue;
            var old = await production.Drafts.FindAsync(of.Key.ToString(CultureInfo.InvariantCulture), cancel);
            var match = DraftMatch.ByIdentity(production.Drafts.Read(old), production.Drafts.Read(drafts[^1]));
            found = found.SetItems(ScriptChanges.Of(match, of.Select(s => new ScriptCause(s.Id, s.Cause!.Line))));
        }

        return found;
    }
}
