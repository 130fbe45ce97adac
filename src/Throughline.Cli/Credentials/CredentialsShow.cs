using System.CommandLine;
using Throughline.Cli.Files;

namespace Throughline.Cli.Credentials;

/// <summary><c>throughline credentials show FILE</c>: what its manifests say.</summary>
internal static class CredentialsShow
{
    public static Command Create(CommandConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "A picture, a PDF, or any file with a sidecar beside it." };
        var trust = CredentialFile.TrustOption();
        var json = new Option<bool>("--json") { Description = "Print the result as JSON (docs/json/credentials.schema.json)." };
        var command = new Command("show", "Show what a file says of where it comes from, and how that stands.") { file, trust, json };
        command.SetAction(parsed =>
        {
            var opened = CredentialFile.Open(parsed.GetValue(file)!);
            var report = opened.Read(CredentialFile.Anchors(parsed.GetValue(trust) ?? []), console.Clock);
            if (parsed.GetValue(json))
            {
                console.Out.WriteLine(CredentialsJson.Write(opened.Path, report));
                return ExitCode.Done;
            }

            CredentialsText.Verdict(console.Out, opened.Path, report);
            foreach (var manifest in report.Manifests.Reverse())
                CredentialsText.Manifest(console.Out, manifest, isActive: manifest == report.Active);
            if (!report.Manifests.IsEmpty)
                console.Error.WriteLine(CredentialsCommand.Limits);
            return ExitCode.Done;
        });
        return command;
    }
}
