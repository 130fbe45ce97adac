using System.Globalization;
using System.Text.Json;
using Throughline.Editorial.Changes;

namespace Throughline.CutBench;

/// <summary>What must hold for the changes between any two cuts.</summary>
public static class Laws
{
    /// <summary>The first law that does not hold, in a sentence; null when all do.</summary>
    public static string? Broken(EditedCut edited)
    {
        ArgumentNullException.ThrowIfNull(edited);
        var comparison = CutComparison.Between(edited.Old, edited.New);
        var made = comparison.Apply(comparison.Old);
        if (!made.HasSameEventsAs(comparison.New))
        {
            var at = made.Events.Zip(comparison.New.Events).ToList().FindIndex(p => !p.First.IsSameAs(p.Second));
            return $"the changes applied to the old cut do not give the new one: {made.Events.Length} events, {comparison.New.Events.Length} wanted, the first other one is {at}";
        }

        if (comparison.Changes.Select(c => c.Old?.Number).OfType<int>().Distinct().Count() != comparison.Old.Events.Length)
            return "a clip of the old cut is not told of";
        if (comparison.Changes.Select(c => c.New?.Number).OfType<int>().Distinct().Count() != comparison.New.Events.Length)
            return "a clip of the new cut is not told of";
        foreach (var change in comparison.Changes)
        {
            if (Untrue(change) is { } untrue)
                return untrue;
        }

        return Json(comparison);
    }

    // What a change says must be so in the two clips that it names.
    private static string? Untrue(CutChange change)
    {
        if ((change.Old is null) != change.Is(ChangeKind.Added) || (change.New is null) != change.Is(ChangeKind.Removed))
            return "a side is missing of what was neither added nor removed";
        if (change.Old is not { } old || change.New is not { } now || change.Is(ChangeKind.Replaced))
            return null;
        // Less than a frame of its media is no change that anybody could see.
        if (change.IsKept && change.SubFrames.IsZero && !(old with { RecordIn = now.RecordIn, RecordOut = now.RecordOut, Name = now.Name, Source = now.Source, Shot = now.Shot }).IsSameAs(now))
            return $"{old.Name} at {old.RecordIn} is called kept and is not the same";
        if (!change.Is(ChangeKind.Retimed) && change.HeadFrames + change.TailFrames != old.Length - now.Length)
            return $"{old.Name} at {old.RecordIn}: head and tail are not what its length lost";
        return null;
    }

    private static string? Json(CutComparison comparison)
    {
        using var json = JsonDocument.Parse(CutDiffJson.Write(comparison));
        var changes = json.RootElement.GetProperty("changes");
        if (changes.GetArrayLength() != comparison.Changes.Length)
            return "the JSON has another number of changes";
        foreach (var change in changes.EnumerateArray())
        {
            foreach (var side in (ReadOnlySpan<string>)["old", "new"])
            {
                if (change.GetProperty(side) is { ValueKind: JsonValueKind.Object } e && e.GetProperty("recordOut").GetInt64() < e.GetProperty("recordIn").GetInt64())
                    return string.Create(CultureInfo.InvariantCulture, $"the JSON has a clip that ends before it begins, at {e.GetProperty("recordIn").GetInt64()}");
            }
        }

        return null;
    }
}
