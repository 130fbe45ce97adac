using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Lint.Continuity;

internal sealed class UnintroducedSpeaker() : LintRule("TL206", "unintroduced-speaker", LintFamily.Continuity, "Someone speaks for the first time in a scene that nobody brought them into.")
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Collective =
        DataTable.Read("voices.tsv").Select(row => row[0]).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public override ImmutableArray<LintParameter> Parameters => [new("least-speeches", 3, "speeches that someone must have to be worth introducing")];

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var least = context.Settings.Number(this, "least-speeches");
        foreach (var person in context.Speeches.GroupBy(s => s.Character))
        {
            var first = person.First();
            if (first.Scene < 0 || person.Count() < least || !first.Speech.Cue.Extensions.IsEmpty || person.Any(s => IsVoice(s.Name)))
                continue;
            var scene = context.Scenes[first.Scene];
            if (person.Select(s => s.Name).Distinct(StringComparer.Ordinal).All(name => IsUnseen(context, name, scene)))
                yield return Found(first.Speech.Cue.Span, $"{first.Name} speaks here for the first time, but no action has brought {first.Name} into the scene. Introduce them, or add (V.O.) or (O.S.).");
        }
    }

    private static bool IsVoice(string name)
    {
        foreach (var word in Words.Of(name))
        {
            if (Collective.Contains(word) || IsWithoutWordSpaces(word) || word.ContainsAnyInRange('0', '9'))
                return true;
        }

        return name.AsSpan().ContainsAny("/&+,");
    }

    // In these scripts words are not parted by spaces or carry endings, so that a name cannot be looked for.
    private static bool IsWithoutWordSpaces(ReadOnlySpan<char> word) => word[0] is >= '\u0E00' and <= '\u0EFF' or >= '\u2E80' and <= '\uD7FF';

    private static bool IsUnseen(LintContext context, string name, Scene scene) =>
        !context.Mentions.IsMentionedBy(name, scene.FirstElement + scene.Elements.Length - 1) && !IsInflected(context, name, scene);

    // ИВАН is brought in as «Ивана»: outside English the stem is enough. Talk of the person, a note or a synopsis too.
    private static bool IsInflected(LintContext context, string name, Scene scene)
    {
        foreach (var word in Words.Of(name))
        {
            var stem = word.Length >= 4 && !System.Text.Ascii.IsValid(word) ? word[..^1] : word;
            for (var i = 0; i < scene.FirstElement + scene.Elements.Length; i++)
            {
                if (context.Elements[i] is not Cue && context.Elements[i].Text.Plain.AsSpan().Contains(stem, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        return false;
    }
}
