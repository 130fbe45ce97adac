using System.Collections.Frozen;

namespace Throughline.Story.Lint.Craft;

internal sealed class Progressive() : PhraseRule("TL308", "progressive", "Action says that someone is doing something, where the plain verb is stronger.", "not-participles.tsv")
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NotParticiples =
        Text.DataTable.Read("not-participles.tsv").Select(row => row[0]).ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    protected override bool TryFind(ReadOnlySpan<char> text, out int start, out int length)
    {
        var words = Words.Of(text);
        var auxiliary = -1;
        while (words.MoveNext())
        {
            var word = words.Current;
            var end = words.Start + word.Length;
            if (auxiliary >= 0 && word.Length > 4 && word.EndsWith("ing", StringComparison.OrdinalIgnoreCase) && !NotParticiples.Contains(word))
            {
                (start, length) = (auxiliary, end - auxiliary);
                return true;
            }

            var isAuxiliary = word.Equals("is", StringComparison.OrdinalIgnoreCase) || word.Equals("are", StringComparison.OrdinalIgnoreCase);
            auxiliary = isAuxiliary && end < text.Length && text[end] == ' ' ? words.Start : -1;
        }

        (start, length) = (0, 0);
        return false;
    }

    protected override string Say(string words) => $"\"{words}\" is weaker than the plain verb. Say what is done.";
}
