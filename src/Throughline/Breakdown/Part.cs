using Throughline.Screenplays;
using Throughline.Story;
using Throughline.Text;

namespace Throughline.Breakdown;

/// <summary>Somebody of the cast while the list is being made.</summary>
internal sealed class Part(string name, int order)
{
    private static readonly HashSet<string> Titles = [.. DataTable.Read("name-titles.tsv").Select(row => row[0])];
    private static readonly string[] Articles = ["THE", "AN", "HER", "HIS", "MY"];
    private static readonly HashSet<string> Groups = [.. DataTable.Read("group-cues.tsv").Select(row => row[0])];

    /// <summary>In capitals.</summary>
    public string Name { get; } = name;

    /// <summary>Place in the order of first speech; silent parts follow.</summary>
    public int Order { get; } = order;

    /// <summary>The cue names that mean this part; two people who share a cue are both in it.</summary>
    public HashSet<string> Cues { get; } = new(StringComparer.Ordinal);

    /// <summary>The words by which the action calls them: the name's own, without titles and articles.</summary>
    public string[] Words { get; } = WordsOf(name);

    public int SpokenWords { get; set; }

    public int Speeches { get; set; }

    public SortedSet<int> Scenes { get; } = [];

    /// <summary>Everyone with a cue that is not a group's, and those whom the action introduces and who never speak.</summary>
    public static List<Part> AllOf(TableRead read)
    {
        var parts = new List<Part>();
        for (var i = 0; i < read.Names.Length; i++)
        {
            var name = read.Names[i];
            if (!IsGroup(name) && !IsJoined(name, read.Names))
                parts.Add(new Part(name, i) { Cues = { name } });
        }

        Share(read.Names, parts);
        foreach (var speech in read.Speeches)
        {
            foreach (var part in parts.Where(p => p.Cues.Contains(read.Names[speech.Person])))
                (part.SpokenWords, part.Speeches) = (part.SpokenWords + speech.Words, part.Speeches + 1);
        }

        foreach (var silent in Mentions.Of(read).Uncued)
        {
            if (!IsGroup(silent.Name) && WordsOf(silent.Name).Length > 0)
                parts.Add(new Part(silent.Name, read.Names.Length + parts.Count));
        }

        return parts;
    }

    // A cue that is nothing but a title, such as OFFICER, is called by it.
    private static string[] WordsOf(string name)
    {
        string[] all = [.. name.Split([' ', '.', ',', '/', '&'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 1 && w[0] != '#' && !char.IsDigit(w[0]))];
        string[] own = [.. all.Where(w => !Titles.Contains(w))];
        return own.Length > 0 ? own : [.. all.Where(w => !Articles.Contains(w, StringComparer.Ordinal))];
    }

    private static bool IsGroup(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 || Groups.Contains(words[^1]);
    }

    private static string[] Sides(string name) =>
        name.Replace(" AND ", "/", StringComparison.Ordinal).Replace(" & ", "/", StringComparison.Ordinal).Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool IsJoined(string name, string[] names)
    {
        var sides = Sides(name);
        return sides.Length > 1 && sides.All(s => names.Contains(s, StringComparer.Ordinal));
    }

    private static void Share(string[] names, List<Part> parts)
    {
        foreach (var name in names)
        {
            if (!IsJoined(name, names))
                continue;
            foreach (var side in Sides(name))
                parts.Find(p => p.Name == side)?.Cues.Add(name);
        }
    }
}
