using System.CommandLine;

namespace Throughline.Cli.Cut;

/// <summary><c>throughline cut</c>: what editing systems write.</summary>
internal static class CutCommand
{
    public static Command Create(CommandConsole console) => new("cut", "Read cuts from any editing system, and write them for any other.")
    {
        CutShowCommand.Create(console),
        CutConvertCommand.Create(console),
        CutFlattenCommand.Create(console),
        CutTrimCommand.Create(console),
        CutDiffCommand.Create(console),
        CutCheckCommand.Create(console),
    };
}
