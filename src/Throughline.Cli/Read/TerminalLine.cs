using System.Text;
using Throughline.Cli.Files;
using Throughline.Screenplays.Layout;

namespace Throughline.Cli.Read;

/// <summary>One line of the report. It never grows wider than it was told, and holds nothing that could command a terminal.</summary>
internal sealed class TerminalLine(int width)
{
    private readonly List<TerminalPiece> _pieces = [];

    public IReadOnlyList<TerminalPiece> Pieces => _pieces;

    /// <summary>Columns used.</summary>
    public int Columns { get; private set; }

    /// <summary>Adds text; what does not fit is cut with an ellipsis.</summary>
    public TerminalLine Add(string text, Ink ink = Ink.Plain)
    {
        var safe = Fit(SafeText.Line(text), width - Columns);
        if (safe.Length > 0)
            _pieces.Add(new TerminalPiece(safe, ink));
        Columns += LineCount.Columns(safe);
        return this;
    }

    /// <summary>Adds text in a column of its own, padded at its end.</summary>
    public TerminalLine Left(string text, int columns, Ink ink = Ink.Plain)
    {
        var safe = Fit(SafeText.Line(text), columns);
        return Add(safe + new string(' ', Math.Max(0, columns - LineCount.Columns(safe))), ink);
    }

    /// <summary>Adds text in a column of its own, padded at its start.</summary>
    public TerminalLine Right(string text, int columns, Ink ink = Ink.Plain)
    {
        var safe = Fit(SafeText.Line(text), columns);
        return Add(new string(' ', Math.Max(0, columns - LineCount.Columns(safe))) + safe, ink);
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var piece in _pieces)
            text.Append(piece.Text);
        return text.ToString().TrimEnd();
    }

    private static string Fit(string text, int columns)
    {
        if (columns <= 0)
            return "";
        if (LineCount.Columns(text) <= columns)
            return text;
        // Marks that take no column make a text longer than it is wide, but not many times so.
        var end = Math.Min(text.Length, columns * 4);
        while (end > 0 && (LineCount.Columns(text.AsSpan(0, end)) > columns - 1 || char.IsHighSurrogate(text[end - 1])))
            end--;
        return text[..end].TrimEnd() + "…";
    }
}

/// <summary>A run of a line in one ink.</summary>
internal sealed record TerminalPiece(string Text, Ink Ink);
