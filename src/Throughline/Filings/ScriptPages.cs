using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Filings;

/// <summary>On which pages of a draft its lines stand.</summary>
/// <param name="Draft">The draft, as <c>draft-3</c>.</param>
/// <param name="Count">How many pages it has, title pages aside.</param>
/// <param name="Labels">The page on which a line begins, as printed, by the line's identity.</param>
public sealed record ScriptPages(string Draft, int Count, ImmutableSortedDictionary<long, string> Labels)
{
    /// <summary>Lays out a draft whose lines have identities, in its own style.</summary>
    public static ScriptPages Of(string draft, Screenplay script)
    {
        ArgumentNullException.ThrowIfNull(script);
        var map = PageLayout.Of(script, OwnStyle.Of(script));
        var labels = ImmutableSortedDictionary.CreateBuilder<long, string>();
        for (var i = 0; i < script.Elements.Length; i++)
        {
            if (map.Elements[i].Page > 0)
                labels[script.Elements[i].Id.Value] = map.LabelOf(map.Elements[i].Page);
        }

        return new ScriptPages(draft, map.Pages, labels.ToImmutable());
    }
}
