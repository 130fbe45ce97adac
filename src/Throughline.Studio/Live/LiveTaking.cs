using System.Collections.Immutable;
using Throughline.Proposals;
using Throughline.Screenplays;
using Throughline.Studio.Drafts;
using Throughline.Text;

namespace Throughline.Studio.Live;

/// <summary>What taking a proposal does to the live text: the same as it would do to a draft, as one change set.</summary>
public static class LiveTaking
{
    private const long NotGiven = 1L << 53;

    /// <summary>Works it out; nothing is changed.</summary>
    /// <param name="proposal">What is suggested.</param>
    /// <param name="choice">What a person chose.</param>
    /// <param name="raw">The live script as it was read.</param>
    /// <param name="live">The same with identities.</param>
    /// <param name="locks">What is locked.</param>
    /// <returns>The change set, or how the spans stand that are in the way.</returns>
    /// <exception cref="StudioException">Nothing, a part twice, or parts that overlap were chosen.</exception>
    public static (ChangeSet? Changes, ImmutableArray<SpanStanding> Refused) Of(Proposal proposal, Proposals.ProposalChoice choice, Screenplay raw, Screenplay live, ImmutableArray<ScriptLock> locks)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(raw);
        if (choice.Alternative < 0 || choice.Alternative >= proposal.Alternatives.Length || choice.Taken.Any(span => span.Index < 0 || span.Index >= proposal.Alternatives[choice.Alternative].Spans.Length))
            throw new StudioException("The proposal has no such part.");
        try
        {
            var verdict = Taking.Take(proposal, choice.Alternative, choice.Taken, live, locks, NotGiven);
            if (verdict.Applied is not { } applied)
                return (null, verdict.Refused);
            var written = EditedFile.Write(raw, live, applied.Draft, "live.fountain");
            return (Between(raw.Source.Text, SourceText.Decode(written.Bytes.ToArray(), written.Name).Text), []);
        }
        catch (ArgumentException failure)
        {
            throw new StudioException($"The proposal cannot be taken like this: {failure.Message} Nothing was changed.", failure);
        }
    }

    // Line by line, and in a line only what differs, so that what stays on it stays whose it is.
    private static ChangeSet Between(string from, string to)
    {
        var (at, now) = (0, 0);
        List<TextEdit> edits = [];
        foreach (var stretch in LineChanges.Between(from, to).Stretches)
        {
            if (!stretch.IsKept)
            {
                var old = from.AsSpan(at, stretch.Length);
                var put = to.AsSpan(now, stretch.NewLength);
                var head = old.CommonPrefixLength(put);
                head -= head > 0 && char.IsHighSurrogate(old[head - 1]) ? 1 : 0;
                var most = Math.Min(old.Length, put.Length) - head;
                var tail = 0;
                while (tail < most && old[^(tail + 1)] == put[^(tail + 1)])
                    tail++;
                tail -= tail > 0 && char.IsLowSurrogate(old[^tail]) ? 1 : 0;
                edits.Add(new TextEdit(at + head, old.Length - head - tail, put[head..^tail].ToString()));
            }

            at += stretch.Length;
            now += stretch.NewLength;
        }

        return ChangeSet.Of(from.Length, edits);
    }
}
