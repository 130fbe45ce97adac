using System.Security.Cryptography;
using System.Text;

namespace Throughline.Web.People;

/// <summary>A secret that somebody is given once: 256 random bits. What is kept is its hash, which needs no salt because nobody can guess it.</summary>
/// <param name="Text">The secret, for a link or a header.</param>
/// <param name="Hash">SHA-256 of the text.</param>
internal sealed record Secret(string Text, byte[] Hash)
{
    /// <summary>A new one.</summary>
    /// <param name="mark">What it begins with, so that a person, or a program that looks for leaked ones, sees what it is.</param>
    public static Secret Make(string mark = "")
    {
        var text = mark + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        return new Secret(text, HashOf(text));
    }

    /// <summary>The hash of one.</summary>
    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>A short name for something that would not do in an address.</summary>
    public static string NameOf(string text) => Convert.ToHexStringLower(HashOf(text).AsSpan(0, 8));
}
