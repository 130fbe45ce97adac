using System.Collections.Immutable;

namespace Throughline.Text;

/// <summary>Puts stretches one after the other, and joins what means the same joined: two that stay, two that go, two that are put in at one place.</summary>
internal sealed class ChangeSetBuilder
{
    private readonly List<ChangedStretch> _stretches = [];

    /// <summary>How many stretches there are.</summary>
    public int Count => _stretches.Count;

    public void Keep(int length, bool join = false) => Add(new ChangedStretch(length, null), join);

    public void Replace(int length, string text, bool join = false) => Add(new ChangedStretch(length, text), join);

    /// <summary>Adds a stretch.</summary>
    /// <param name="next">The stretch; one of nothing for nothing is left out.</param>
    /// <param name="join">True when it goes on with the replacement that came last, whatever it is.</param>
    public void Add(ChangedStretch next, bool join)
    {
        if (next is { Length: 0, Text: null or "" })
            return;
        if (_stretches.Count > 0)
        {
            var last = _stretches[^1];
            var joined = (last, next) switch
            {
                ({ IsKept: true }, { IsKept: true }) => last with { Length = last.Length + next.Length },
                ({ Text: "" }, { Text: "" }) => last with { Length = last.Length + next.Length },
                ({ IsKept: false, Length: 0 }, { IsKept: false, Length: 0 }) => last with { Text = last.Text + next.Text },
                ({ IsKept: false }, { IsKept: false }) when join => new ChangedStretch(last.Length + next.Length, last.Text + next.Text),
                _ => (ChangedStretch?)null,
            };
            if (joined is { } one)
            {
                _stretches[^1] = one;
                return;
            }
        }

        _stretches.Add(next);
    }

    public ChangeSet Build() => ChangeSet.Of(_stretches.ToImmutableArray());
}
