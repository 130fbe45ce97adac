using System.Collections.Immutable;

namespace Throughline.Studio.Live;

/// <summary>Whose every character of the live text is, from the edits that made it.</summary>
/// <param name="Authors">Whose characters there are, and how they came.</param>
/// <param name="Runs">From the first character to the last: how many, and the index of their author.</param>
public sealed record LiveAuthors(ImmutableArray<LiveAuthor> Authors, ImmutableArray<(int Length, int Author)> Runs)
{
    /// <summary>Follows the edits from the first on.</summary>
    /// <param name="length">Of the text before the first edit.</param>
    /// <param name="before">Who had written that.</param>
    /// <param name="edits">All edits in order.</param>
    public static async Task<LiveAuthors> OfAsync(int length, LiveAuthor before, IAsyncEnumerable<LiveEdit> edits)
    {
        ArgumentNullException.ThrowIfNull(edits);
        var index = new Dictionary<LiveAuthor, int> { [before] = 0 };
        List<(int Length, int Author)> runs = length > 0 ? [(length, 0)] : [];
        await foreach (var edit in edits)
        {
            var author = new LiveAuthor(edit.Person, edit.Manner);
            if (!index.TryGetValue(author, out var mine))
                index[author] = mine = index.Count;
            runs = Step(runs, edit, mine);
        }

        return new LiveAuthors([.. index.OrderBy(pair => pair.Value).Select(pair => pair.Key)], [.. runs]);
    }

    private static List<(int Length, int Author)> Step(List<(int Length, int Author)> runs, LiveEdit edit, int author)
    {
        var after = new List<(int Length, int Author)>(runs.Count + 2);
        void Add(int length, int whose)
        {
            if (length == 0)
                return;
            if (after.Count > 0 && after[^1].Author == whose)
                after[^1] = (after[^1].Length + length, whose);
            else
                after.Add((length, whose));
        }

        var (run, used) = (0, 0);
        foreach (var stretch in edit.Changes.Stretches)
        {
            if (stretch.Text is { } text)
                Add(text.Length, author);
            for (var left = stretch.Length; left > 0;)
            {
                var piece = Math.Min(left, runs[run].Length - used);
                if (stretch.IsKept)
                    Add(piece, runs[run].Author);
                (left, used) = (left - piece, used + piece);
                if (used == runs[run].Length)
                    (run, used) = (run + 1, 0);
            }
        }

        return after;
    }
}

/// <summary>Somebody, and how their characters came.</summary>
/// <param name="Person">Who.</param>
/// <param name="Manner">How.</param>
public readonly record struct LiveAuthor(string Person, EditManner Manner);
