using System.ComponentModel;
using System.Diagnostics;

namespace Throughline.Assist.Models;

/// <summary>Where keys are looked for: the environment, then the system's secret store (Secret Service by <c>secret-tool</c>, Keychain by <c>security</c>). Never in a file of ours.</summary>
public sealed class SecretStore
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly Func<string, string?> _environment;
    private readonly Func<string, IReadOnlyList<string>, string?> _run;

    /// <summary>The environment and the secret store of this machine.</summary>
    public SecretStore()
        : this(Environment.GetEnvironmentVariable, Run)
    {
    }

    internal SecretStore(Func<string, string?> environment, Func<string, IReadOnlyList<string>, string?> run) => (_environment, _run) = (environment, run);

    /// <summary>The key of a model; null when it needs none.</summary>
    /// <exception cref="ModelException">It needs one and there is none.</exception>
    public string? KeyOf(ModelEndpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (endpoint.KeyName is not { } name)
            return null;
        return Find(name) ?? throw new ModelException(ModelFailureKind.NotSetUp, $"There is no key for {endpoint.Name}: set the variable {name}, or keep it in the system's secret store ({StoreCommand(name)}).");
    }

    /// <summary>Whether there is a key, without showing it.</summary>
    public bool Has(ModelEndpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return endpoint.KeyName is not { } name || Find(name) is not null;
    }

    private string? Find(string name)
    {
        var key = _environment(name);
        if (string.IsNullOrWhiteSpace(key))
            key = OperatingSystem.IsMacOS() ? _run("security", ["find-generic-password", "-s", "throughline", "-a", name, "-w"]) : OperatingSystem.IsLinux() ? _run("secret-tool", ["lookup", "service", "throughline", "key", name]) : null;
        return string.IsNullOrWhiteSpace(key) ? null : key.Trim();
    }

    private static string StoreCommand(string name) => OperatingSystem.IsMacOS()
        ? $"security add-generic-password -s throughline -a {name} -w"
        : $"secret-tool store --label=Throughline service throughline key {name}";

    private static string? Run(string program, IReadOnlyList<string> arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false });
            if (process is null)
                return null;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill();
                return null;
            }

            return process.ExitCode == 0 ? output.GetAwaiter().GetResult() : null;
        }
        catch (Win32Exception)
        {
            // The program is not installed: this machine has no secret store that we know.
            return null;
        }
    }
}
