using Throughline.Story;

namespace Throughline.Breakdown.Finder;

/// <summary>Cuts a paragraph into words and marks what stands between them.</summary>
internal static class Tokens
{
    public static List<Token> Of(string text)
    {
        var tokens = new List<Token>();
        var splitter = new WordSplitter(text);
        var end = 0;
        while (splitter.Next())
        {
            var word = splitter.Word.ToString();
            var isOwner = word.Length > 2 && (word.EndsWith("'s", StringComparison.OrdinalIgnoreCase) || word.EndsWith("’s", StringComparison.OrdinalIgnoreCase));
            var bare = isOwner ? word[..^2] : word;
            var after = splitter.Start + word.Length;
            // A plural's apostrophe: "stags' heads".
            if (!isOwner && word[^1] is 's' && after < text.Length && text[after] is '\'' or '’')
                isOwner = after + 1 < text.Length && text[after + 1] == ' ';
            tokens.Add(new Token(splitter.Start, bare, bare.ToLowerInvariant(), isOwner, tokens.Count == 0 ? '\0' : Gap(text.AsSpan(end, splitter.Start - end))));
            end = after;
        }

        return tokens;
    }

    // The strongest mark: what ends a sentence before what parts a clause.
    private static char Gap(ReadOnlySpan<char> between)
    {
        var gap = ' ';
        foreach (var c in between)
        {
            if (c is '.' or '!' or '?' or ':' or ';' or '\n' or '—' or '…')
                return c;
            if (c is ',' or '(' or ')' or '"' or '“' or '”' or '–' or '/')
                gap = c == '“' || c == '”' ? '"' : c;
            else if (c == '-' && between.Length > 1)
                return '—';
        }

        return gap;
    }
}
