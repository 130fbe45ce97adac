using System.Diagnostics;

namespace Throughline.Credentials.Tests;

/// <summary>Asks a program of others, run by Node in the folder <c>validator</c>.</summary>
internal static class OtherProgram
{
    /// <summary>What it prints. The test is skipped where its package is not installed.</summary>
    /// <param name="package">The package that it needs.</param>
    /// <param name="script">The script that asks it.</param>
    /// <param name="arguments">What the script is given.</param>
    /// <param name="input">What it reads.</param>
    public static string Ask(string package, string script, IEnumerable<string> arguments, string input = "")
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine([Repository.Validator, "node_modules", .. package.Split('/')])), $"{package} is not there: needs Node 20, and npm ci in tests/Throughline.Credentials.Tests/validator");
        var start = new ProcessStartInfo("node", [script, .. arguments]) { WorkingDirectory = Repository.Validator, RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        using var node = Process.Start(start)!;
        node.StandardInput.Write(input);
        node.StandardInput.Close();
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        Assert.Equal(0, node.ExitCode);
        return output;
    }
}
