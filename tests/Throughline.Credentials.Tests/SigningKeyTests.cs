namespace Throughline.Credentials.Tests;

public sealed class SigningKeyTests
{
    [Fact]
    public void A_key_comes_back_from_its_text()
    {
        using var key = SigningKey.Create("throughline.local/tide");

        using var again = SigningKey.Import(key.Export());

        Assert.Equal(key.Public, again!.Public);
        Assert.True(Ed25519Signature.Holds(key.Public.PublicKey.AsSpan(), [1, 2], again.Sign([1, 2])));
    }

    [Fact]
    public void A_key_of_another_program_is_read()
    {
        using var key = SigningKey.Import("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");

        Assert.Equal("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", key!.Public.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("PRIVATE+KEY+name+00000000+AAAA")]
    [InlineData("PRIVATE+KEY+PeterNeumann+c74f20a4+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")]
    public void A_damaged_key_is_none(string text) => Assert.Null(SigningKey.Import(text));

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a+b")]
    public void A_key_needs_a_name_that_notes_can_hold(string name) => Assert.Throws<ArgumentException>(() => SigningKey.Create(name));
}
