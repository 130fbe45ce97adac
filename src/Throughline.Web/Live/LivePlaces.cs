using Throughline.Studio;
using Throughline.Studio.Live;

namespace Throughline.Web.Live;

/// <summary>Places of an older version of a live document in a newer one.</summary>
internal static class LivePlaces
{
    /// <summary>Follows places through the edits between; what goes takes its places to where it was.</summary>
    public static async Task<int[]> FollowAsync(Production production, long from, long to, IEnumerable<int> places, CancellationToken cancel)
    {
        var found = places.ToArray();
        if (from >= to)
            return found;
        await foreach (var edit in production.Live.EditsAsync(from, to, cancel))
        {
            for (var i = 0; i < found.Length; i++)
                found[i] = Follow(edit, found[i]);
        }

        return found;
    }

    private static int Follow(LiveEdit edit, int place)
    {
        var (before, after) = (0, 0);
        foreach (var stretch in edit.Changes.Stretches)
        {
            if (before + stretch.Length > place)
                return stretch.IsKept ? after + place - before : after + stretch.NewLength;
            before += stretch.Length;
            after += stretch.NewLength;
        }

        return after + Math.Max(0, place - before);
    }
}
