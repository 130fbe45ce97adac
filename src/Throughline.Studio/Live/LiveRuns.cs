using Throughline.Text;

namespace Throughline.Studio.Live;

/// <summary>The characters of a text in runs, each run somebody's, followed through edits.</summary>
internal static class LiveRuns
{
    /// <summary>The runs after an edit.</summary>
    /// <param name="runs">From the first character to the last.</param>
    /// <param name="changes">The edit.</param>
    /// <param name="whose">Whose the characters are that it puts in.</param>
    public static List<(int Length, T Whose)> Step<T>(List<(int Length, T Whose)> runs, ChangeSet changes, T whose)
    {
        var after = new List<(int Length, T Whose)>(runs.Count + 2);
        void Add(int length, T one)
        {
            if (length == 0)
                return;
            if (after.Count > 0 && EqualityComparer<T>.Default.Equals(after[^1].Whose, one))
                after[^1] = (after[^1].Length + length, one);
            else
                after.Add((length, one));
        }

        var (run, used) = (0, 0);
        foreach (var stretch in changes.Stretches)
        {
            if (stretch.Text is { } text)
                Add(text.Length, whose);
            for (var left = stretch.Length; left > 0;)
            {
                var piece = Math.Min(left, runs[run].Length - used);
                if (stretch.IsKept)
                    Add(piece, runs[run].Whose);
                (left, used) = (left - piece, used + piece);
                if (used == runs[run].Length)
                    (run, used) = (run + 1, 0);
            }
        }

        return after;
    }
}
