using System.Text;
using Microsoft.ML.Tokenizers;

namespace Throughline.Assist.Models;

/// <summary>How many tokens a text is.</summary>
/// <param name="Tokens">The number; 0 or more.</param>
/// <param name="IsEstimate">True when the model's vocabulary is not at hand: then the number is on the high side.</param>
public readonly record struct TokenCount(int Tokens, bool IsEstimate)
{
    /// <summary>Both together; an estimate when one of them is.</summary>
    public static TokenCount operator +(TokenCount left, TokenCount right) => new(left.Tokens + right.Tokens, left.IsEstimate || right.IsEstimate);
}

/// <summary>Counts tokens without asking anybody: with the model's own vocabulary where it is built in (OpenAI's o200k), else by length.</summary>
public sealed class TokenCounter
{
    // English is about four bytes a token; names, slang and other languages are fewer.
    private const int BytesPerToken = 3;
    private readonly Tokenizer? _tokenizer;

    /// <summary>The counter for a model.</summary>
    public TokenCounter(ModelEndpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        _tokenizer = endpoint.Provider == ProviderKind.OpenAI && UsesO200k(endpoint.Model) ? TiktokenTokenizer.CreateForEncoding("o200k_base") : null;
    }

    /// <summary>Counts one text.</summary>
    public TokenCount Count(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _tokenizer is null
            ? new TokenCount((Encoding.UTF8.GetByteCount(text) + BytesPerToken - 1) / BytesPerToken, true)
            : new TokenCount(_tokenizer.CountTokens(text), false);
    }

    private static bool UsesO200k(string model) =>
        Array.Exists(["gpt-4o", "gpt-4.1", "gpt-4.5", "gpt-5", "o1", "o3", "o4-mini"], name => model.StartsWith(name, StringComparison.Ordinal));
}
