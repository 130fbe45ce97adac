using Throughline.Text;

namespace Throughline.Story.Continuity;

/// <summary>Words for colours, materials and clothes.</summary>
internal static class ThingWords
{
    private static readonly Dictionary<string, string[]> Words = DataTable.Read("things.tsv").ToDictionary(row => row[0], row => row[1].Split(' '), StringComparer.Ordinal);
    private static readonly HashSet<string> Looks = [.. Words["colour"], .. Words["material"], .. Words["pattern"]];
    private static readonly HashSet<string> Colours = [.. Words["colour"], .. Words["pattern"]];
    private static readonly HashSet<string> Garments = [.. Words["garment"]];

    public static bool IsLook(string word) => Looks.Contains(word);

    public static bool IsColour(string word) => Colours.Contains(word);

    public static bool IsMaterial(string word) => Words["material"].Contains(word, StringComparer.Ordinal);

    public static bool IsGarment(string word) => Garments.Contains(word);

    /// <summary>What barefoot, bare-headed and the like say is off.</summary>
    public static string[] Worn(string state) => state switch
    {
        "barefoot" => Words["footwear"],
        "bare-headed" or "bareheaded" or "hatless" => Words["headwear"],
        _ => [],
    };
}
