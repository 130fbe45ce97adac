namespace Throughline.Story.Proposed;

/// <summary>The words of a text, folded, in order: what texts are compared by.</summary>
internal static class SpokenWords
{
    /// <summary>In small letters, every apostrophe the straight one.</summary>
    public static List<Word> Of(string text)
    {
        var words = new List<Word>();
        var splitter = new WordSplitter(text);
        while (splitter.Next())
            words.Add(new Word(splitter.Word.ToString().ToLowerInvariant().Replace('’', '\''), splitter.Start, splitter.Word.Length));
        return words;
    }

    /// <summary>How many sentences a text has: what ends in a full stop, a question or exclamation mark, an ellipsis, or a line; at least 1 when it has words.</summary>
    public static int Sentences(string text)
    {
        int sentences = 0, letters = 0;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                letters++;
            }
            else if (c is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '।' or '؟' or '\n' && letters > 0)
            {
                sentences += letters > 0 ? 1 : 0;
                letters = 0;
            }
        }

        return sentences + (letters > 0 ? 1 : 0);
    }
}

/// <summary>A word of a text.</summary>
/// <param name="Text">Folded.</param>
/// <param name="Start">Where it begins, UTF-16 units.</param>
/// <param name="Length">Of the word as written.</param>
internal readonly record struct Word(string Text, int Start, int Length);
