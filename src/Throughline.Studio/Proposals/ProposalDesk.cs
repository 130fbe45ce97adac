using System.Collections.Immutable;
using Throughline.Proposals;
using Throughline.Screenplays;
using Throughline.Story.Proposed;
using Throughline.Studio.Drafts;
using Throughline.Text;

namespace Throughline.Studio.Proposals;

/// <summary>Proposals laid out for whoever looks; made once for several, since the draft is read and measured for all of them.</summary>
public sealed class ProposalDesk
{
    private readonly ProposalMeter _meter;
    private readonly ClaimCheck _check;
    private readonly ImmutableArray<ScriptLock> _locks;
    private readonly ProposalLimits _limits;

    private ProposalDesk(Draft latest, Screenplay script, ImmutableArray<SuppliedText> texts, ImmutableArray<ScriptLock> locks, ProposalLimits limits)
    {
        (Latest, Script, _locks, _limits) = (latest, script, locks, limits);
        (_meter, _check) = (new ProposalMeter(script, texts), new ClaimCheck(script));
    }

    /// <summary>The latest draft.</summary>
    public Draft Latest { get; }

    /// <summary>Its script.</summary>
    public Screenplay Script { get; }

    /// <summary>Reads the latest draft, the supplied texts, the locks, and what whoever works has set.</summary>
    /// <exception cref="StudioException">There is no draft, or a text cannot be read.</exception>
    public static async Task<ProposalDesk> OpenAsync(Production production, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(production);
        var latest = await production.Drafts.FindOrLatestAsync(null, cancel);
        return await OpenAsync(production, latest, production.Drafts.Read(latest), cancel);
    }

    /// <summary>The same on a script that is no draft yet, such as the live text.</summary>
    /// <param name="production">Whose.</param>
    /// <param name="latest">The latest draft.</param>
    /// <param name="script">The script, its lines with the identities that they have in that draft.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<ProposalDesk> OpenAsync(Production production, Draft latest, Screenplay script, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(production);
        var texts = await production.Comparisons.ListAsync(cancel);
        return new ProposalDesk(latest, script, [.. texts.Select(text => new SuppliedText(text.Name, TextOf(production, text)))], await production.Locks.HoldingAsync(cancel), await production.ProposalViews.ReadAsync(cancel));
    }

    /// <summary>What is locked.</summary>
    public ImmutableArray<ScriptLock> Locks => _locks;

    /// <summary>Lays out a proposal.</summary>
    public ShownProposal Show(KeptProposal kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        return new ShownProposal(kept, Latest, Script,
            [.. (kept.Proposal?.Alternatives ?? []).Select(way => Show(kept.Proposal!, way))],
            [.. (kept.Proposal?.Claims ?? []).Select(_check.Check)]);
    }

    private ShownAlternative Show(Proposal proposal, Alternative way)
    {
        var measures = _meter.Measure(proposal, way);
        return new ShownAlternative(way, SpanStanding.Of(way, Script, _locks), measures, _limits.Reasons(measures));
    }

    // A script's words without its format; any other file as text.
    private static string TextOf(Production production, ComparisonText text)
    {
        var bytes = production.Content.Get(text.Content);
        var reading = production.Recover(bytes, text.Name) ?? (text.Name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) || text.Name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? null : ScreenplayReader.Read(bytes, text.Name));
        return reading is { Screenplay.Elements.IsEmpty: false } ? string.Join('\n', reading.Screenplay.Elements.Select(element => element.Text.Plain)) : SourceText.Decode(bytes, text.Name).Text;
    }
}
