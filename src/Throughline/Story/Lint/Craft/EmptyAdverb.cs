namespace Throughline.Story.Lint.Craft;

internal sealed class EmptyAdverb() : PhraseRule("TL306", "empty-adverb", "Action has a word that adds no picture.", "empty-adverbs.tsv")
{
    protected override string Say(string words) => $"\"{words}\" adds nothing to see. Try the sentence without it, or with a stronger verb.";
}
