using System.Collections.Immutable;
using Throughline.Editorial;
using Throughline.Effects;
using Throughline.Effects.Statuses;
using Throughline.Effects.Turnovers;
using Throughline.Ledger;
using Throughline.Reports;
using Throughline.Studio;
using Throughline.Studio.Cuts;
using Throughline.Studio.Effects;
using Throughline.Text;

namespace Throughline.Web.Rooms;

/// <summary>The effects of a production against one of its cuts: what a turnover of it would be, and how every shot stands to what was handed over.</summary>
/// <param name="State">What the production keeps.</param>
/// <param name="Cut">The cut; null when there is none, or none that shots can be found in.</param>
/// <param name="Plan">The turnover that it would be; null without a cut.</param>
/// <param name="Standings">How its places stand to the turnover before.</param>
/// <param name="Diagnostics">What a person should know of it.</param>
internal sealed record EffectsView(EffectsState State, Cut? Cut, Turnover? Plan, ImmutableArray<ShotStanding> Standings, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The shots that the cut names; null without a cut.</summary>
    public CutShots? InCut { get; init; }

    /// <summary>Reckons it.</summary>
    /// <param name="production">The production.</param>
    /// <param name="number">The cut; null for the latest.</param>
    /// <param name="show">What the show is called in new ids; null for what it was called before.</param>
    /// <param name="handles">Frames before and after; null for as before.</param>
    /// <param name="now">When.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<EffectsView> OfAsync(Production production, int? number, string? show, (int Head, int Tail)? handles, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(production);
        var state = await EffectsState.OfAsync(production, cancel);
        var cuts = await production.Cuts.ListAsync(cancel);
        var cut = number is null ? cuts.LastOrDefault() : cuts.FirstOrDefault(one => one.Number == number);
        if (cut is null || production.Cuts.Read(cut).Timeline is not { IsBin: false, Tracks.IsEmpty: false } timeline)
            return new EffectsView(state, null, null, [], []);
        var named = show ?? state.Before?.Show;
        var shots = CutShots.Of(timeline, named is null ? null : ShotPattern.Parse(ShotPattern.Default.Text, named));
        var policy = state.Before?.Policy ?? PullPolicy.Default;
        var (plan, diagnostics) = TurnoverPlan.Make(new TurnoverRequest(
            timeline, shots, ShotPattern.Parse(ShotPattern.Default.Text, named ?? shots.Shots.Select(shot => shot.Id.Text.Split('_', '-')[0]).FirstOrDefault() ?? "SHOW") ?? ShotPattern.Default,
            handles is var (head, tail) ? policy with { HeadHandle = head, TailHandle = tail } : policy, now)
        {
            After = state.Before,
            List = state.With(EffectsList.Empty),
            Register = state.Register,
            CutHash = cut.Content.ToString(),
        });
        var standings = ShotStatuses.Of(new StatusQuestion(state.Before, plan) { Delivered = state.Delivered, Unnamed = shots.Unnamed, Script = state.Script });
        return new EffectsView(state, cut, plan, standings, [.. shots.Diagnostics, .. diagnostics]) { InCut = shots };
    }

    /// <summary>The files of a turnover as one archive; the same turnover gives the same bytes.</summary>
    public static byte[] Archive(Turnover turnover, ReportDocument sheet)
    {
        ArgumentNullException.ThrowIfNull(turnover);
        var files = TurnoverFiles.Of(turnover, sheet).Add(new TurnoverFile("count-sheet.pdf", Documents.Reporting.ReportPdf.Write(sheet)));
        var manifest = Manifest.Of(files.Select(file => (file.Path, Digest.Of(file.Bytes))));
        using var memory = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(memory, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files.Add(new TurnoverFile(Manifest.Name, manifest.Write())))
            {
                var entry = archive.CreateEntry(file.Path);
                entry.LastWriteTime = turnover.Made < new DateTimeOffset(1980, 1, 2, 0, 0, 0, TimeSpan.Zero) ? new DateTimeOffset(1980, 1, 2, 0, 0, 0, TimeSpan.Zero) : turnover.Made;
                using var stream = entry.Open();
                stream.Write(file.Bytes);
            }
        }

        return memory.ToArray();
    }
}
