using System.Collections.Immutable;
using Throughline.Screenplays;

namespace Throughline.Drafts;

/// <summary>
/// The drafts of a script so far, as far as identity needs them: the latest, and every line that an earlier one had and the
/// latest has not. A scene that comes back, three drafts later or from under OMITTED, gets its old identities.
/// </summary>
public sealed record DraftHistory
{
    /// <summary>No draft yet.</summary>
    public static readonly DraftHistory Empty = new();

    private DraftHistory()
    {
    }

    /// <summary>The latest draft with identities; null before the first.</summary>
    public Screenplay? Latest { get; private init; }

    /// <summary>Lines of earlier drafts that the latest lacks, with their identities; those that went together stand together.</summary>
    public ImmutableArray<Element> Gone { get; private init; } = [];

    /// <summary>The first identity that was never given.</summary>
    public long NextId { get; private init; } = 1;

    /// <summary>The history of drafts that were kept with their identities.</summary>
    /// <param name="latest">The latest, every line with an identity.</param>
    /// <param name="gone">Lines that it lacks.</param>
    /// <param name="nextId">Above every identity that was ever given.</param>
    public static DraftHistory Of(Screenplay latest, ImmutableArray<Element> gone, long nextId) => new() { Latest = latest, Gone = gone, NextId = nextId };

    /// <summary>Brings in the next draft.</summary>
    public DraftStep Add(Screenplay draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (Latest is null)
        {
            var (first, firstFree) = LineIds.Give(draft, new LineId[draft.Elements.Length], [], NextId);
            return new DraftStep(new DraftHistory { Latest = first, NextId = firstFree }, first, null, 0);
        }

        var match = DraftMatch.Between(Latest, draft);
        var ids = new LineId[draft.Elements.Length];
        for (var b = 0; b < ids.Length; b++)
            ids[b] = match.PartnerOfB(b) is { } a ? Latest.Elements[a].Id : default;
        var away = Away(match);
        var omitted = new LineId[Omitted(draft).Count()];
        var returned = Recall(match, away, ids, omitted);
        var (carried, next) = LineIds.Give(draft, ids, omitted, NextId);
        var present = new HashSet<LineId>(ids.Concat(omitted));
        var gone = ImmutableArray.CreateRange(away.Where(e => !present.Contains(e.Id)));
        return new DraftStep(new DraftHistory { Latest = carried, Gone = gone, NextId = next }, carried, match, returned);
    }

    // What the new draft may bring back: what it just lost first, then what lies under OMITTED, then what went long ago.
    private List<Element> Away(DraftMatch match)
    {
        var away = new List<Element>();
        for (var a = 0; a < Latest!.Elements.Length; a++)
        {
            if (match.PartnerOfA(a) is null)
                away.Add(Latest.Elements[a]);
        }

        away.AddRange(Omitted(Latest));
        away.AddRange(Gone);
        return away;
    }

    private int Recall(DraftMatch match, List<Element> away, LineId[] ids, LineId[] omitted)
    {
        var justLost = away.Count - Gone.Length - Omitted(Latest!).Count();
        var isNew = Enumerable.Range(0, ids.Length).Where(b => !ids[b].IsKnown).ToList();
        ImmutableArray<Element> wanted = [.. isNew.Select(b => match.B.Elements[b]), .. Omitted(match.B)];
        if (away.Count == 0 || wanted.IsEmpty)
            return 0;
        var returned = 0;
        foreach (var line in DraftMatch.Between(new Screenplay { Elements = [.. away] }, new Screenplay { Elements = wanted }).Lines)
        {
            // What was just lost and what is new were looked at together already.
            if (line is not { A: { } a, B: { } b, Confidence: >= DraftMatch.Doubtful } || line.Kind is MatchKind.Split or MatchKind.Merged || (a < justLost && b < isNew.Count))
                continue;
            if (b < isNew.Count)
            {
                ids[isNew[b]] = away[a].Id;
                returned++;
            }
            else
            {
                omitted[b - isNew.Count] = away[a].Id;
            }
        }

        return returned;
    }

    private static IEnumerable<Element> Omitted(Screenplay draft) => draft.Elements.OfType<SceneHeading>().SelectMany(h => h.OmittedElements);
}

/// <summary>What the next draft made of the history.</summary>
/// <param name="History">With the new draft in it.</param>
/// <param name="Draft">The new draft with identities.</param>
/// <param name="Match">Of the draft before and the new one; null for the first.</param>
/// <param name="Returned">How many lines came back that earlier drafts had.</param>
public sealed record DraftStep(DraftHistory History, Screenplay Draft, DraftMatch? Match, int Returned);
