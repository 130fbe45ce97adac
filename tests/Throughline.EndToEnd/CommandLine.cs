using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Throughline.EndToEnd;

/// <summary>Runs the real program as a person does: through the script at the top of the repository.</summary>
internal static class CommandLine
{
    public static string Repository { get; } = Find();

    /// <summary>Keys that the tests make, away from those of whoever runs them.</summary>
    private static readonly string Keys = Directory.CreateTempSubdirectory("throughline-test-keys-").FullName;

    public static Task<Outcome> Run(params string[] arguments) => RunIn(Repository, null, arguments);

    /// <summary>Runs with one variable of the environment set.</summary>
    public static Task<Outcome> RunWith(string variable, string value, params string[] arguments) => RunIn(Repository, null, arguments, (variable, value));

    public static Task<Outcome> RunIn(string folder, string? input, params string[] arguments) => RunIn(folder, input, arguments, null);

    /// <summary>The program, ready to be started.</summary>
    public static ProcessStartInfo Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository, "throughline"))
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["THROUGHLINE_KEYS"] = Keys;
        start.Environment.Remove("COLUMNS");
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }

    private static async Task<Outcome> RunIn(string folder, string? input, string[] arguments, (string Name, string Value)? variable)
    {
        var start = Start(folder, arguments);
        if (variable is { } set)
            start.Environment[set.Name] = set.Value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (input is not null)
            await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException late)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"throughline {string.Join(' ', arguments)} did not end within two minutes.", late);
        }

        return new Outcome(process.ExitCode, await output, await error);
    }

    private static string Find([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}

/// <summary>What a run of the program gave.</summary>
internal sealed record Outcome(int ExitCode, string Out, string Error);
