using System.CommandLine;
using System.Reflection;
using System.Security.Cryptography;
using Throughline.Cli.Files;
using Throughline.Credentials.ContentCredentials;
using Throughline.Filings;
using Throughline.Ledger;
using Throughline.Studio;

namespace Throughline.Cli.Credentials;

/// <summary><c>throughline credentials sign FILE</c>.</summary>
internal static class CredentialsSign
{
    public static Command Create(CommandConsole console)
    {
        var types = string.Join(", ", SourceType.All.Select(type => type.Name));
        var file = new Argument<string>("FILE") { Description = "What to sign: a PDF, PNG or JPEG carries its credentials itself, anything else has them beside it." };
        var output = new Option<string?>("-o", "--output") { Description = "The signed file, or the sidecar when it ends in .c2pa. Needed for files that carry credentials themselves; else the sidecar is FILE.c2pa.", HelpName = "OUT" };
        var source = new Option<string?>("--source-type") { Description = $"From what it was created: {types}. Without it what the production's record says of the script; and if that says nothing, the file is taken as it is, of unknown past.", HelpName = "NAME" };
        source.AcceptOnlyFromAmong([.. SourceType.All.Select(type => type.Name)]);
        var training = new Option<string>("--training") { Description = "Whether models may be trained on it or fed with it: not-allowed, allowed, constrained or unsaid.", HelpName = "USE", DefaultValueFactory = _ => "not-allowed" };
        training.AcceptOnlyFromAmong("not-allowed", "allowed", "constrained", "unsaid");
        var title = new Option<string?>("--title") { Description = "What it is called; else its file name.", HelpName = "TITLE" };
        var sidecar = new Option<bool>("--sidecar") { Description = "Leave the file as it is and put the credentials beside it, whatever it could carry." };
        var forget = new Option<bool>("--without-past") { Description = "Drop the credentials that the file has, as when they are too damaged to be kept." };
        var key = new Option<string?>("--key") { Description = "Sign with this private key of yours (PEM), not with the production's.", HelpName = "KEY.pem" };
        var certificate = new Option<string?>("--certificate") { Description = "The certificates that go with --key (PEM), the signer's first.", HelpName = "CHAIN.pem" };
        var force = new Option<bool>("--force") { Description = "Replace files that are there." };
        var command = new Command("sign", "Sign a file: who vouches for it, from what it was created, what it may be used for.") { file, output, source, training, title, sidecar, forget, key, certificate, force };
        var options = new SigningOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var edge = options.Edge(parsed, console);
            using var production = await options.OpenAsync(parsed, edge, write: true, cancel);
            var opened = CredentialFile.Open(parsed.GetValue(file)!);
            var request = new CredentialRequest
            {
                Title = parsed.GetValue(title) ?? Path.GetFileName(opened.Path),
                Source = parsed.GetValue(source) is { } name ? SourceType.Named(name) : IsPicture(opened.Path) ? null : Recorded(await SigningOptions.OriginAsync(production, cancel)),
                Training = parsed.GetValue(training) switch { "allowed" => TrainingUse.Allowed, "constrained" => TrainingUse.Constrained, "unsaid" => TrainingUse.Unsaid, _ => TrainingUse.NotAllowed },
                Time = console.Clock.GetUtcNow(),
                Version = Assembly.GetExecutingAssembly().GetName().Version?.ToString(3) ?? "0",
                Id = Guid.NewGuid(),
                KeepsPast = !parsed.GetValue(forget),
                AsSidecar = parsed.GetValue(sidecar) || parsed.GetValue(output)?.EndsWith(CredentialFile.Ending, StringComparison.OrdinalIgnoreCase) == true,
            };
            using var signer = Signer(parsed.GetValue(key), parsed.GetValue(certificate), () => SigningOptions.Identity(production, edge), request.Time);
            var signed = Sign(opened, request, signer, console.Clock);
            var written = Write(opened, signed, parsed.GetValue(output), parsed.GetValue(force));
            if (production is not null)
                await RecordAsync(production, request, signed, opened, cancel);
            Say(console, written, opened, request, signed, signer, parsed.GetValue(source) is null ? production?.Title : null);
            return ExitCode.Done;
        });
        return command;
    }

    // The record tells of the script; of a single picture it tells nothing.
    private static bool IsPicture(string path) => Path.GetExtension(path).ToLowerInvariant() is ".jpg" or ".jpeg" or ".png";

    private static SourceType? Recorded(WorkOrigin origin) => origin switch
    {
        WorkOrigin.People => SourceType.Human,
        WorkOrigin.PeopleAndMachine => SourceType.Composite,
        WorkOrigin.Machine => SourceType.Model,
        _ => null,
    };

    private static ClaimSigner Signer(string? key, string? certificate, Func<ClaimIdentity> identity, DateTimeOffset now)
    {
        if ((key is null) != (certificate is null))
            throw new CommandFailure("--key and --certificate go together: the private key, and the certificates that say whose it is.", ExitCode.Usage);
        try
        {
            return key is null ? identity().Open(now) : ClaimSigner.Read(CredentialFile.Text(certificate!), CredentialFile.Text(key), now);
        }
        catch (UnsignableException failure)
        {
            throw new CommandFailure($"{key ?? "The production's certificate"}: {failure.Message}", key is null ? ExitCode.Failed : ExitCode.Usage, failure);
        }
    }

    private static SignedAsset Sign(CredentialFile file, CredentialRequest request, ClaimSigner signer, TimeProvider clock)
    {
        try
        {
            return CredentialWriter.Sign(file.Bytes, file.Sidecar, request, signer);
        }
        catch (UnsignableException failure)
        {
            var way = request.KeepsPast && file.Read(TrustAnchors.None, clock).State == CredentialState.Invalid ? " --without-past drops the credentials that it has." : "";
            throw new CommandFailure($"{file.Path}: {failure.Message}{way}", inner: failure);
        }
    }

    // What was written, the one that carries the credentials first.
    private static string Write(CredentialFile file, SignedAsset signed, string? output, bool force)
    {
        if (signed.File is { } bytes)
        {
            var path = output ?? throw new CommandFailure($"{file.Path}: carries its credentials itself; name the signed file with -o, or add --sidecar.", ExitCode.Usage);
            OutputFile.Write(path, bytes, force);
            return path;
        }

        var isSidecar = output?.EndsWith(CredentialFile.Ending, StringComparison.OrdinalIgnoreCase) != false;
        var sidecar = isSidecar ? output ?? file.Path + CredentialFile.Ending : output + CredentialFile.Ending;
        if (!isSidecar && Path.GetFullPath(output!) != Path.GetFullPath(file.Path))
            OutputFile.Write(output!, file.Bytes, force);
        OutputFile.Write(sidecar, signed.Sidecar, force);
        return sidecar;
    }

    private static async Task RecordAsync(Production production, CredentialRequest request, SignedAsset signed, CredentialFile file, CancellationToken cancel)
    {
        var hash = System.Convert.ToHexStringLower(SHA256.HashData(signed.File ?? file.Bytes));
        await production.Ledger.AppendAsync([production.Event(EventKind.Exported, ("name", request.Title), ("credentials", signed.Manifest), ("sha256", hash))], cancel);
        await production.SignAsync(cancel);
    }

    private static void Say(CommandConsole console, string written, CredentialFile file, CredentialRequest request, SignedAsset signed, ClaimSigner signer, string? recordOf)
    {
        var earlier = file.Read(TrustAnchors.None, console.Clock).State;
        console.Out.WriteLine(SafeText.Line(written));
        console.Error.WriteLine(SafeText.Line($"Signed for {signer.Name}: {signed.Manifest}"));
        console.Error.WriteLine(request.Source is { } source
            ? SafeText.Line($"It says: {source.Meaning}{(recordOf is null ? "" : $", as far as the record of {recordOf} goes")}.")
            : "It does not say from what the file was created, since nothing here knows; --source-type says it.");
        if (!request.KeepsPast && earlier != CredentialState.None)
            console.Error.WriteLine("The credentials that the file had are dropped.");
        else if (earlier == CredentialState.Invalid)
            console.Error.WriteLine("The file had credentials that do not hold. They are kept, and the new ones say so.");
    }
}
