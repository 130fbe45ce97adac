using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Throughline.Screenplays;

namespace Throughline.Proposals;

/// <summary>
/// Looks up what claims quote. A claim whose words stand nowhere in the script is shown struck through. That the words stand
/// there does not make a claim true; it lets a person judge.
/// </summary>
public sealed class ClaimCheck
{
    private const int FewestLetters = 4;
    private readonly Screenplay _draft;
    private readonly string[] _normal;

    /// <param name="draft">What the claims are about.</param>
    public ClaimCheck(Screenplay draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        _draft = draft;
        _normal = [.. draft.Elements.Select(e => Normalise(e.Text.Plain))];
    }

    /// <summary>How many of the claims are verified, of how many.</summary>
    public static (int Verified, int All) Rate(IEnumerable<CheckedClaim> claims) => claims.Aggregate((0, 0), (sum, claim) => (sum.Item1 + (claim.IsVerified ? 1 : 0), sum.Item2 + 1));

    /// <summary>Checks one claim.</summary>
    public CheckedClaim Check(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        if (claim.Quotes.IsDefaultOrEmpty)
            return new CheckedClaim(claim, ClaimState.Unverified, [], "It quotes no line.");
        var found = claim.Quotes.Select(Find).ToArray();
        var worst = found.MaxBy(f => f.State);
        return new CheckedClaim(claim, worst.State, [.. found.Select(f => f.Line)], worst.Why);
    }

    private (ClaimState State, int Line, string? Why) Find(Quote quote)
    {
        if (quote.Words.Count(char.IsLetterOrDigit) < FewestLetters)
            return (ClaimState.Unverified, -1, $"“{quote.Words}” is too short to tell where it stands.");
        var cited = quote.Line.IsKnown ? Index(e => e.Id == quote.Line) : -1;
        if (cited >= 0 && _draft.Elements[cited].Text.Plain.Contains(quote.Words, StringComparison.Ordinal))
            return (ClaimState.Exact, cited, null);
        var normal = Normalise(quote.Words);
        if (cited >= 0 && _normal[cited].Contains(normal, StringComparison.Ordinal))
            return (ClaimState.Normalised, cited, $"“{quote.Words}” stands there in other letters or spacing.");
        var exact = Index(e => e.Text.Plain.Contains(quote.Words, StringComparison.Ordinal));
        var line = exact >= 0 ? exact : Array.FindIndex(_normal, n => n.Contains(normal, StringComparison.Ordinal));
        if (line < 0)
            return (ClaimState.Unverified, -1, $"“{quote.Words}” stands nowhere in the script.");
        return exact >= 0 && !quote.Line.IsKnown
            ? (ClaimState.Exact, line, null)
            : (ClaimState.Normalised, line, quote.Line.IsKnown ? $"“{quote.Words}” stands on another line than was said." : $"“{quote.Words}” stands there in other letters or spacing.");
    }

    private int Index(Func<Element, bool> isIt)
    {
        for (var i = 0; i < _draft.Elements.Length; i++)
        {
            if (isIt(_draft.Elements[i]))
                return i;
        }

        return -1;
    }

    // One case, one kind of quotation mark, dash and space.
    private static string Normalise(string text)
    {
        var normal = new StringBuilder(text.Length);
        foreach (var c in string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormKC)) // runes: half a pair cannot be normalised
        {
            if (char.IsWhiteSpace(c))
            {
                if (normal.Length > 0 && normal[^1] != ' ')
                    normal.Append(' ');
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control))
            {
                normal.Append(char.ToUpperInvariant(c) switch { '‘' or '’' or '‛' or 'ʼ' => '\'', '“' or '”' or '„' or '«' or '»' => '"', '‐' or '‑' or '–' or '—' or '―' or '−' => '-', var other => other });
            }
        }

        return normal.ToString().Trim();
    }
}
