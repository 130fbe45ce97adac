using System.Collections.Immutable;
using System.Globalization;
using Throughline.Editorial;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Effects.Turnovers;

/// <summary>What a turnover is made from.</summary>
/// <param name="Cut">The cut.</param>
/// <param name="Shots">Its effects shots.</param>
/// <param name="Pattern">How the show makes ids.</param>
/// <param name="Policy">How plates are pulled.</param>
/// <param name="Made">When, in UTC.</param>
public sealed record TurnoverRequest(Timeline Cut, CutShots Shots, ShotPattern Pattern, PullPolicy Policy, DateTimeOffset Made)
{
    /// <summary>The turnover before this; null for the first.</summary>
    public Turnover? After { get; init; }

    /// <summary>Ids that were given besides those of the turnover before.</summary>
    public ShotRegister Register { get; init; } = ShotRegister.Empty;

    /// <summary>How much media there is.</summary>
    public MediaExtents Media { get; init; } = MediaExtents.Unknown;

    /// <summary>The SHA-256 of the cut's file in hexadecimal digits, or empty.</summary>
    public string CutHash { get; init; } = "";

    /// <summary>Who does which shot and what is to be done; shots that are not in it keep what was said before.</summary>
    public EffectsList List { get; init; } = EffectsList.Empty;

    /// <summary>The names of the look-up tables that go with the plates.</summary>
    public ImmutableArray<string> Luts { get; init; } = [];
}

/// <summary>Reckons a turnover: what the cut needs, less what was asked for before.</summary>
public static class TurnoverPlan
{
    /// <summary>The turnover, and what a person should know of it: short handles, shots without times, omitted and reinstated shots.</summary>
    public static (Turnover Turnover, ImmutableArray<Diagnostic> Diagnostics) Make(TurnoverRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var number = (request.After?.Number ?? 0) + 1;
        var shots = ImmutableArray.CreateBuilder<TurnoverShot>();
        foreach (var shot in request.Shots.Shots)
        {
            if (Plan(request, shot, number, diagnostics) is { } planned)
                shots.Add(planned);
        }

        foreach (var gone in request.After?.Shots ?? [])
        {
            if (shots.Any(s => s.Id == gone.Id))
                continue;
            if (!gone.IsOmitted)
                diagnostics.Add(Note("VFX104", $"{gone.Id} is no longer in the cut. Its id and its plates stay its own."));
            shots.Add(gone with { Uses = [], Plates = [.. gone.Plates.Select(p => p with { Seen = null, Need = PlateNeed.Nothing })] });
        }

        foreach (var unnamed in request.Shots.Unnamed)
            diagnostics.Add(Warning("VFX105", unnamed.Placed, $"{Called(unnamed.Placed.Clip)} at {request.Cut.Timebase.Label(unnamed.Placed.Record.Start)} asks for an effect ({unnamed.Words}) and names no shot; it is not in this turnover."));
        var register = request.Register.With(request.After?.Register.Ids ?? []).With(shots.Select(s => s.Id));
        var turnover = new Turnover
        {
            Show = request.Pattern.Show, Number = number, Cut = request.Cut.Name, CutHash = request.CutHash, Timebase = request.Cut.Timebase,
            Made = request.Made, Policy = request.Policy, Shots = shots.DrainToImmutable(), Register = register, Luts = request.Luts,
        };
        return (turnover, diagnostics.DrainToImmutable());
    }

    private static TurnoverShot? Plan(TurnoverRequest request, CutShot shot, int number, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var before = request.After?.Find(shot.Id);
        if (before is { IsOmitted: true })
            diagnostics.Add(Note("VFX106", $"{shot.Id} was omitted and is back in the cut."));
        var plates = new ShotPlates(before?.Plates ?? [], request.Policy, number);
        var uses = ImmutableArray.CreateBuilder<RecordUse>();
        foreach (var source in Sources(request, shot, diagnostics))
        {
            var plate = plates.Place(source);
            uses.AddRange(source.Uses.Select(u => new RecordUse(u.Use.Placed.Record, TrackName(request.Cut, u.Use.Placed), plate.Number) { Seen = u.Seen, Speed = Retiming.Speed(u.Use.Placed.Clip) }));
            Tell(shot, plate, source.Pull, diagnostics);
        }

        if (uses.Count == 0)
            return null;
        var listed = request.List.Find(shot.Id);
        var scene = request.Pattern.TryRead(shot.Id, out var read, out _) ? read : before?.Scene ?? "";
        return new TurnoverShot
        {
            Id = shot.Id,
            Scene = listed is { Scene.Length: > 0 } ? listed.Scene : scene,
            Work = listed is { Work.Length: > 0 } ? listed.Work : shot.Work.Length > 0 ? shot.Work : before?.Work ?? "",
            Vendor = listed is { Vendor.Length: > 0 } ? listed.Vendor : before?.Vendor ?? "",
            Uses = [.. uses.OrderBy(u => u.Record.Start)],
            Plates = plates.All(),
        };
    }

