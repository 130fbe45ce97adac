using System.CommandLine;
using System.Text;
using Throughline.Cli.Files;
using Throughline.Credentials;
using Throughline.Ledger.Notes;

namespace Throughline.Cli.Ledger;

/// <summary><c>throughline ledger check PROOF --key KEY</c>: for somebody who was given a proof.</summary>
internal static class LedgerCheck
{
    public static Command Create(CommandConsole console)
    {
        var file = new Argument<string>("PROOF") { Description = "A .tlog-proof file." };
        var key = new Option<string[]>("--key") { Description = "A public key that must have signed, as name+id+base64; get it from somebody you trust.", Required = true };
        var command = new Command("check", "Check a proof that somebody gave you; no production is needed.") { file, key };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            var proof = LogProof.Parse(Encoding.UTF8.GetString(ScriptFile.Bytes(path))) ?? throw new CommandFailure($"{path}: is no proof of an entry.");
            foreach (var one in parsed.GetValue(key)!.Select(LedgerVerify.Parse))
            {
                if (proof.Checkpoint.Verify(one, Ed25519Signature.Holds) != NoteVerdict.Holds)
                {
                    console.Out.WriteLine(SafeText.Line($"Not proved: {one.Name} did not sign this checkpoint."));
                    return ExitCode.Findings;
                }
            }

            if (!proof.Proves(proof.Extra.AsSpan()))
            {
                console.Out.WriteLine("Not proved: the entry is not in the record that was signed.");
                return ExitCode.Findings;
            }

            console.Out.WriteLine(SafeText.Line(Encoding.UTF8.GetString(proof.Extra.AsSpan())));
            console.Error.WriteLine($"Proved: this is entry {proof.Index} of {SafeText.Line(Checkpoint.Parse(proof.Checkpoint.Text)!.Origin)}. {LedgerCommand.Limits}");
            return ExitCode.Done;
        });
        return command;
    }
}
