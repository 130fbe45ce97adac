namespace Throughline.Story.Lint.Craft;

internal sealed class Unfilmable() : PhraseRule("TL305", "unfilmable", "Action tells a thought that no camera can show.", "thoughts.tsv")
{
    protected override string Say(string words) => $"\"{words}\" cannot be filmed. Find something that can be seen or heard and says the same.";
}
