using System.Collections.Immutable;
using Throughline.Drafts;
using Throughline.Drafts.Changes;

namespace Throughline.Breakdown.Changes;

/// <summary>What a draft changes about the things that scenes need, for those who bring them: props and visual effects.</summary>
public static class NeedChanges
{
    /// <summary>One report for each of the two departments, in the order of <see cref="Department"/>.</summary>
    /// <param name="match">The drafts.</param>
    /// <param name="before">What people decided about the old draft, and whether the finder is asked.</param>
    /// <param name="now">The same of the new draft.</param>
    public static ImmutableArray<DepartmentChanges> Of(DraftMatch match, BreakdownOptions? before = null, BreakdownOptions? now = null)
    {
        ArgumentNullException.ThrowIfNull(match);
        var (a, b) = (ScriptBreakdown.Of(match.A, before), ScriptBreakdown.Of(match.B, now));
        var isSuggesting = (before ?? BreakdownOptions.Default).Suggest && (now ?? BreakdownOptions.Default).Suggest;
        return
        [
            PropChanges.Of(new NeedComparison(match, a, b, Categories.Of("props"), withSuggestedLines: false), isSuggesting),
            EffectChanges.Of(new NeedComparison(match, a, b, Categories.Of("visual-effects"), withSuggestedLines: true), isSuggesting),
        ];
    }
}
