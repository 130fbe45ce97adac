using System.CommandLine;
using System.Runtime.InteropServices;
using Throughline.Web.Hosting;

namespace Throughline.Cli.Studios;

/// <summary><c>throughline studio [FOLDER]</c>: becomes the program of the studio, so that signals reach it and its exit code is the command's.</summary>
internal static partial class StudioCommand
{
    public static Command Create(CommandConsole console)
    {
        var command = new StudioArguments().Command("studio");
        command.SetAction(parsed => HandOver(parsed, console));
        return command;
    }

    // Does not come back, unless the other program cannot be started.
    private static int HandOver(ParseResult parsed, CommandConsole console)
    {
        var program = Find();
        console.Out.Flush();
        console.Error.Flush();
        var start = parsed.Tokens.Select(token => token.Value).SkipWhile(value => value != "studio").Skip(1);
        _ = Execute(program, [program, .. start, null]);
        throw new CommandFailure($"{program}: the studio could not be started (error {Marshal.GetLastPInvokeError()}).", ExitCode.Failed);
    }

    // Beside the command: artifacts/throughline and artifacts/studio.
    private static string Find()
    {
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "studio", "Throughline.Web"));
        return File.Exists(program)
            ? program
            : throw new CommandFailure($"The studio is not built ({program} is missing). Building it needs Node.js 20 with npm; then run: ./throughline studio", ExitCode.Failed);
    }

    [LibraryImport("libc", EntryPoint = "execv", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Execute(string path, string?[] arguments);
}
