namespace Throughline.Cli;

/// <summary>What a command's number means, everywhere.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, and something was found that a person should see.</summary>
    public const int Findings = 1;

    /// <summary>The command was given wrongly.</summary>
    public const int Usage = 2;

    /// <summary>A file could not be read or written, or something else failed.</summary>
    public const int Failed = 3;
}
