using Throughline.Text;

namespace Throughline.Studio.Live;

/// <summary>A text that is changed in place, with a gap where the last change was: writing at one place moves nothing.</summary>
internal sealed class LiveText
{
    private char[] _units;
    private int _gap;
    private int _gapEnd;

    public LiveText(string text)
    {
        _units = new char[text.Length + 4096];
        text.CopyTo(_units);
        (_gap, _gapEnd) = (text.Length, _units.Length);
    }

    public int Length => _units.Length - (_gapEnd - _gap);

    public char this[int at] => _units[at < _gap ? at : at + _gapEnd - _gap];

    /// <summary>Some of its characters.</summary>
    public string Slice(int at, int length) => string.Create(length, (this, at), static (units, from) =>
    {
        for (var i = 0; i < units.Length; i++)
            units[i] = from.Item1[from.at + i];
    });

    /// <exception cref="ArgumentException">The change set is for a text of another length.</exception>
    public void Apply(ChangeSet changes)
    {
        if (changes.LengthBefore != Length)
            throw new ArgumentException($"The text has {Length} units, the change set is for one of {changes.LengthBefore}.", nameof(changes));
        var at = 0;
        foreach (var stretch in changes.Stretches)
        {
            if (stretch.Text is { } text)
                Replace(at, stretch.Length, text);
            at += stretch.NewLength;
        }
    }

    public override string ToString() => string.Concat(_units.AsSpan(0, _gap), _units.AsSpan(_gapEnd));

    private void Replace(int at, int length, string text)
    {
        MoveGap(at);
        _gapEnd += length;
        if (text.Length > _gapEnd - _gap)
            Grow(text.Length);
        text.CopyTo(_units.AsSpan(_gap));
        _gap += text.Length;
    }

    private void MoveGap(int at)
    {
        if (at < _gap)
        {
            var moved = _gap - at;
            Array.Copy(_units, at, _units, _gapEnd - moved, moved);
            (_gap, _gapEnd) = (at, _gapEnd - moved);
        }
        else if (at > _gap)
        {
            var moved = at - _gap;
            Array.Copy(_units, _gapEnd, _units, _gap, moved);
            (_gap, _gapEnd) = (at, _gapEnd + moved);
        }
    }

    private void Grow(int needed)
    {
        var units = new char[Length + needed + Math.Max(4096, Length / 4)];
        var tail = _units.Length - _gapEnd;
        Array.Copy(_units, units, _gap);
        Array.Copy(_units, _gapEnd, units, units.Length - tail, tail);
        (_units, _gapEnd) = (units, units.Length - tail);
    }
}
