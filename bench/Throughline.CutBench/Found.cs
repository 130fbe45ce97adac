using Throughline.Editorial.Changes;

namespace Throughline.CutBench;

/// <summary>How many clips that are in both cuts were found again.</summary>
internal sealed class Found
{
    /// <summary>Clips of the new cut that the old one has.</summary>
    public int Wanted { get; private set; }

    /// <summary>Those that were paired with the very clip.</summary>
    public int Right { get; private set; }

    /// <summary>Those that were paired with another.</summary>
    public int Wrong { get; private set; }

    /// <summary>Clips of the new cut that are of no clip in the old one, and were paired with one all the same, other than as what it replaces.</summary>
    public int Invented { get; private set; }

    /// <summary>Adds a pair; one whose files hold other clips than were written is left out.</summary>
    /// <param name="edited">The pair.</param>
    /// <param name="miss">Told of each clip that was not found again.</param>
    public void Add(EditedCut edited, Action<string>? miss = null)
    {
        var comparison = CutComparison.Between(edited.Old, edited.New);
        if (comparison.Old.Events.Length != edited.OldParts.Length || comparison.New.Events.Length != edited.NewParts.Length)
            return;
        var before = edited.OldParts.Select(p => p.Id).ToHashSet();
        foreach (var change in comparison.Changes.Where(c => c.New is not null))
        {
            var id = edited.NewParts[change.New!.Number].Id;
            var paired = change.Old is null || change.Is(ChangeKind.Replaced) ? 0 : edited.OldParts[change.Old.Number].Id;
            if (!before.Contains(id))
                Invented += paired > 0 ? 1 : 0;
            else
            {
                if (paired != id)
                    miss?.Invoke($"{change.New.Track} {change.New.Number} {change.New.Name} source {change.New.SourceIn} to {change.New.SourceOut}, speed {change.New.Speed}: {change.Kind}{(change.Old is null ? "" : $" of {change.Old.SourceIn} to {change.Old.SourceOut}")}; it is {string.Join(" or ", comparison.Old.Events.Where(o => edited.OldParts[o.Number].Id == id).Select(o => $"{o.Track} {o.Number} {o.Name} {o.SourceIn} to {o.SourceOut}, speed {o.Speed}"))}");
                (Wanted, Right, Wrong) = (Wanted + 1, Right + (paired == id ? 1 : 0), Wrong + (paired > 0 && paired != id ? 1 : 0));
            }
        }
    }
}
