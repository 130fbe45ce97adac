using System.Collections.Immutable;
using Throughline.Screenplays;

namespace Throughline.Drafts;

/// <summary>Where something that hangs on a line is in one draft of a history.</summary>
/// <param name="Line">The line; of an orphan the line that is gone.</param>
/// <param name="Start">Offset in that line's text, UTF-16 units; of an orphan as it was when the line went.</param>
/// <param name="Length">How much of it; 0 when the words it marked are gone.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Near">Of an orphan the nearest line that is left, <c>default</c> when none is; else the line itself.</param>
public sealed record AnchorPlace(LineId Line, int Start, int Length, AnchorFate Fate, LineId Near)
{
    /// <summary>The place of an anchor on the draft it was made on.</summary>
    public static AnchorPlace Of(Anchor anchor)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        return new AnchorPlace(anchor.Line, anchor.Start, anchor.Length, AnchorFate.Carried, anchor.Line);
    }

    /// <summary>
    /// The places in the draft that came next, in the order given. What hangs on a line that comes back, drafts after it
    /// went, hangs on it again; a line that lies under OMITTED counts as gone, with that heading as the nearest place.
    /// </summary>
    /// <param name="before">The history that the next draft came to; the places are on its latest draft.</param>
    /// <param name="match">Of that draft and the next.</param>
    /// <param name="draft">The next draft with its identities.</param>
    /// <param name="places">On the draft before.</param>
    public static ImmutableArray<AnchorPlace> Next(DraftHistory before, DraftMatch match, Screenplay draft, ImmutableArray<AnchorPlace> places)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(match);
        ArgumentNullException.ThrowIfNull(draft);
        var carried = Anchors.Carry(match, [.. places.Select(place => new Anchor(place.Line, place.Start, place.Length))]);
        var near = Anchors.Carry(match, [.. places.Select(place => new Anchor(place.Near, 0, 0))]);
        var lines = new HistoryLines(before, draft);
        return
        [
            .. places.Select((place, i) => carried[i].Fate != AnchorFate.Orphaned && lines.WasPresent(place.Line)
                ? On(draft, place, carried[i])
                : Back(lines, place) ?? Orphan(lines, draft, place, lines.WasPresent(place.Line) ? carried[i] : near[i])),
        ];
    }

    private static AnchorPlace On(Screenplay draft, AnchorPlace place, CarriedAnchor carried)
    {
        var line = draft.Elements[carried.Element].Id;
        // Words that went do not come back by the mere passing of drafts.
        var fate = place.Fate == AnchorFate.WordsGone ? AnchorFate.WordsGone : carried.Fate;
        return new AnchorPlace(line, carried.Start, carried.Length, fate, line);
    }

    private static AnchorPlace? Back(HistoryLines lines, AnchorPlace place)
    {
        if (!lines.IsBack(place.Line, out var old, out var now))
            return null;
        var (start, length) = Anchors.Follow(old.Text.Plain, now.Text.Plain, place.Start, place.Length);
        return new AnchorPlace(place.Line, start, length, length > 0 || place.Length == 0 ? AnchorFate.Carried : AnchorFate.WordsGone, place.Line);
    }

    private static AnchorPlace Orphan(HistoryLines lines, Screenplay draft, AnchorPlace place, CarriedAnchor nearest) =>
        place with { Fate = AnchorFate.Orphaned, Near = lines.OmittedUnder(place.Line) ?? (nearest.Element < 0 ? default : draft.Elements[nearest.Element].Id) };

    // The lines of the draft before, of all that went earlier, and of the new draft, by identity.
    private sealed class HistoryLines
    {
        private readonly HashSet<LineId> _present;
        private readonly Dictionary<LineId, Element> _away = [];
        private readonly Dictionary<LineId, Element> _now = [];
        private readonly Dictionary<LineId, LineId> _omitted = [];

        public HistoryLines(DraftHistory before, Screenplay draft)
        {
            _present = [.. before.Latest!.Elements.Select(element => element.Id)];
            foreach (var element in before.Latest.Elements.OfType<SceneHeading>().SelectMany(heading => heading.OmittedElements).Concat(before.Gone))
                _away.TryAdd(element.Id, element);
            foreach (var element in draft.Elements)
            {
                _now[element.Id] = element;
                foreach (var omitted in element is SceneHeading heading ? heading.OmittedElements : [])
                    _omitted[omitted.Id] = element.Id;
            }
        }

        public bool WasPresent(LineId line) => _present.Contains(line);

        public bool IsBack(LineId line, out Element old, out Element now)
        {
            now = null!;
            return _away.TryGetValue(line, out old!) && _now.TryGetValue(line, out now!);
        }

        public LineId? OmittedUnder(LineId line) => _omitted.TryGetValue(line, out var heading) ? heading : null;
    }
}
