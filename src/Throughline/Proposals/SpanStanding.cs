using System.Collections.Immutable;
using Throughline.Drafts;
using Throughline.Screenplays;

namespace Throughline.Proposals;

/// <summary>How a proposed span stands in a draft as it is now.</summary>
/// <param name="Span">As proposed; with its place in the line of now where <see cref="Standing"/> is <see cref="Standing.Rebased"/>.</param>
/// <param name="Standing">Whether it can be taken.</param>
/// <param name="Line">Index of its line in the draft; -1 when the line is gone.</param>
/// <param name="Why">Why it cannot, or what was done so that it can; null when nothing has changed.</param>
public sealed record SpanStanding(ProposedSpan Span, Standing Standing, int Line, string? Why)
{
    /// <summary>True when it can be taken.</summary>
    public bool IsOpen => Standing is Standing.Fresh or Standing.Rebased;

    /// <summary>Says how each span of an alternative stands, in its order.</summary>
    /// <param name="alternative">What is suggested.</param>
    /// <param name="draft">The draft of now, its lines with the identities that they had when the proposal was made.</param>
    /// <param name="locks">What is locked.</param>
    public static ImmutableArray<SpanStanding> Of(Alternative alternative, Screenplay draft, ImmutableArray<ScriptLock> locks)
    {
        ArgumentNullException.ThrowIfNull(alternative);
        ArgumentNullException.ThrowIfNull(draft);
        var placeOf = new Dictionary<LineId, int>();
        for (var i = 0; i < draft.Elements.Length; i++)
            placeOf[draft.Elements[i].Id] = i;
        return [.. alternative.Spans.Select(span => Of(span, draft, locks, placeOf))];
    }

    private static SpanStanding Of(ProposedSpan span, Screenplay draft, ImmutableArray<ScriptLock> locks, Dictionary<LineId, int> placeOf)
    {
        if (!placeOf.TryGetValue(span.Line, out var line))
            return new SpanStanding(span, Standing.Stale, -1, "The line is no longer in the draft.");
        if (span.ChangesText && ScriptLock.On(draft, locks, line) is { } held)
            return new SpanStanding(span, Standing.Locked, line, held.ToString());
        if (span.ChangesText && SpeaksFor(span, draft, line, locks) is { } voice)
            return new SpanStanding(span, Standing.Locked, line, voice.ToString());
        var now = WellFormed.Of(draft.Elements[line].Text.Plain);
        if (now == span.Was)
            return new SpanStanding(span, Standing.Fresh, line, null);
        if (span.Kind == SpanKind.NewLines)
            return new SpanStanding(span, Standing.Rebased, line, "The line it follows has changed since.");
        return Follow(span, now) is { } start
            ? new SpanStanding(span with { Start = start, Was = now }, Standing.Rebased, line, "The line has changed elsewhere since; the words this is about are as they were.")
            : new SpanStanding(span, Standing.Stale, line, "The words this is about have changed since.");
    }

    // What somebody who is locked says is held also against words that are put into their mouth.
    private static ScriptLock? SpeaksFor(ProposedSpan span, Screenplay draft, int line, ImmutableArray<ScriptLock> locks)
    {
        if (locks.IsDefaultOrEmpty || !locks.Any(l => l.Kind == LockKind.Character))
            return null;
        IEnumerable<Cue> cues = span.Kind == SpanKind.NewLines ? NewLines.Of(span.Text).OfType<Cue>()
            : draft.Elements[line] is Cue cue && span.Start + span.Length <= cue.Text.Plain.Length ? [(Cue)ElementEdit.WithText(cue, ElementEdit.Apply(cue.Text, span.Edit))]
            : [];
        return cues.Select(cue => locks.FirstOrDefault(l => l.Kind == LockKind.Character && CharacterIndex.Fold(l.Name ?? "") == CharacterIndex.Fold(cue.Name))).FirstOrDefault(l => l is not null);
    }

    // The words are where they were when all of them, and what stands at either side, are in one kept run.
    private static int? Follow(ProposedSpan span, string now)
    {
        var (from, to) = (Math.Max(0, span.Start - 1), Math.Min(span.Was.Length, span.Start + span.Length + 1));
        foreach (var run in WordDiff.Between(span.Was, now))
        {
            if (!run.IsKept)
                continue;
            var (first, last) = span.Length > 0 ? (span.Start, span.Start + span.Length) : (from, to);
            if (first >= run.StartA && last <= run.StartA + run.LengthA && last > first)
                return run.StartB + span.Start - run.StartA;
        }

        return null;
    }
}

/// <summary>Whether a proposed span can be taken.</summary>
public enum Standing
{
    /// <summary>Its line is as it was.</summary>
    Fresh,

    /// <summary>Its line has changed elsewhere; the place was found again.</summary>
    Rebased,

    /// <summary>Its words have changed or its line is gone.</summary>
    Stale,

    /// <summary>A person has locked it.</summary>
    Locked,
}
