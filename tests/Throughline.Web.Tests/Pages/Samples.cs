namespace Throughline.Web.Tests.Pages;

/// <summary>Scripts that tests write in.</summary>
internal static class Samples
{
    public static string Tide { get; } = File.ReadAllText(Path.Combine(Repository.Root, "samples", "a-bit-for-the-tide", "a-bit-for-the-tide.fountain"));

    /// <summary>About 150 pages.</summary>
    public static string Feature { get; } = Tide + string.Concat(Enumerable.Repeat("\n\n" + Tide[(Tide.IndexOf("\n\n", StringComparison.Ordinal) + 2)..], 7));
}
