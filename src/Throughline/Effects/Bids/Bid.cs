using System.Collections.Immutable;
using System.Globalization;
using Throughline.Breakdown;
using Throughline.Screenplays;

namespace Throughline.Effects.Bids;

/// <summary>What a script asks of visual effects, counted from its lines before anything is drawn or shot.</summary>
/// <param name="Title">The script's title.</param>
/// <param name="Lines">In the order of the script.</param>
/// <param name="Rates">What the days are reckoned by.</param>
public sealed record Bid(string Title, ImmutableArray<BidLine> Lines, EffectRates Rates)
{
    /// <summary>What holds for the whole bid.</summary>
    public ImmutableArray<string> Assumptions
    {
        get
        {
            var suggested = Lines.Count(l => l.Source == ElementSource.Finder);
            return
            [
                "Counted from the script alone. Count again at the storyboard and once more at the plates.",
                $"Days are days of one artist, by {Rates.Source}. They hold no supervision, no management, no rendering and no assets that are built once.",
                .. suggested == 0 ? [] : (ReadOnlySpan<string>)[string.Create(CultureInfo.InvariantCulture, $"{suggested} of {Lines.Length} {(Lines.Length == 1 ? "line is" : "lines are")} suggested by words of the script (○); nobody has looked at them yet.")],
            ];
        }
    }

    /// <summary>Shots and days of each tier that has any, dearest first; then of lines without a kind.</summary>
    public ImmutableArray<BidTotal> Totals =>
        [.. Lines.GroupBy(l => l.Type?.Tier).OrderBy(g => g.Key is { } tier ? (int)tier : int.MaxValue).Select(g => new BidTotal(g.First().Tier, g.Count(), Sum(g, l => l.Shots), Sum(g, l => l.Days)))];

    /// <summary>All of it.</summary>
    public BidTotal Total => new("All", Lines.Length, Sum(Lines, l => l.Shots), Sum(Lines, l => l.Days));

    /// <summary>Makes the bid of a script.</summary>
    /// <param name="script">The script; in a production its lines have identities, which the bid keeps.</param>
    /// <param name="breakdown">What its scenes need.</param>
    /// <param name="rates">What the days are reckoned by.</param>
    public static Bid Of(Screenplay script, ScriptBreakdown breakdown, EffectRates? rates = null)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(breakdown);
        rates ??= EffectRates.Default;
        var lines = ImmutableArray.CreateBuilder<BidLine>();
        var taken = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var scene in breakdown.Scenes)
        {
            foreach (var element in scene.Elements.Where(e => e.Category.Key == "visual-effects"))
                lines.Add(Line(script, scene, element, rates, taken));
        }

        return new Bid(breakdown.Title, lines.DrainToImmutable(), rates);
    }

    private static BidLine Line(Screenplay script, SceneBreakdown scene, BreakdownElement element, EffectRates rates, Dictionary<string, int> taken)
    {
        var named = element.Effect is null ? EffectWords.Of(element.Name) : null;
        if (named is not null)
            element = element with { Effect = EffectEstimates.Of(named, Math.Max(1, element.Evidence.Length)) };
        var type = element.Effect?.Type;
        var name = $"{scene.Label.Trim()}-{(type?.Key ?? EffectRates.Other).ToUpperInvariant()}";
        taken[name] = taken.GetValueOrDefault(name) + 1;
        var shots = element.Effect is { } effect
            ? new Spread(effect.Minimum, effect.Likely, effect.Maximum)
            : new Spread(1, Math.Max(1, element.Evidence.Length), Math.Max(1, element.Evidence.Length));
        var rate = rates.Of(type);
        var evidence = element.Evidence.FirstOrDefault(e => e.Element >= 0 && e.Element < script.Elements.Length);
        var paragraph = evidence is null ? null : script.Elements[evidence.Element];
        return new BidLine
        {
            Ref = taken[name] == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{taken[name]}"),
            Scene = scene.Label,
            Heading = scene.Heading,
            Page = scene.Page,
            Line = evidence?.Line ?? 0,
            LineId = paragraph?.Id ?? default,
            Words = paragraph?.Text.Plain.ReplaceLineEndings(" ").Trim() ?? "",
            Name = element.Name,
            Type = type,
            Shots = shots,
            Days = new Spread(shots.Least * rate.Easy, shots.Likely * rate.Likely, shots.Most * rate.Hard),
            Assumptions = [.. named is null ? [] : (ReadOnlySpan<string>)[$"Taken for {named.Name.ToLowerInvariant()} by its name."], .. Counts(element, shots), $"Days: {rate.Holds}."],
            Source = element.Source,
        };
    }

    private static IEnumerable<string> Counts(BreakdownElement element, Spread shots)
    {
        if (element.Effect is not { } effect)
        {
            yield return "Its kind is not known, so each mention counts as a shot.";
            yield break;
        }

        yield return $"At least {shots.Least:0}: {effect.MinimumReason}.";
        yield return $"Likely {shots.Likely:0}: {effect.LikelyReason}.";
        yield return $"At most {shots.Most:0}: {effect.MaximumReason}.";
    }

    private static Spread Sum(IEnumerable<BidLine> lines, Func<BidLine, Spread> of) => lines.Aggregate(default(Spread), (sum, line) => sum + of(line));
}

/// <summary>Shots and days of a tier.</summary>
/// <param name="Tier">The tier for people.</param>
/// <param name="Lines">How many lines.</param>
/// <param name="Shots">How many shots.</param>
/// <param name="Days">Days of one artist.</param>
public sealed record BidTotal(string Tier, int Lines, Spread Shots, Spread Days);
