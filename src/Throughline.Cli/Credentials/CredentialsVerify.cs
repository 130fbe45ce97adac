using System.CommandLine;
using Throughline.Cli.Files;
using Throughline.Credentials.ContentCredentials;

namespace Throughline.Cli.Credentials;

/// <summary><c>throughline credentials verify FILE</c>: how it stands, and why.</summary>
internal static class CredentialsVerify
{
    public static Command Create(CommandConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "A picture, a PDF, or any file with a sidecar beside it." };
        var trust = CredentialFile.TrustOption();
        var json = new Option<bool>("--json") { Description = "Print the result as JSON (docs/json/credentials.schema.json)." };
        var command = new Command("verify", "Check that a file is as it was signed, and by whom. Exit code 1 when it is not, or not by whom you trust.") { file, trust, json };
        command.SetAction(parsed =>
        {
            var roots = parsed.GetValue(trust) ?? [];
            var opened = CredentialFile.Open(parsed.GetValue(file)!);
            var report = opened.Read(CredentialFile.Anchors(roots), console.Clock);
            if (parsed.GetValue(json))
                console.Out.WriteLine(CredentialsJson.Write(opened.Path, report));
            else
                CredentialsText.Verdict(console.Out, opened.Path, report);
            if (report.State != CredentialState.None)
                console.Error.WriteLine(CredentialsCommand.Limits);
            return report.State == CredentialState.Trusted || report.State == CredentialState.Valid && roots.Length == 0 ? ExitCode.Done : ExitCode.Findings;
        });
        return command;
    }
}
