using Throughline.Text;

namespace Throughline.Screenplays.FinalDraft;

/// <summary>How a file lays out its tags.</summary>
/// <param name="NewLine">What ends a line; empty in a file that is all one line.</param>
/// <param name="Before">What stands before a tag on its line.</param>
/// <param name="Unit">What a level inside adds.</param>
internal readonly record struct FdxIndent(string NewLine, string Before, string Unit)
{
    /// <summary>As Final Draft writes: LF and two spaces.</summary>
    public static readonly FdxIndent Standard = new("\n", "", "  ");

    /// <summary>A new line and what stands before the tag on it.</summary>
    public string Line => NewLine + Before;

    /// <summary>One level further in.</summary>
    public FdxIndent Inside => this with { Before = Before + Unit };

    /// <summary>How the paragraphs of a block are laid out, learned from the first of them.</summary>
    public static FdxIndent Of(SourceText source, FdxBlock block, IReadOnlyList<FdxParagraph> paragraphs)
    {
        var text = source.Text;
        var outer = Leading(text, block.Start);
        if (paragraphs.Count == 0)
            return new FdxIndent(source.NewLine, (outer ?? "") + "  ", "  ");
        if (Leading(text, paragraphs[0].Start) is not { } own)
            return new FdxIndent("", "", "");
        var unit = outer is not null && own.Length > outer.Length && own.StartsWith(outer, StringComparison.Ordinal) ? own[outer.Length..] : "  ";
        return new FdxIndent(source.NewLine, own, unit);
    }

    /// <summary>The white space between the start of the line and a tag; null when something else stands there.</summary>
    public static string? Leading(string text, int at)
    {
        var start = at;
        while (start > 0 && text[start - 1] is ' ' or '\t')
            start--;
        return start == 0 || text[start - 1] is '\n' or '\r' ? text[start..at] : null;
    }
}
