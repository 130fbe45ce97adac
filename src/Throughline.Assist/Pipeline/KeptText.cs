using System.Text;
using System.Text.Json;
using Throughline.Ledger;
using Throughline.Studio;

namespace Throughline.Assist.Pipeline;

/// <summary>What was sent to a model, or what it answered, as the production keeps it beside its record.</summary>
/// <param name="State">How it stands to the hash on record.</param>
/// <param name="Text">It; null when it is gone.</param>
public sealed record KeptText(KeptTextState State, string? Text)
{
    /// <summary>Reads one.</summary>
    /// <param name="store">Of the production.</param>
    /// <param name="asked">The id of the entry that says that the model was asked.</param>
    /// <param name="part"><c>request</c> or <c>answer</c>.</param>
    /// <param name="hash">The salted hash on record, or null when the record has none.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<KeptText> FindAsync(ExchangeStore store, Guid asked, string part, Digest? hash, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (hash is not { } known || await store.FindAsync(ExchangeFiles.NameOf(asked, part), cancel) is not { } bytes)
            return new KeptText(KeptTextState.Gone, null);
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var text = json.RootElement.GetProperty(part).GetString()!;
            return new KeptText(SaltedHash.Of(json.RootElement.GetProperty("salt").GetBytesFromBase64(), Encoding.UTF8.GetBytes(text)) == known ? KeptTextState.Whole : KeptTextState.Changed, text);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return new KeptText(KeptTextState.Changed, null);
        }
    }
}

/// <summary>How a kept text stands to its hash on record.</summary>
public enum KeptTextState
{
    /// <summary>It is the text that the record speaks of.</summary>
    Whole,

    /// <summary>It is not: somebody changed it since.</summary>
    Changed,

    /// <summary>It was erased, or never kept; the record has its hash, or nothing.</summary>
    Gone,
}
