using Throughline.Studio.Keys;

namespace Throughline.Studio.Shelf;

/// <summary>Where this user keeps what belongs to no production: keys, the list of recent productions, the sign-in of the browser.</summary>
/// <param name="Path">Such as <c>~/.config/throughline</c>; made when first used.</param>
public sealed record UserFolder(string Path)
{
    /// <summary>The folder that this system keeps for settings.</summary>
    public static UserFolder OfThisUser() => new(System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "throughline"));

    /// <summary>The keys: in the folder that <c>THROUGHLINE_KEYS</c> names, else here.</summary>
    public KeyRing Keys => new(Environment.GetEnvironmentVariable("THROUGHLINE_KEYS") is { Length: > 0 } folder ? folder : System.IO.Path.Combine(Path, "keys"));

    /// <summary>The productions that were opened in the studio.</summary>
    public string Recent => System.IO.Path.Combine(Path, "studio.json");

    /// <summary>What the browser's sign-in is sealed with.</summary>
    public string Seals => System.IO.Path.Combine(Path, "seals");
}
