using Throughline.Text;

namespace Throughline.Screenplays.Cues;

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

    /// <summary>The names in a cue, in order; one when nothing joins them. <c>MR. AND MRS. KIRKE</c> are MR. KIRKE and MRS. KIRKE.</summary>
    /// <param name="cue">The name, folded.</param>
    /// <param name="join">How they are joined; of several ways the least certain.</param>
    public static List<string> NamesIn(string cue, out CueJoin join)
    {
        join = CueJoin.None;
        var names = new List<string>();
        var name = "";
        foreach (var word in Spaced(cue).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var joins = word switch { "/" => CueJoin.Slash, "," => CueJoin.Certain, _ => Uses.GetValueOrDefault(word) switch { "Joins" => CueJoin.Certain, "MayJoin" => CueJoin.Likely, _ => CueJoin.None } };
            if (joins == CueJoin.None)
            {
                name = name.Length == 0 ? word : name + " " + word;
                continue;
            }

            join = joins > join ? joins : join;
            if (name.Length > 0)
                names.Add(name);
            name = "";
        }

        if (name.Length > 0)
            names.Add(name);
        for (var i = names.Count - 2; i >= 0; i--)
        {
            if ((PeopleWords.RoleOf(names[i].TrimEnd('.')) & PeopleWordRole.Title) != PeopleWordRole.None && names[i + 1].LastIndexOf(' ') is var space and > 0)
                names[i] += names[i + 1][space..];
        }

        return names;
    }

    private static string Spaced(string cue) => cue.AsSpan().IndexOfAny('/', '&', ',') < 0 ? cue
        : cue.Replace("/", " / ", StringComparison.Ordinal).Replace("&", " & ", StringComparison.Ordinal).Replace(",", " , ", StringComparison.Ordinal);

    private static Dictionary<string, string> Read()
    {
        var uses = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in DataTable.Read("cue-words.tsv"))
            uses.Add(row[0], row[1]);
        return uses;
    }
}

/// <summary>What stands between the names of a cue.</summary>
internal enum CueJoin
{
    /// <summary>There is one name.</summary>
    None,

    /// <summary>AND, &amp;, a comma.</summary>
    Certain,

    /// <summary>A word that may be part of a name: Y, E.</summary>
    Likely,

    /// <summary>A slash, which may also part two names of one person.</summary>
    Slash,
}
