using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Throughline.Web.Security;

/// <summary>Tokens that are exchanged for the cookie, each once, within a day of being made. Only their hashes are kept.</summary>
internal sealed class EntryTokens(TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _good = new(StringComparer.Ordinal);

    /// <summary>A new token: 256 random bits.</summary>
    public string Make()
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        _good[Hash(token)] = clock.GetUtcNow() + Life;
        return token;
    }

    /// <summary>Takes a token. True the first time only.</summary>
    public bool Take(string? token) => token is not null && _good.TryRemove(Hash(token), out var until) && clock.GetUtcNow() < until;

    private static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
