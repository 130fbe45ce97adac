using System.Collections.Concurrent;
using HarfBuzzSharp;

namespace Throughline.Documents.Fonts;

/// <summary>The fonts there are: Courier Prime, which comes along (SIL Open Font License 1.1), and those of the machine for letters that it lacks.</summary>
internal static class FontShelf
{
    private static readonly Lazy<FontFace>[] Screenplay = [Shipped("Regular"), Shipped("Bold"), Shipped("Italic"), Shipped("BoldItalic")];
    private static readonly Lazy<Dictionary<string, (string[] Names, string Package)>> Table = new(ReadTable);
    private static readonly Lazy<Dictionary<string, string>> Files = new(FindFiles);
    private static readonly ConcurrentDictionary<string, FontFace?> Opened = new(StringComparer.Ordinal);

    /// <summary>Courier Prime.</summary>
    public static FontFace Courier(bool bold, bool italic) => Screenplay[(bold ? 1 : 0) + (italic ? 2 : 0)].Value;

    /// <summary>A font of the machine that has all the characters of a cluster, or null. Where a font has no bold or slanted kin on the machine, it stands in itself.</summary>
    public static FontFace? For(ReadOnlySpan<int> characters, bool bold = false, bool italic = false)
    {
        foreach (var script in new[] { ScriptOf(characters), "Zyyy" })
        {
            foreach (var name in Table.Value.TryGetValue(script, out var entry) ? entry.Names : [])
            {
                foreach (var kin in Kin(name, bold, italic))
                {
                    if (Open(kin) is { } face && HasAll(face, characters))
                        return face;
                }
            }
        }

        return null;
    }

    // By the names that font files have: NotoSansHebrew-Regular, -Bold; DejaVuSansMono, -BoldOblique.
    private static string[] Kin(string name, bool bold, bool italic)
    {
        var stem = name.EndsWith("-Regular", StringComparison.Ordinal) ? name[..^8] : name;
        string[] styles = (bold, italic) switch
        {
            (true, true) => ["-BoldItalic", "-BoldOblique", "-Bold", "-Italic", "-Oblique"],
            (true, false) => ["-Bold"],
            (false, true) => ["-Italic", "-Oblique"],
            _ => [],
        };
        return [.. styles.Select(s => stem + s), name];
    }

    /// <summary>True when the font has every character that is seen.</summary>
    public static bool HasAll(FontFace face, ReadOnlySpan<int> characters)
    {
        foreach (var character in characters)
        {
            if (face.GlyphOf(character) == 0 && character is not (0x200B or 0x200C or 0x200D or 0x200E or 0x200F or 0xFEFF or (>= 0xFE00 and <= 0xFE0F)))
                return false;
        }

        return true;
    }

    /// <summary>The script of a cluster as ISO 15924 names it; <c>Zyyy</c> when it has none of its own.</summary>
    public static string ScriptOf(ReadOnlySpan<int> characters)
    {
        foreach (var character in characters)
        {
            var script = UnicodeFunctions.Default.GetScript(character).ToString();
            if (script is not ("Zyyy" or "Zinh" or "Zzzz"))
                return script;
        }

        return "Zyyy";
    }

    /// <summary>The Debian package that has letters of a script, or null when no table knows it.</summary>
    public static string? PackageOf(string script) => Table.Value.TryGetValue(script, out var entry) ? entry.Package : null;

    private static Lazy<FontFace> Shipped(string style) => new(() =>
    {
        using var stream = Resource($"CourierPrime-{style}.ttf");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return FontFace.Of(bytes);
    });

    private static FontFace? Open(string name) =>
        Opened.GetOrAdd(name, static n => Files.Value.TryGetValue(n, out var path) ? FontFace.Open(path) : null);

    internal static Stream Resource(string name) =>
        typeof(FontShelf).Assembly.GetManifestResourceStream($"Throughline.Documents.Fonts.{name}") ?? throw new InvalidOperationException($"{name} is not in the assembly.");

    private static Dictionary<string, (string[] Names, string Package)> ReadTable()
    {
        var table = new Dictionary<string, (string[] Names, string Package)>(StringComparer.Ordinal);
        using var reader = new StreamReader(Resource("fallback-fonts.tsv"));
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#' && line.Split('\t') is [var script, var names, var package])
                table[script] = (names.Split(','), package);
        }

        return table;
    }

    // Where the systems keep fonts: those of the person before those of the machine.
    private static Dictionary<string, string> FindFiles()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] folders = OperatingSystem.IsWindows() ? [Environment.GetFolderPath(Environment.SpecialFolder.Fonts)]
            : OperatingSystem.IsMacOS() ? [Path.Combine(home, "Library/Fonts"), "/Library/Fonts", "/System/Library/Fonts"]
            : [Path.Combine(home, ".local/share/fonts"), Path.Combine(home, ".fonts"), "/usr/local/share/fonts", "/usr/share/fonts"];
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var every = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        foreach (var path in folders.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*", every)))
        {
            if (Path.GetExtension(path).ToUpperInvariant() is ".TTF" or ".OTF" or ".TTC")
                files.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        }

        return files;
    }
}
