using System.Collections.Immutable;
using System.Globalization;
using Throughline.Drafts;
using Throughline.Ledger;
using Throughline.Proposals;
using Throughline.Screenplays;

namespace Throughline.Studio.Live;

/// <summary>
/// Who wrote which line of a draft that is named from the live text: an entry of the record for every line that was written on
/// since the draft before. Without it the whole draft would be of whoever gave it its name.
/// </summary>
internal sealed class LiveHands
{
    /// <summary>The detail of an added draft that has the version of the live text that it is.</summary>
    public const string VersionDetail = "version";

    private readonly Production _production;
    private readonly long _version;
    private readonly Screenplay _live;
    private readonly Dictionary<int, ImmutableArray<LiveEdit>> _editsOf;
    private readonly Dictionary<Guid, (Proposal? Proposal, bool IsChanged)> _proposals;

    private LiveHands(Production production, long version, Screenplay live, Dictionary<int, ImmutableArray<LiveEdit>> editsOf, Dictionary<Guid, (Proposal?, bool)> proposals) =>
        (_production, _version, _live, _editsOf, _proposals) = (production, version, live, editsOf, proposals);

    /// <summary>Reads the edits since the draft before.</summary>
    /// <param name="production">Whose.</param>
    /// <param name="version">The version that is named.</param>
    /// <param name="text">Its text.</param>
    public static async Task<LiveHands> OfAsync(Production production, long version, string text)
    {
        var live = LiveScript.Read(text);
        var since = await production.Live.SinceDraftAsync(version);
        List<(int Length, LiveEdit? Whose)> runs = [];
        Dictionary<Guid, (Proposal?, bool)> proposals = [];
        if (since < version)
        {
            runs = await RunsAsync(production, since, version);
            var accepted = runs.Select(run => run.Whose?.Proposal).OfType<Guid>().ToHashSet();
            foreach (var kept in accepted.Count == 0 ? [] : await production.Proposals.ListAsync())
            {
                if (accepted.Contains(kept.Id))
                    proposals[kept.Id] = (kept.Proposal, kept.Decisions.Any(decision => decision.Choice?.Taken.Any(span => span.Text is not null) == true));
            }
        }

        return new LiveHands(production, version, live, EditsOf(live, runs), proposals);
    }

    /// <summary>The entries of a draft, given its script with identities.</summary>
    /// <param name="draft">As it is read back from its file.</param>
    /// <param name="number">The draft's number.</param>
    public IReadOnlyList<LedgerEvent> Events(Screenplay draft, int number)
    {
        if (_editsOf.Count == 0)
            return [];
        var match = DraftMatch.Between(_live, draft);
        List<LedgerEvent> events = [];
        for (var i = 0; i < draft.Elements.Length; i++)
        {
            if (match.PartnerOfB(i) is { } line && _editsOf.TryGetValue(line, out var edits))
                events.Add(Event(draft.Elements[i], number, edits));
        }

        return events;
    }

    /// <summary>What is put on record of the draft itself.</summary>
    public (string Name, string Value) Version => (VersionDetail, _version.ToString(CultureInfo.InvariantCulture));

    // Of a line that several wrote on it is the last; what a machine proposed and a person wrote on is both's.
    private LedgerEvent Event(Element line, int number, ImmutableArray<LiveEdit> edits)
    {
        var taken = edits.LastOrDefault(edit => edit.Manner == EditManner.Accepted);
        var edit = taken ?? edits[^1];
        var details = new List<(string, string)> { ("manner", LiveWords.Of(edit.Manner)) };
        var origin = Origin.Human;
        Tool? tool = null;
        if (taken?.Proposal is { } id)
        {
            details.Add(("proposal", id.ToString("D")));
            var (proposal, isChanged) = _proposals.GetValueOrDefault(id);
            (origin, tool) = (proposal?.Origin ?? Origin.Machine, proposal?.Tool);
            if (origin == Origin.Machine && (isChanged || edits.Any(other => other.Manner != EditManner.Accepted)))
                origin = Origin.MachineEdited;
            if (origin == Origin.Human && proposal is not null && proposal.Actor.Person != edit.Person)
                details.Add(("by", proposal.Actor.Person));
        }

        var stated = _production.Event(EventKind.Edited, [.. details]);
        return stated with { Actor = stated.Actor with { Person = edit.Person }, Target = new Target($"draft-{number}") { Line = line.Id.Value }, Origin = origin, Tool = tool };
    }

    // The edit that every character is of; null for those of the draft before. What an undo puts back may have gone before that draft.
    private static async Task<List<(int Length, LiveEdit? Whose)>> RunsAsync(Production production, long since, long version)
    {
        var edits = new List<LiveEdit>();
        await foreach (var edit in production.Live.EditsAsync(since, version))
            edits.Add(edit);
        var from = edits.Any(edit => edit.Manner == EditManner.Undone && edit.Changes.Stretches.Any(stretch => stretch.Text is { Length: > 0 })) ? 0 : since;
        var runs = new LiveRuns<LiveEdit?>(await production.Live.TextAsync(from), null);
        await foreach (var edit in production.Live.EditsAsync(from, since))
            runs.Step(edit, WhoseOf(edit));
        runs.Settle(null);
        foreach (var edit in edits)
            runs.Step(edit, WhoseOf(edit));
        return runs.Shown;
    }

    private static LiveEdit? WhoseOf(LiveEdit edit) => edit.Manner == EditManner.Imported ? null : edit;

    private static Dictionary<int, ImmutableArray<LiveEdit>> EditsOf(Screenplay live, List<(int Length, LiveEdit? Whose)> runs)
    {
        Dictionary<int, ImmutableArray<LiveEdit>> found = [];
        var (run, at) = (0, 0);
        for (var i = 0; i < live.Elements.Length; i++)
        {
            var span = live.Elements[i].Span;
            while (run < runs.Count && at + runs[run].Length <= span.Start)
                at += runs[run++].Length;
            SortedDictionary<long, LiveEdit> edits = [];
            for (var (r, from) = (run, at); r < runs.Count && from < span.End; from += runs[r++].Length)
            {
                if (runs[r].Whose is { } edit)
                    edits[edit.Sequence] = edit;
            }

            if (edits.Count > 0)
                found[i] = [.. edits.Values];
        }

        return found;
    }
}
