namespace Throughline.Cli;

/// <summary>The command cannot go on: the message says what was tried, on which file, and what to do.</summary>
internal sealed class CommandFailure(string message, int exitCode = ExitCode.Failed, Exception? inner = null) : Exception(message, inner)
{
    public int ExitCode { get; } = exitCode;
}
