using System.Buffers;
using System.Globalization;
using System.Text;

namespace Throughline.Story;

/// <summary>
/// Finds the words of a text in any script. A word is a run of letters, marks and digits; an apostrophe or hyphen between
/// two letters belongs to it. Of Chinese characters and Japanese kana, which are written without spaces, each counts as a word.
/// </summary>
internal ref struct WordSplitter(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    /// <summary>Where the word begins.</summary>
    public int Start { get; private set; }

    /// <summary>The word as written.</summary>
    public readonly ReadOnlySpan<char> Word => _text[Start.._at];

    /// <summary>How many words a text has.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var splitter = new WordSplitter(text);
        var count = 0;
        while (splitter.Next())
            count++;
        return count;
    }

    /// <summary>Goes to the next word; false at the end.</summary>
    public bool Next()
    {
        while (_at < _text.Length && !IsWordCharacter(_text, _at))
            _at++;
        if (_at == _text.Length)
            return false;
        Start = _at;
        if (IsWordAlone(_text, _at))
        {
            _at += char.IsHighSurrogate(_text[_at]) && _at + 1 < _text.Length ? 2 : 1;
            SkipMarks();
            return true;
        }

        while (_at < _text.Length && (IsWordCharacter(_text, _at) && !IsWordAlone(_text, _at) || Joins()))
            _at++;
        return true;
    }

    private static bool IsWordCharacter(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        if (c < 0x80)
            return char.IsAsciiLetterOrDigit(c);
        if (char.IsSurrogate(c))
            return IsLetterPair(text, char.IsHighSurrogate(c) ? at : at - 1);
        return char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
            || (c is '\u200C' or '\u200D') && at > 0 && at + 1 < text.Length && IsWordCharacter(text, at + 1);
    }

    private static bool IsLetterPair(ReadOnlySpan<char> text, int at) =>
        at >= 0 && Rune.DecodeFromUtf16(text[at..], out var rune, out var used) == OperationStatus.Done && used == 2 && Rune.IsLetterOrDigit(rune);

    private static bool IsWordAlone(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        return c >= '\u3005' && (c is >= '\u3040' and <= '\u30FF' or >= '\u31F0' and <= '\u31FF' or >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or '\u3005'
            || c is >= '\uD840' and <= '\uD88D');
    }

    private readonly bool Joins() =>
        (_text[_at] is '\'' or '’' or '-' or '\u2011') && _at + 1 < _text.Length && IsWordCharacter(_text, _at + 1) && !IsWordAlone(_text, _at + 1);

    private void SkipMarks()
    {
        while (_at < _text.Length && _text[_at] > 0x7F && char.GetUnicodeCategory(_text[_at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
            _at++;
    }
}
