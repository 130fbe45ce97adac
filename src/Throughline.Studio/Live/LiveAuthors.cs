using System.Collections.Immutable;

namespace Throughline.Studio.Live;

/// <summary>Whose every character of the live text is, from the edits that made it.</summary>
/// <param name="Authors">Whose characters there are, and how they came.</param>
/// <param name="Runs">From the first character to the last: how many, and the index of their author.</param>
public sealed record LiveAuthors(ImmutableArray<LiveAuthor> Authors, ImmutableArray<(int Length, int Author)> Runs)
{
    /// <summary>Follows the edits from the first on.</summary>
    /// <param name="text">Before the first edit.</param>
    /// <param name="before">Who had written that.</param>
    /// <param name="edits">All edits in order.</param>
    public static async Task<LiveAuthors> OfAsync(string text, LiveAuthor before, IAsyncEnumerable<LiveEdit> edits)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(edits);
        var index = new Dictionary<LiveAuthor, int> { [before] = 0 };
        var runs = new LiveRuns<int>(text, 0);
        await foreach (var edit in edits)
        {
            var author = new LiveAuthor(edit.Person, edit.Manner);
            if (!index.TryGetValue(author, out var mine))
                index[author] = mine = index.Count;
            runs.Step(edit, mine);
        }

        return new LiveAuthors([.. index.OrderBy(pair => pair.Value).Select(pair => pair.Key)], [.. runs.Shown]);
    }
}

/// <summary>Somebody, and how their characters came.</summary>
/// <param name="Person">Who.</param>
/// <param name="Manner">How.</param>
public readonly record struct LiveAuthor(string Person, EditManner Manner);
