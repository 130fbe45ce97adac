using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Spectre.Console;

namespace Throughline.Cli.Read;

/// <summary>Puts lines on the screen: in ink on a terminal, as plain text into a pipe or file.</summary>
internal static class TerminalScreen
{
    private const int Narrowest = 60;
    private const int Widest = 120;
    private const int WhenPiped = 100;

    /// <summary>The columns to use: those of the terminal; into a pipe or file those that COLUMNS names; within reason.</summary>
    public static int Width()
    {
        if (!Console.IsOutputRedirected)
            return Within(Console.WindowWidth, 80);
        return int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) ? Within(columns, WhenPiped) : WhenPiped;
    }

    private static int Within(int columns, int otherwise) => columns <= 0 ? otherwise : Math.Clamp(columns, Narrowest, Widest);

    public static void Print(ImmutableArray<TerminalLine> lines, TextWriter output)
    {
        if (!Console.IsOutputRedirected)
        {
            PrintInInk(lines, output);
            return;
        }

        foreach (var line in lines)
            output.WriteLine(line.ToString());
    }

    // A method of its own, so that Spectre is only loaded where there is a terminal.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void PrintInInk(ImmutableArray<TerminalLine> lines, TextWriter output)
    {
        var screen = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        foreach (var line in lines)
        {
            var paragraph = new Paragraph { Overflow = Overflow.Crop };
            foreach (var piece in line.Pieces)
                paragraph.Append(piece.Text, StyleOf(piece.Ink));
            paragraph.Append("\n");
            screen.Write(paragraph);
        }
    }

    private static Style StyleOf(Ink ink) => ink switch
    {
        Ink.Strong => new Style(decoration: Decoration.Bold),
        Ink.Soft => new Style(decoration: Decoration.Dim),
        Ink.Mark => new Style(Color.IndianRed),
        Ink.Second => new Style(Color.SteelBlue),
        Ink.Doubt => new Style(Color.DarkGoldenrod),
        Ink.Added => new Style(Color.Green),
        Ink.Removed => new Style(Color.IndianRed, decoration: Decoration.Strikethrough),
        _ => Style.Plain,
    };
}
