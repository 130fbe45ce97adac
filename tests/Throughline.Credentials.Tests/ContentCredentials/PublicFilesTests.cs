using Throughline.Credentials.ContentCredentials;

namespace Throughline.Credentials.Tests.ContentCredentials;

/// <summary>The public test files of C2PA: claims of version 1, time stamps, chains of ingredients, and what was broken on purpose.</summary>
public sealed class PublicFilesTests
{
    [Theory]
    [InlineData("A", CredentialState.None)]
    [InlineData("I", CredentialState.None)]
    [InlineData("C", CredentialState.Valid)]
    [InlineData("CA", CredentialState.Valid)]
    [InlineData("CACA", CredentialState.Valid)]
    [InlineData("CAI", CredentialState.Valid)]
    [InlineData("CICA", CredentialState.Valid)]
    [InlineData("CII", CredentialState.Valid)]
    [InlineData("E-clm-CAICAI", CredentialState.Invalid, "assertion.hashedURI.mismatch", "ingredient.manifest.missing")]
    [InlineData("E-dat-CA", CredentialState.Invalid, "assertion.dataHash.mismatch")]
    [InlineData("E-uri-CA", CredentialState.Invalid, "assertion.hashedURI.mismatch")]
    [InlineData("XCA", CredentialState.Invalid, "assertion.dataHash.mismatch")]
    public void A_public_file_stands_as_its_makers_say(string name, CredentialState state, params string[] faults)
    {
        var path = Path.Combine(Repository.Corpus, $"adobe-20220124-{name}.jpg");
        Assert.SkipUnless(File.Exists(path), "no corpus: set THROUGHLINE_CORPUS to a folder of scripts");

        var report = CredentialReader.Read(File.ReadAllBytes(path), null, TrustAnchors.None, Signing.Now);

        Assert.Equal(state, report.State);
        Assert.Equal(faults, Signing.Faults(report).Where(code => code != "signingCredential.untrusted").Order());
    }
}
