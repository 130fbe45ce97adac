using System.CommandLine;
using Throughline.Cli.Files;
using Throughline.Credentials.ContentCredentials;

namespace Throughline.Cli.Credentials;

/// <summary>A file, and what may lie beside it.</summary>
/// <param name="Path">The file itself, never the sidecar.</param>
/// <param name="Bytes">All of it.</param>
/// <param name="Sidecar">What lies beside it, or null.</param>
internal sealed record CredentialFile(string Path, byte[] Bytes, byte[]? Sidecar)
{
    /// <summary>What is added to a name.</summary>
    public const string Ending = ".c2pa";

    /// <summary>What commands that check are told: whom to trust.</summary>
    public static Option<string[]> TrustOption() => new("--trust")
    {
        Description = "A root that you trust, in PEM. May be repeated. Without one nobody is trusted.",
        HelpName = "ROOT.pem",
    };

    /// <summary>Reads a file; given a sidecar, the file that it belongs to.</summary>
    /// <exception cref="CommandFailure">It cannot be read.</exception>
    public static CredentialFile Open(string path)
    {
        var file = path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) ? path[..^Ending.Length] : path;
        if (file != path && !File.Exists(file))
            throw new CommandFailure($"{path}: {file}, to which it belongs, is not beside it.");
        return new CredentialFile(file, ScriptFile.Bytes(file), file != "-" && File.Exists(file + Ending) ? ScriptFile.Bytes(file + Ending) : null);
    }

    /// <summary>Reads roots.</summary>
    /// <exception cref="CommandFailure">A file holds none.</exception>
    public static TrustAnchors Anchors(IEnumerable<string> paths)
    {
        var anchors = TrustAnchors.None;
        foreach (var path in paths)
            anchors = anchors.And(TrustAnchors.Read(Text(path)) ?? throw new CommandFailure($"{path}: holds no certificate in PEM, or a damaged one.", ExitCode.Usage));
        return anchors;
    }

    /// <summary>A file as text.</summary>
    public static string Text(string path) => System.Text.Encoding.UTF8.GetString(ScriptFile.Bytes(path));

    /// <summary>Reads and checks what it carries.</summary>
    public CredentialReport Read(TrustAnchors anchors, TimeProvider clock) => CredentialReader.Read(Bytes, Sidecar, anchors, clock.GetUtcNow());
}
