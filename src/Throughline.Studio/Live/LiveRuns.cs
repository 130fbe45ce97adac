using System.Text;
using Throughline.Ledger;
using Throughline.Text;

namespace Throughline.Studio.Live;

/// <summary>
/// The characters of a text in runs, each run somebody's, followed through edits. What is deleted is remembered at its place for a
/// while, so that an undo that puts back the very characters gives them back to whom they were.
/// </summary>
internal sealed class LiveRuns<T>
{
    // An editor undoes a few hundred steps at most.
    private const int MostRemembered = 2000;

    private readonly LiveText _text;
    private List<Run> _runs = [];
    private long _step;

    /// <param name="text">The text before the first edit.</param>
    /// <param name="whose">Whose it is.</param>
    public LiveRuns(string text, T whose)
    {
        _text = new LiveText(text);
        if (text.Length > 0)
            _runs.Add(Run.Of(text.Length, whose));
    }

    /// <summary>From the first character to the last.</summary>
    public List<(int Length, T Whose)> Shown
    {
        get
        {
            var shown = new List<(int Length, T Whose)>(_runs.Count);
            foreach (var run in _runs.Where(run => run.Gone is null))
            {
                if (shown.Count > 0 && EqualityComparer<T>.Default.Equals(shown[^1].Whose, run.Whose))
                    shown[^1] = (shown[^1].Length + run.Length, run.Whose);
                else
                    shown.Add((run.Length, run.Whose));
            }

            return shown;
        }
    }

    /// <summary>Follows an edit.</summary>
    /// <param name="edit">The edit.</param>
    /// <param name="whose">Whose the characters are that it puts in and that it does not put back.</param>
    public void Step(LiveEdit edit, T whose)
    {
        _step++;
        var after = new List<Run>(_runs.Count + 4);
        var (run, used, at) = (0, 0, 0);
        foreach (var stretch in edit.Changes.Stretches)
        {
            if (stretch.IsKept)
            {
                for (var left = stretch.Length; left > 0;)
                    left -= Keep(left);
                at += stretch.Length;
                continue;
            }

            // What was deleted here before, and what is deleted now, in the order of the text.
            var here = new List<Run>();
            for (var left = stretch.Length; left > 0 || (run < _runs.Count && used == 0 && _runs[run].Gone is not null);)
            {
                if (_runs[run] is { Gone: not null } gone)
                {
                    here.Add(gone);
                    run++;
                    continue;
                }

                var length = Math.Min(left, _runs[run].Length - used);
                here.Add(new Run(length, _runs[run].Whose, _text.Slice(at, length), _step, edit.Manner == EditManner.Undone));
                (at, left, used) = (at + length, left - length, used + length);
                if (used == _runs[run].Length)
                    (run, used) = (run + 1, 0);
            }

            if (stretch.Text is not { Length: > 0 } text)
                here.ForEach(Add);
            else if (edit.Manner != EditManner.Undone || !PutBack(here, text))
            {
                Add(Run.Of(text.Length, whose));
                here.ForEach(Add);
            }
        }

        for (; run < _runs.Count; run++)
            Add(_runs[run]);
        _runs = after;
        _text.Apply(edit.Changes);
        Forget();

        // As many characters of the run as are asked for; deleted ones before them come along.
        int Keep(int most)
        {
            if (_runs[run].Gone is not null)
            {
                Add(_runs[run++]);
                return 0;
            }

            var length = Math.Min(most, _runs[run].Length - used);
            Add(_runs[run] with { Length = length });
            used += length;
            if (used == _runs[run].Length)
                (run, used) = (run + 1, 0);
            return length;
        }

        void Add(Run one)
        {
            if (one.Gone is null && after.Count > 0 && after[^1] is { Gone: null } last && EqualityComparer<T>.Default.Equals(last.Whose, one.Whose))
                after[^1] = last with { Length = last.Length + one.Length };
            else
                after.Add(one);
        }

        bool PutBack(List<Run> here, string text)
        {
            if (Find(here, text) is not { } parts)
                return false;
            foreach (var (i, one) in here.Index())
            {
                if (!parts.TryGetValue(i, out var part))
                {
                    Add(one);
                    continue;
                }

                if (part.Start > 0)
                    Add(one.Part(0, part.Start));
                Add(Run.Of(part.Length, one.Whose));
                if (part.Start + part.Length < one.Length)
                    Add(one.Part(part.Start + part.Length, one.Length - part.Start - part.Length));
            }

            return true;
        }
    }

