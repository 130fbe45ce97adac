namespace Throughline.Text;

/// <summary>A half-open run of characters in a <see cref="SourceText"/>.</summary>
/// <param name="Start">Offset of the first character, in UTF-16 units from 0; -1 when the span is of nothing that was read.</param>
/// <param name="Length">Number of UTF-16 units; zero or more.</param>
/// <param name="Line">Line of the first character, from 1; 0 in <see cref="None"/>. Lines end at LF, CRLF or CR.</param>
/// <param name="Column">Column of the first character in its line, in UTF-16 units from 1; 0 in <see cref="None"/>.</param>
/// <param name="EndLine">Line of the last character, from 1; equal to <paramref name="Line"/> when empty.</param>
public readonly record struct SourceSpan(int Start, int Length, int Line, int Column, int EndLine)
{
    /// <summary>The span of something that no file contains, such as an element added by an edit.</summary>
    public static readonly SourceSpan None = new(-1, 0, 0, 0, 0);

    /// <summary>Offset just past the last character.</summary>
    public int End => Start + Length;

    /// <summary>False for <see cref="None"/>.</summary>
    public bool IsInSource => Start >= 0;

    /// <summary>The same run after <paramref name="characters"/> characters and <paramref name="lines"/> lines were put in before it.</summary>
    public SourceSpan Shift(int characters, int lines) =>
        new(Start + characters, Length, Line + lines, Column, EndLine + lines);
}
