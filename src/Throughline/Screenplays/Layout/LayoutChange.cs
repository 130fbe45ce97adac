using System.Collections.Immutable;

namespace Throughline.Screenplays.Layout;

/// <summary>
/// What an edit leaves of a layout. A page that begins with an element below empty paragraphs tells nothing: some of them may
/// stand on the page before.
/// </summary>
internal sealed class LayoutChange
{
    // A page begins where it does because of what stands before it and of what stands on it and on the next.
    private const int LookAhead = 2;

    private const int SpeakersLookBack = 4;

    private readonly PageMap _old;
    private readonly PageFiller _new;
    private readonly ImmutableArray<Element> _was;
    private readonly ImmutableArray<Element> _now;
    private readonly int _suffix;
    private readonly Dictionary<int, int> _pages = [];

    /// <param name="previous">The layout before the edit.</param>
    /// <param name="filler">What fills the pages now; nothing was placed yet.</param>
    public LayoutChange(PageMap previous, PageFiller filler)
    {
        (_old, _new, _was, _now) = (previous, filler, previous.Measure!.Elements, filler.Measure.Elements);
        var least = Math.Min(_was.Length, _now.Length);
        var prefix = 0;
        while (prefix < least && IsSame(prefix, prefix))
            prefix++;
        while (_suffix < least - prefix && IsSame(_was.Length - 1 - _suffix, _now.Length - 1 - _suffix))
            _suffix++;
        for (var p = 0; p < previous.Starts.Length; p++)
        {
            if (previous.Starts[p] >= 0)
                _pages[previous.Starts[p]] = p;
        }

        // An edit may also change where the words end, and empty paragraphs after them make no page.
        var limit = Math.Min(prefix, filler.LastText);
        for (var p = previous.Starts.Length - 1 - LookAhead; p > 0 && FirstPage == 0; p--)
        {
            if (previous.Starts.AsSpan(p, LookAhead + 1).IndexOfAnyInRange(int.MinValue, -1) < 0 && previous.Starts[p + LookAhead] <= limit && previous.Measure.EmptyAbove(previous.Starts[p]) == 0)
                FirstPage = p;
        }
    }

    /// <summary>The last page, from 0, that surely begins as before.</summary>
    public int FirstPage { get; }

    /// <summary>The old page from which on all pages are as those from a new one on; -1 when there is none.</summary>
    /// <param name="page">The new page, from 0.</param>
    public int MeetsAt(int page)
    {
        var start = _new.Sheet.Starts[page];
        var shift = _now.Length - _was.Length;
        if (start < _now.Length - _suffix || start > _new.LastText || _new.Measure.EmptyAbove(start) > 0 || !_pages.TryGetValue(start - shift, out var old) || _old.Tops[old] != _new.Sheet.Tops[page])
            return -1;
        return IsInScene(_now, start) == IsInScene(_was, start - shift) && HaveSameSpeakers(start, start - shift) ? old : -1;
    }

    private static bool IsInScene(ImmutableArray<Element> elements, int at) => elements.Take(at).Any(e => e is SceneHeading);

    // Whether a name gets (CONT'D) depends on who spoke before, back to the heading.
    private bool HaveSameSpeakers(int now, int was)
    {
        var cues = 0;
        for (; now < _now.Length && _now[now] is not SceneHeading && cues < SpeakersLookBack; now++, was++)
        {
            if (_now[now] is not Cue)
                continue;
            cues++;
            if (Speakers.SpeaksAgain(_now, now) != Speakers.SpeaksAgain(_was, was))
                return false;
        }

        return true;
    }

    private bool IsSame(int was, int now)
    {
        if (_old.Measure!.EmptyAbove(was) != _new.Measure.EmptyAbove(now))
            return false;
        var (a, b) = (_was[was], _now[now]);
        return ReferenceEquals(a, b)
            || (a.Kind == b.Kind && a.Text.Plain == b.Text.Plain && a.StyleName == b.StyleName
                && (a is not Cue cue || b is not Cue other || (cue.Name == other.Name && cue.Dual == other.Dual && cue.Extensions.AsSpan().SequenceEqual(other.Extensions.AsSpan()))));
    }
}
