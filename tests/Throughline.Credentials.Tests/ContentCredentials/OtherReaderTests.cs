using System.Diagnostics;
using System.Text.Json;
using Throughline.Credentials.ContentCredentials;

namespace Throughline.Credentials.Tests.ContentCredentials;

/// <summary>Our files read by a reader that is not ours (c2pa-rs, from npm), and files of others read by both.</summary>
public sealed class OtherReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("throughline-test-").FullName;

    public OtherReaderTests() => File.WriteAllText(Path.Combine(_folder, "root.pem"), Signing.Identity.Root);

    [Fact]
    public void What_we_sign_the_other_reader_trusts_under_our_root()
    {
        var written = Write("fresh", file => Signing.Sign(file).File!).Concat(Write("opened", file => Signing.Sign(file, null, Signing.Request with { Source = null }).File!))
            .Concat(Write("again", file => Signing.Sign(Signing.Sign(file).File!).File!)).ToList();

        foreach (var (file, read) in written.Zip(Ask("root.pem", written)))
        {
            Assert.Equal((file, "trusted"), (file, read.State));
            Assert.Equal(Ours(file, Signing.Root), read with { File = file }, Same);
        }
    }

    [Fact]
    public void One_bit_that_we_flip_the_other_reader_finds()
    {
        var written = Write("flipped", file =>
        {
            var signed = Signing.Sign(file).File!;
            signed[file.AsSpan().StartsWith("%PDF"u8) ? 20 : ^20] ^= 1;
            return signed;
        }).ToList();

        foreach (var read in Ask("root.pem", written))
            Assert.Equal((read.File, "invalid", true), (read.File, read.State, read.Codes.Contains("failure assertion.dataHash.mismatch")));
    }

    [Fact]
    public void Without_our_root_the_other_reader_calls_it_valid_and_not_trusted()
    {
        var written = Write("unknown", file => Signing.Sign(file).File!).ToList();

        Assert.Equal(["valid"], Ask("-", written).Select(read => read.State).Distinct());
    }

    [Fact]
    public void Both_readers_give_every_public_file_the_same_state_and_the_same_codes()
    {
        Assert.SkipUnless(Directory.Exists(Repository.Corpus), "no corpus: set THROUGHLINE_CORPUS to a folder of scripts");
        var files = Directory.EnumerateFiles(Repository.Corpus, "*.jpg").Order(StringComparer.Ordinal).ToList();

        foreach (var (file, read) in files.Zip(Ask("-", files)))
            Assert.Equal(read with { File = file }, Ours(file, TrustAnchors.None), Same);
        Assert.NotEmpty(files);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static bool Same(Verdict one, Verdict other) =>
        one.File == other.File && one.State == other.State && one.Codes.ToHashSet().SetEquals(other.Codes) && one.Ingredients.ToHashSet().SetEquals(other.Ingredients);

    private static Verdict Ours(string file, TrustAnchors anchors)
    {
        var report = CredentialReader.Read(File.ReadAllBytes(file), null, anchors, Signing.Now);
        return new Verdict(file, report.State.ToString().ToLowerInvariant(), Codes(report.Statuses), Codes(report.Ingredients.SelectMany(ingredient => ingredient.Statuses)));
    }

    private static string[] Codes(IEnumerable<CredentialStatus> statuses) => [.. statuses.Select(status => $"{status.Kind.ToString().ToLowerInvariant()} {status.Code}")];

    private IEnumerable<string> Write(string name, Func<byte[], byte[]> sign)
    {
        foreach (var (kind, file) in ((string, byte[])[])[("a.jpg", Samples.Jpeg), ("a.png", Samples.Png), ("a.pdf", Samples.Pdf()), ("packed.pdf", Samples.PackedPdf())])
        {
            var path = Path.Combine(_folder, $"{name}-{kind}");
            File.WriteAllBytes(path, sign(file));
            yield return path;
        }
    }

    private List<Verdict> Ask(string root, List<string> files)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Repository.Validator, "node_modules", "@contentauth", "c2pa-wasm")), "no other reader of Content Credentials: needs Node 20, and npm ci in tests/Throughline.Credentials.Tests/validator");
        var start = new ProcessStartInfo("node", ["validate.mjs", root == "-" ? root : Path.Combine(_folder, root), .. files]) { WorkingDirectory = Repository.Validator, RedirectStandardOutput = true, UseShellExecute = false };
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        var read = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<Verdict>(line, JsonSerializerOptions.Web)!).ToList();
        Assert.Equal(files.Count, read.Count);
        return read;
    }

    private sealed record Verdict(string File, string State, string[] Codes, string[] Ingredients);
}
