using System.Collections.Frozen;
using Throughline.Text;

namespace Throughline.Story.Lint.Continuity;

internal sealed class Nickname() : LintRule("TL202", "nickname", LintFamily.Continuity, "A name and its short form seem to be used for one role.")
{
    private static readonly FrozenDictionary<string, string[]> ShortForms =
        DataTable.Read("nicknames.tsv").ToFrozenDictionary(row => row[0], row => row[1].Split(' '), StringComparer.Ordinal);

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var byName = context.Names.ToDictionary(n => n.Name, StringComparer.Ordinal);
        foreach (var full in context.Names)
        {
            var space = full.Name.IndexOf(' ', StringComparison.Ordinal);
            var (first, rest) = space < 0 ? (full.Name, "") : (full.Name[..space], full.Name[space..]);
            foreach (var form in ShortForms.GetValueOrDefault(first, []))
            {
                if (byName.TryGetValue(form + rest, out var other) && AreOneRole(context, full, other))
                {
                    var rare = other.Speeches.Length < full.Speeches.Length ? other : full;
                    var common = rare == other ? full : other;
                    yield return Found(rare.Speeches[0].Speech.Cue.Span, $"{rare.Name} and {common.Name} never meet and only one of them is introduced. If they are one person, use one name in the cues, or declare the other an alias.");
                }
            }
        }
    }

    // Two people are in a scene together sooner or later, or both are introduced in capitals.
    private static bool AreOneRole(LintContext context, NameUse a, NameUse b) =>
        a.Speeches[0].Character != b.Speeches[0].Character && !a.SharesSceneWith(b) && !(context.Mentions.IsIntroduced(a.Name) && context.Mentions.IsIntroduced(b.Name));
}
