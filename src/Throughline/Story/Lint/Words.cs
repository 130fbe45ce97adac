using System.Globalization;

namespace Throughline.Story.Lint;

/// <summary>Cuts text into words: letters, digits and the marks on them, of any script, and apostrophes inside.</summary>
internal static class Words
{
    /// <summary>The words of a text, in order.</summary>
    public static WordEnumerator Of(ReadOnlySpan<char> text) => new(text);

    /// <summary>True for a character that belongs to a word.</summary>
    public static bool IsInWord(char c)
    {
        if (char.IsAscii(c))
            return char.IsAsciiLetterOrDigit(c);
        return char.GetUnicodeCategory(c) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.DecimalDigitNumber;
    }

    /// <summary>True when a word has a letter with case and no small letter.</summary>
    public static bool IsCapitals(ReadOnlySpan<char> word)
    {
        var any = false;
        foreach (var c in word)
        {
            if (char.IsLower(c))
                return false;
            any |= char.IsUpper(c);
        }

        return any;
    }

    /// <summary>The word without an English possessive.</summary>
    public static ReadOnlySpan<char> WithoutPossessive(ReadOnlySpan<char> word) =>
        word.Length > 2 && word[^1] is 's' or 'S' && word[^2] is '\'' or '’' ? word[..^2] : word;

    /// <summary>Goes through the words of a text.</summary>
    public ref struct WordEnumerator(ReadOnlySpan<char> text)
    {
        private readonly ReadOnlySpan<char> _text = text;
        private int _end;

        /// <summary>Offset of the current word.</summary>
        public int Start { get; private set; }

        /// <summary>The current word.</summary>
        public readonly ReadOnlySpan<char> Current => _text[Start.._end];

        /// <summary>For <c>foreach</c>.</summary>
        public readonly WordEnumerator GetEnumerator() => this;

        /// <summary>Goes to the next word.</summary>
        public bool MoveNext()
        {
            var at = _end;
            while (at < _text.Length && !IsInWord(_text[at]))
                at++;
            Start = at;
            while (at < _text.Length && (IsInWord(_text[at]) || IsInnerApostrophe(at)))
                at++;
            _end = at;
            return Start < _end;
        }

        private readonly bool IsInnerApostrophe(int at) =>
            _text[at] is '\'' or '’' && at > Start && at + 1 < _text.Length && IsInWord(_text[at + 1]);
    }
}
