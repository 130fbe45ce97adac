using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Lint.Craft;

/// <summary>A rule that looks for words of a table in action; it reports the first of each paragraph.</summary>
internal abstract class PhraseRule(string code, string name, string summary, string table) : LintRule(code, name, LintFamily.Craft, summary)
{
    private readonly Lazy<Phrases> _phrases = new(() => new Phrases(table));

    /// <inheritdoc/>
    public sealed override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var element in context.Elements)
        {
            if (element is not (Screenplays.Action or Shot) || !TryFind(element.Text.Plain, out var start, out var length))
                continue;
            var words = element.Text.Plain.Substring(start, length);
            yield return Found(Place(context, element, words), Say(words));
        }
    }

    /// <summary>The first place in a paragraph that breaks the rule.</summary>
    protected virtual bool TryFind(ReadOnlySpan<char> text, out int start, out int length) => _phrases.Value.TryFind(text, out start, out length);

    /// <summary>The message, for the words that were found.</summary>
    protected abstract string Say(string words);

    // The words as written, if emphasis or a note does not cut them; else the paragraph.
    private static SourceSpan Place(LintContext context, Element element, string words)
    {
        var at = context.IsFountain ? context.Written(element).IndexOf(words) : -1;
        return at < 0 ? element.Span : context.Part(element, at, words.Length);
    }
}
