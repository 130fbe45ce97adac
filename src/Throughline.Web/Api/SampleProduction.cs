using Throughline.Studio;
using Throughline.Web.Strings;

namespace Throughline.Web.Api;

/// <summary>The short film that comes with the program.</summary>
internal static class SampleProduction
{
    public const string Title = "A Bit for the Tide";

    public const string FileName = "a-bit-for-the-tide.fountain";

    /// <summary>Its script.</summary>
    /// <exception cref="StudioException">It is missing.</exception>
    public static async Task<byte[]> ReadAsync(CancellationToken cancel)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "samples", "a-bit-for-the-tide", FileName);
        try
        {
            return await File.ReadAllBytesAsync(path, cancel);
        }
        catch (IOException failure)
        {
            throw new StudioException(AnswerWords.Of("SampleMissing", path), failure);
        }
    }
}
