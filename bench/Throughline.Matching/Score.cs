using Throughline.Drafts;
using Throughline.Screenplays;

namespace Throughline.Matching;

/// <summary>How many lines were found again. A line counts when it keeps half of its words; pairs of lines that keep less are neither right nor wrong.</summary>
public sealed class Score
{
    public long Found { get; private set; }

    public long Missed { get; private set; }

    public long Wrong { get; private set; }

    /// <summary>Lines of B that share an identity with another; must stay 0.</summary>
    public long SharedIds { get; private set; }

    public double Precision => Found + Wrong == 0 ? 1 : (double)Found / (Found + Wrong);

    public double Recall => Found + Missed == 0 ? 1 : (double)Found / (Found + Missed);

    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    /// <summary>Counts one matching; returns what went wrong, for a person to look at.</summary>
    /// <param name="known">The truth.</param>
    /// <param name="match">What was found.</param>
    /// <param name="onlyTouched">True to count only lines that were edited, moved, split or merged, and pairs with them.</param>
    public List<string> Add(KnownDraft known, DraftMatch match, bool onlyTouched = false)
    {
        var wrong = new List<string>();
        string[] contextA = Contexts(known.A), contextB = Contexts(known.B);
        var isTrue = known.Truth.ToDictionary(t => (t.A, t.B));
        var trueOfA = known.Truth.ToLookup(t => t.A);
        var trueOfB = known.Truth.ToLookup(t => t.B);
        var pairs = match.Lines.Where(l => l is { A: not null, B: not null }).Select(l => (A: l.A!.Value, B: l.B!.Value)).ToHashSet();
        var ofA = pairs.ToLookup(p => p.A);
        var ofB = pairs.ToLookup(p => p.B);
        var touchedA = known.Truth.Where(t => t.IsTouched).Select(t => t.A).ToHashSet();
        foreach (var (a, b) in pairs)
        {
            if (isTrue.TryGetValue((a, b), out var truth))
            {
                if (truth.Kept >= 0.5 && (truth.IsTouched || !onlyTouched))
                    Found++;
            }
            else if (trueOfB[b].Any(t => contextA[t.A] == contextA[a]) || trueOfA[a].Any(t => contextB[t.B] == contextB[b]))
            {
                // Interchangeable; the truth below counts it.
            }
            else if (!onlyTouched || touchedA.Contains(a) || trueOfB[b].Any(t => t.IsTouched))
            {
                Wrong++;
                wrong.Add($"  wrong  {a} «{known.A.Elements[a].Text.Plain}» -> {b} «{known.B.Elements[b].Text.Plain}»");
            }
        }

        foreach (var truth in known.Truth)
        {
            if (truth.Kept < 0.5 || (onlyTouched && !truth.IsTouched) || pairs.Contains((truth.A, truth.B)))
                continue;
            if (ofB[truth.B].Any(p => contextA[p.A] == contextA[truth.A]) || ofA[truth.A].Any(p => contextB[p.B] == contextB[truth.B]))
            {
                Found++;
                continue;
            }

            Missed++;
            wrong.Add($"  missed {truth.A} «{known.A.Elements[truth.A].Text.Plain}» -> {truth.B} «{known.B.Elements[truth.B].Text.Plain}» keeps {truth.Kept:0.00}");
        }

        var partners = new HashSet<int>();
        for (var b = 0; b < known.B.Elements.Length; b++)
            SharedIds += match.PartnerOfB(b) is { } a && !partners.Add(a) ? 1 : 0;
        return wrong;
    }

    private static string[] Contexts(Screenplay screenplay)
    {
        var texts = screenplay.Elements.Select(e => $"{e.Kind}:{e.Text.Plain}").Prepend("").Append("").ToList();
        return [.. Enumerable.Range(1, screenplay.Elements.Length).Select(i => $"{texts[i - 1]}\0{texts[i]}\0{texts[i + 1]}")];
    }
}
