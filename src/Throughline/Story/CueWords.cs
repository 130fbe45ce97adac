using Throughline.Text;

namespace Throughline.Story;

/// <summary>Cues that stand for more than one speaker: <c>ADA AND TOM</c>, <c>ALL</c>.</summary>
internal static class CueWords
{
    private static readonly Dictionary<string, string> Uses = Read();

    /// <summary>True for the cue of a group: ALL, BOTH SISTERS, THE CROWD.</summary>
    /// <param name="cue">The name, folded.</param>
    public static bool IsGroup(string cue)
    {
        var space = cue.IndexOf(' ', StringComparison.Ordinal);
        var first = space < 0 ? cue : cue[..space];
        if (Uses.GetValueOrDefault(first) == "Everyone")
            return true;
        return Uses.GetValueOrDefault(first == "THE" && space > 0 ? cue[(space + 1)..] : cue) == "Crowd";
    }

    /// <summary>The names in a cue, in order; one when nothing joins them.</summary>
    /// <param name="cue">The name, folded.</param>
    /// <param name="isSlash">True when a slash stands between, which may also part two names of one person.</param>
    public static List<string> NamesIn(string cue, out bool isSlash)
    {
        isSlash = cue.Contains('/', StringComparison.Ordinal);
        var names = new List<string>();
        var name = "";
        foreach (var word in cue.Replace("/", " / ", StringComparison.Ordinal).Replace("&", " & ", StringComparison.Ordinal).Replace(",", " , ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word is not ("/" or ",") && Uses.GetValueOrDefault(word) != "Joins")
            {
                name = name.Length == 0 ? word : name + " " + word;
                continue;
            }

            if (name.Length > 0)
                names.Add(name);
            name = "";
        }

        if (name.Length > 0)
            names.Add(name);
        return names;
    }

    private static Dictionary<string, string> Read()
    {
        var uses = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in DataTable.Read("cue-words.tsv"))
            uses.Add(row[0], row[1]);
        return uses;
    }
}
