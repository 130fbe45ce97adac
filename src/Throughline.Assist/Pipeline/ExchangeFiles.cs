using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Throughline.Ledger;
using Throughline.Studio;

namespace Throughline.Assist.Pipeline;

/// <summary>What was sent and what came back, kept in the production, each with the salt of its hash in the record; erasing a file leaves the record whole.</summary>
internal sealed class ExchangeFiles(ExchangeStore store)
{
    /// <summary>The name of one part of an exchange in the store.</summary>
    public static string NameOf(Guid id, string part) => $"{id:D}.{part}.json";

    /// <summary>Keeps a text and its salt.</summary>
    /// <param name="id">The id of the event that has the hash.</param>
    /// <param name="part"><c>request</c> or <c>answer</c>.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The salted hash, for the record.</returns>
    public async Task<Digest> KeepAsync(Guid id, string part, string text, CancellationToken cancel)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltedHash.SaltSize);
        using var memory = new MemoryStream();
        await using (var json = new Utf8JsonWriter(memory))
        {
            json.WriteStartObject();
            json.WriteBase64String("salt", salt);
            json.WriteString(part, text);
            json.WriteEndObject();
        }

        await store.KeepAsync(NameOf(id, part), memory.ToArray(), cancel);
        return SaltedHash.Of(salt, Encoding.UTF8.GetBytes(text));
    }
}