    // The uses of a shot, those of one source whose pulls meet together: one plate serves them.
    private static List<PlateSource> Sources(TurnoverRequest request, CutShot shot, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var sources = new List<PlateSource>();
        foreach (var use in shot.Uses)
        {
            if (PlatePull.Of(use, request.Policy, request.Media.Of(use.Placed.Clip)) is not { } pull)
            {
                diagnostics.Add(Warning("VFX101", use.Placed, $"{shot.Id}: the clip {Called(use.Placed.Clip)} has no source timecode, so nothing can be pulled for it."));
                continue;
            }

            var key = PlateSource.KeyOf(use.Placed.Clip);
            var shared = sources.FindIndex(s => s.Key == key && s.Pull.Source.Start.Rate == pull.Source.Start.Rate && Meet(s.Pull.Source, pull.Source));
            if (shared < 0)
                sources.Add(new PlateSource(key, use.Placed.Clip, pull, [(use, pull.Seen)]));
            else
                sources[shared] = sources[shared] with { Pull = sources[shared].Pull.Join(pull), Uses = sources[shared].Uses.Add((use, pull.Seen)) };
        }

        return sources;
    }

    private static bool Meet(TimeRange a, TimeRange b) => a.Start <= b.End && b.Start <= a.End;

    private static void Tell(CutShot shot, Plate plate, PlatePull pull, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var name = PlateName.Of(shot.Id, plate.Number, plate.Current.Version);
        if (plate.Need != PlateNeed.Nothing && (pull.MissingHead > 0 || pull.MissingTail > 0))
        {
            var ends = string.Join(" and ", new[] { (pull.HeadHandle, pull.MissingHead, "head"), (pull.TailHandle, pull.MissingTail, "tail") }.Where(e => e.Item2 > 0)
                .Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Item1} of {e.Item1 + e.Item2} frames at the {e.Item3}")));
            diagnostics.Add(Warning("VFX102", shot.Uses[0].Placed, $"{name}: the media of {plate.Reel} ends inside the handles; there are only {ends}."));
        }

        if (pull.MissingSeen > 0)
            diagnostics.Add(Warning("VFX103", shot.Uses[0].Placed, $"{name}: the cut shows {pull.MissingSeen} {(pull.MissingSeen == 1 ? "frame" : "frames")} of {plate.Reel} that the log says there is no media for. Look at the log and at the clip."));
        if (shot.Uses.Any(u => u.Placed.Clip.Effects.Any(e => e is TimeMap { Enabled: true })))
            diagnostics.Add(Warning("VFX107", shot.Uses[0].Placed, $"{name}: the speed changes inside the shot; handles in frames of the cut were reckoned at its mean."));
    }

    private static string TrackName(Timeline cut, PlacedClip placed)
    {
        if (placed.Track.Name.Length > 0)
            return placed.Track.Name;
        var video = 0;
        for (var i = 0; i <= Math.Min(placed.TrackIndex, cut.Tracks.Length - 1); i++)
            video += cut.Tracks[i].Kind == TrackKind.Video ? 1 : 0;
        return string.Create(CultureInfo.InvariantCulture, $"V{Math.Max(1, video)}");
    }

    private static string Called(Clip clip) => clip.Name.Length > 0 ? clip.Name : clip.Active is { Reel.Length: > 0 } media ? media.Reel : "A clip";

    private static Diagnostic Note(string code, string message) => new(code, Severity.Info, SourceSpan.None, message);

    private static Diagnostic Warning(string code, PlacedClip placed, string message) => new(code, Severity.Warning, placed.Clip.Span, message);
}
