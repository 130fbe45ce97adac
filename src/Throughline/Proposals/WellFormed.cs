namespace Throughline.Proposals;

/// <summary>Text that can be written as UTF-8: half a pair is replaced by U+FFFD, so that every offset stays.</summary>
internal static class WellFormed
{
    public static string Of(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? string.Concat(text.EnumerateRunes()) : text;
}
