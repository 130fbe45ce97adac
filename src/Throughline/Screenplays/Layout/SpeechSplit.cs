using System.Collections.Immutable;

namespace Throughline.Screenplays.Layout;

/// <summary>Where a speech may go over to the next page: between its parts, and at the end of a sentence in a part of three lines or more.</summary>
internal static class SpeechSplit
{
    /// <summary>The most lines of a speech, its cue left out, that can stay on a page; 0 when it must move whole.</summary>
    /// <param name="elements">The screenplay.</param>
    /// <param name="first">The first part of the speech.</param>
    /// <param name="end">Just past its last part.</param>
    /// <param name="left">Lines that are free.</param>
    public static int LinesThatStay(ImmutableArray<Element> elements, int first, int end, int left)
    {
        var content = 0;
        for (var i = first; i < end; i++)
            content += PageEstimate.Height(elements[i], false);
        int best = 0, before = 0;
        for (var i = first; i < end && before <= left; i++)
        {
            var height = PageEstimate.Height(elements[i], false);
            if (elements[i] is not Parenthetical && height >= 3)
                best = Math.Max(best, before + SentencesThatFit(elements[i], left - before, before, content));
            before += height;
            if (elements[i] is not Parenthetical && before <= left && before >= 2 && content - before >= 2)
                best = Math.Max(best, before);
        }

        return best;
    }

    private static int SentencesThatFit(Element part, int left, int before, int content)
    {
        var text = part.Text.Plain.AsSpan().TrimEnd();
        var best = -before;
        for (var i = 0; i < text.Length - 1; i++)
        {
            if (text[i] is not ('.' or '!' or '?' or '…' or '。' or '！' or '？' or '।' or '۔' or '؟') || !char.IsWhiteSpace(text[i + 1]) && text[i] < '\u3000')
                continue;
            var lines = LineCount.Of(text[..(i + 1)], PageEstimate.WidthOf(part, false));
            if (lines > left)
                break;
            if (before + lines >= 2 && content - before - lines >= 2)
                best = lines;
        }

        return best;
    }
}
