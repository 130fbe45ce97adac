namespace Throughline.Story.Lint.Craft;

internal sealed class WeSee() : PhraseRule("TL307", "we-see", "Action says \"we see\" or \"we hear\".", "we-see.tsv")
{
    protected override string Say(string words) => $"\"{words}\" can go: what stands on the page is seen or heard.";
}