    /// <summary>Says of all that is shown whose it is from now on; what was deleted stays whose it was.</summary>
    public void Settle(T whose) => _runs = [.. _runs.Select(run => run.Gone is null ? run with { Whose = whose } : run)];

    // The characters among those that were deleted that a text puts back. What people deleted goes before what an undo did: the same
    // letters can be put back by an undo of the one or a redo of the other.
    private Dictionary<int, TextRange>? Find(List<Run> here, string text)
    {
        var old = here.Index().Where(one => one.Item.When < _step).ToArray();
        return Whole([.. old.Where(one => !one.Item.ByUndo)], text) ?? Whole([.. old.Where(one => one.Item.ByUndo)], text) ?? Part(old, text);
    }

    // All that one edit deleted here, or several that followed each other; the last first.
    private static Dictionary<int, TextRange>? Whole((int Index, Run Item)[] old, string text)
    {
        var times = old.Select(one => one.Item.When).Distinct().OrderDescending().ToArray();
        for (var last = 0; last < times.Length; last++)
        {
            for (var first = last; first < times.Length; first++)
            {
                var these = old.Where(one => one.Item.When <= times[last] && one.Item.When >= times[first]).ToArray();
                var length = these.Sum(one => one.Item.Length);
                if (length == text.Length && string.Concat(these.Select(one => one.Item.Gone)) == text)
                    return these.ToDictionary(one => one.Index, one => new TextRange(0, one.Item.Length));
                if (length >= text.Length)
                    break;
            }
        }

        return null;
    }

    // A stretch of what was deleted; the last that there is.
    private static Dictionary<int, TextRange>? Part((int Index, Run Item)[] old, string text)
    {
        var whole = new StringBuilder();
        foreach (var (_, one) in old)
            whole.Append(one.Gone);
        var at = whole.ToString().LastIndexOf(text, StringComparison.Ordinal);
        if (at < 0)
            return null;
        var (parts, begins, end) = (new Dictionary<int, TextRange>(), 0, at + text.Length);
        foreach (var (index, one) in old)
        {
            var (from, to) = (Math.Max(at, begins), Math.Min(end, begins + one.Length));
            if (from < to)
                parts[index] = new TextRange(from - begins, to - from);
            begins += one.Length;
        }

        return parts;
    }

    // The older half.
    private void Forget()
    {
        if (_runs.Count(run => run.Gone is not null) <= MostRemembered)
            return;
        var since = _runs.Where(run => run.Gone is not null).Select(run => run.When).OrderDescending().ElementAt(MostRemembered / 2);
        _runs.RemoveAll(run => run.Gone is not null && run.When < since);
    }

    /// <summary>Characters that follow each other.</summary>
    /// <param name="Length">How many.</param>
    /// <param name="Whose">Whose.</param>
    /// <param name="Gone">What they were, when they were deleted; null while they are shown.</param>
    /// <param name="When">The edit that deleted them, counted from 1.</param>
    /// <param name="ByUndo">Whether that took something back.</param>
    private readonly record struct Run(int Length, T Whose, string? Gone, long When, bool ByUndo)
    {
        public static Run Of(int length, T whose) => new(length, whose, null, 0, false);

        public Run Part(int from, int length) => this with { Length = length, Gone = Gone!.Substring(from, length) };
    }
}
