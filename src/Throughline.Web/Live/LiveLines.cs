using Throughline.Drafts;
using Throughline.Screenplays;
using Throughline.Screenplays.Fountain;
using Throughline.Studio;
using Throughline.Studio.Drafts;
using Throughline.Studio.Live;
using Throughline.Text;

namespace Throughline.Web.Live;

/// <summary>The lines of the live text and those of the latest draft, which have identities: places of one in the other.</summary>
internal sealed class LiveLines
{
    private readonly DraftMatch _match;
    private readonly Dictionary<LineId, int> _lineOf = [];

    private LiveLines(long version, Draft? latest, Screenplay draft, Screenplay live)
    {
        (Version, Latest, Draft, Live) = (version, latest, draft, live);
        _match = DraftMatch.Between(draft, live);
        Identified = LiveScript.Identify(_match);
        for (var i = 0; i < draft.Elements.Length; i++)
            _lineOf[draft.Elements[i].Id] = i;
    }

    /// <summary>Of the live text.</summary>
    public long Version { get; }

    /// <summary>The draft, or null when there is none yet.</summary>
    public Draft? Latest { get; }

    public Screenplay Draft { get; }

    public Screenplay Live { get; }

    /// <summary>The live script with the identities of the draft's lines.</summary>
    public Screenplay Identified { get; }

    /// <summary>Matches the newest of both.</summary>
    public static async Task<LiveLines> OfAsync(Production production, IGrainFactory grains, CancellationToken cancel)
    {
        var now = await grains.GetGrain<IDocumentGrain>(production.Id).TextAsync(-1);
        var latest = (await production.Drafts.ListAsync(cancel)).LastOrDefault();
        var live = LiveScript.Read(now.Text!);
        return new LiveLines(now.Version, latest, latest is null ? FountainReader.Read(SourceText.Empty).Screenplay : production.Drafts.Read(latest), live);
    }

    /// <summary>Where something of the draft is in the live text.</summary>
    public (int From, int To, string Standing) Of(AnchorPlace place)
    {
        if (place.Fate == AnchorFate.Orphaned || !_lineOf.TryGetValue(place.Line, out var line) || _match.PartnerOfA(line) is null)
            return (0, 0, "line-gone");
        var carried = Anchors.Carry(_match, [new Anchor(place.Line, place.Start, place.Length)])[0];
        var element = Live.Elements[carried.Element];
        if (carried.Fate == AnchorFate.WordsGone || place.Fate == AnchorFate.WordsGone || carried.Length == 0)
            return (element.Span.Start, element.Span.End, place.Length == 0 ? "here" : "words-gone");
        var (from, to) = SourcePlaces.Of(Live.Source, element, carried.Start, carried.Length);
        return (from, to, "here");
    }

    /// <summary>The line of the draft that a place of the live text is in; null for a line that no draft has.</summary>
    /// <param name="from">In the live text.</param>
    /// <param name="to">In the live text; what is behind the line's end is left out.</param>
    public Anchor? At(int from, int to)
    {
        var at = ElementAt(from);
        if (at < 0 || _match.PartnerOfB(at) is not { } line)
            return null;
        var (element, old) = (Live.Elements[at], Draft.Elements[line]);
        var start = SourcePlaces.In(Live.Source, element, from);
        var end = SourcePlaces.In(Live.Source, element, Math.Min(to, element.Span.End));
        if (element.Text.Plain == old.Text.Plain)
            return new Anchor(old.Id, start, Math.Max(0, end - start));
        // The line was edited since the draft: the same words if they are there once, else the line.
        var words = element.Text.Plain[start..Math.Max(start, end)];
        var found = words.Length == 0 ? -1 : old.Text.Plain.IndexOf(words, StringComparison.Ordinal);
        return found >= 0 ? new Anchor(old.Id, found, words.Length) : new Anchor(old.Id, 0, old.Text.Plain.Length);
    }

    /// <summary>Whether a place of the live text is in a line that no draft has.</summary>
    public bool IsNew(int place) => ElementAt(place) is >= 0 and var at && _match.PartnerOfB(at) is null;

    /// <summary>The nearest line that the draft has: above a place, else below it; null when there is none.</summary>
    public Anchor? Near(int place)
    {
        var above = Live.Elements.Count(element => element.Span.Start <= place) - 1;
        for (var i = above; i >= 0; i--)
        {
            if (_match.PartnerOfB(i) is { } line)
                return new Anchor(Draft.Elements[line].Id, 0, 0);
        }

        for (var i = above + 1; i < Live.Elements.Length; i++)
        {
            if (_match.PartnerOfB(i) is { } line)
                return new Anchor(Draft.Elements[line].Id, 0, 0);
        }

        return null;
    }

    // -1 between lines.
    private int ElementAt(int place)
    {
        var at = -1;
        for (var i = 0; i < Live.Elements.Length && Live.Elements[i].Span.Start <= place; i++)
            at = i;
        return at >= 0 && place <= Live.Elements[at].Span.End ? at : -1;
    }
}
