using System.Globalization;

namespace Throughline.Drafts.Matching;

/// <summary>
/// Cuts a text into words as matching sees them: runs of letters, marks and digits; a possessive or clipped ending
/// (<c>'s</c>, <c>'ll</c>) is a word of its own, so that a renamed person is found in it; of Chinese characters and kana
/// each is a word.
/// </summary>
internal ref struct WordCutter(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    /// <summary>Where the word begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends.</summary>
    public readonly int End => _at;

    /// <summary>The word as written.</summary>
    public readonly ReadOnlySpan<char> Word => _text[Start.._at];

    /// <summary>Goes to the next word; false at the end.</summary>
    public bool Next()
    {
        while (_at < _text.Length && !IsLetter(_text[_at]))
            _at++;
        if (_at == _text.Length)
            return false;
        Start = _at;
        if (IsIdeograph(_text[_at]))
        {
            _at += char.IsHighSurrogate(_text[_at]) && _at + 1 < _text.Length ? 2 : 1;
            return true;
        }

        while (_at < _text.Length && IsLetter(_text[_at]) && !IsIdeograph(_text[_at]))
            _at++;
        return true;
    }

    private static bool IsLetter(char c)
    {
        if (c < 0x80)
            return char.IsAsciiLetterOrDigit(c);
        return char.IsLetterOrDigit(c) || char.IsSurrogate(c)
            || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
            || c is '\u200C' or '\u200D';
    }

    private static bool IsIdeograph(char c) =>
        c >= '\u3005' && c is '\u3005' or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uD840' and <= '\uD88D');
}
