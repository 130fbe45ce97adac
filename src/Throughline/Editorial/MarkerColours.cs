namespace Throughline.Editorial;

/// <summary>Marker colours that formats write as parts of red, green and blue.</summary>
internal static class MarkerColours
{
    private static readonly (string Name, int Red, int Green, int Blue)[] Known =
    [
        ("RED", 255, 0, 0), ("GREEN", 0, 255, 0), ("BLUE", 0, 0, 255), ("YELLOW", 255, 255, 0), ("CYAN", 0, 255, 255), ("MAGENTA", 255, 0, 255),
        ("ORANGE", 255, 128, 0), ("PINK", 255, 128, 192), ("PURPLE", 128, 0, 128), ("WHITE", 255, 255, 255), ("BLACK", 0, 0, 0),
    ];

    /// <summary>Parts of 255; null for a name that is not known.</summary>
    public static (int Red, int Green, int Blue)? Of(string name)
    {
        var found = Array.Find(Known, k => k.Name == name);
        return found.Name is null ? null : (found.Red, found.Green, found.Blue);
    }

    /// <summary>The name of exactly that colour, or empty.</summary>
    public static string Name(int red, int green, int blue) => Array.Find(Known, k => k.Red == red && k.Green == green && k.Blue == blue).Name ?? "";
}
