using System.CommandLine;

namespace Throughline.Cli.Models;

/// <summary><c>throughline model list|allow|use|test</c>.</summary>
internal static class ModelCommand
{
    public static Command Create(CommandConsole console) => new("model", "See which models are set up, decide what a production allows, choose one, try it.")
    {
        ModelList.Create(console),
        ModelAllow.Create(console),
        ModelUse.Create(console),
        ModelTest.Create(console),
    };
}
