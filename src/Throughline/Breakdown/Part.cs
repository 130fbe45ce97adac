using Throughline.Screenplays.Cues;
using Throughline.Story;
using Throughline.Text;

namespace Throughline.Breakdown;

/// <summary>Somebody of the cast while the list is being made.</summary>
internal sealed class Part(string name, int order)
{
    private static readonly HashSet<string> Titles = [.. DataTable.Read("name-titles.tsv").Select(row => row[0])];
    private static readonly string[] Articles = ["THE", "AN", "HER", "HIS", "MY"];

    /// <summary>In capitals.</summary>
    public string Name { get; } = name;

    /// <summary>Place in the order of first speech; silent parts follow.</summary>
    public int Order { get; } = order;

    /// <summary>The words by which the action calls them: the name's own, without titles and articles.</summary>
    public string[] Words { get; } = WordsOf(name);

    public int SpokenWords { get; set; }

    public int Speeches { get; set; }

    public SortedSet<int> Scenes { get; } = [];

    /// <summary>Everyone who speaks, by <see cref="Person.Order"/>, and then those whom the action introduces and who never do.</summary>
    public static List<Part> AllOf(TableRead read)
    {
        var parts = read.Names.Select((name, i) => new Part(name, i)).ToList();
        foreach (var speech in read.Speeches)
        {
            foreach (var speaker in speech.Speakers)
                (parts[speaker].SpokenWords, parts[speaker].Speeches) = (parts[speaker].SpokenWords + speech.Words, parts[speaker].Speeches + 1);
        }

        foreach (var silent in Mentions.Of(read).Uncued)
        {
            if (!CueWords.IsGroup(silent.Name) && WordsOf(silent.Name).Length > 0)
                parts.Add(new Part(silent.Name, parts.Count));
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
}
