using Throughline.Text;

namespace Throughline.Screenplays.Cues;

/// <summary>What a word of the action tells about who is there.</summary>
[Flags]
internal enum PeopleWordRole : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A, THE: stands before a name.</summary>
    Article = 1,

    /// <summary>AND, WHILE: begins a clause.</summary>
    Leads = 2,

    /// <summary>CAPTAIN: stands before a name and is part of it or not.</summary>
    Title = 4,

    /// <summary>PHOTOGRAPH: somebody in it is not there.</summary>
    Image = 8,

    /// <summary>GONE: somebody is not there.</summary>
    Absent = 16,

    /// <summary>WORKMAN: one person.</summary>
    Noun = 32,

    /// <summary>SIXTY: the first part of an age in words.</summary>
    Age = 64,
}

/// <summary>The table of those words.</summary>
internal static class PeopleWords
{
    private static readonly Dictionary<string, Entry> Words = new(StringComparer.OrdinalIgnoreCase);
    private static readonly List<string> Leads = [];
    private static readonly List<string> Suffixes = Read();

    /// <summary>The role of a word, whatever its case; of <c>sixty-four</c> that of its first half.</summary>
    public static PeopleWordRole RoleOf(ReadOnlySpan<char> word)
    {
        var lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(word, out var entry))
            return entry.Role;
        var hyphen = word.IndexOf('-');
        return hyphen > 0 && lookup.TryGetValue(word[..hyphen], out entry) ? entry.Role & PeopleWordRole.Age : PeopleWordRole.None;
    }

    /// <summary>True for a word that begins a clause. Cheaper than its role, which is asked of fewer words.</summary>
    public static bool IsLead(ReadOnlySpan<char> word)
    {
        foreach (var lead in Leads)
        {
            if (lead.Length == word.Length && word.Equals(lead, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>True for a word for one person: GUARD, FIREMAN.</summary>
    public static bool IsPerson(ReadOnlySpan<char> word)
    {
        if ((RoleOf(word) & PeopleWordRole.Noun) != PeopleWordRole.None)
            return true;
        foreach (var suffix in Suffixes)
        {
            if (word.Length > suffix.Length + 1 && word.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static List<string> Read()
    {
        var suffixes = new List<string>();
        foreach (var row in DataTable.Read("people-words.tsv"))
        {
            var role = PeopleWordRole.None;
            foreach (var name in row[1].Split('+'))
            {
                if (name == "Suffix")
                    suffixes.Add(row[0]);
                else
                    role |= Named(name);
            }

            Words.Add(row[0], new Entry(role));
            if ((role & PeopleWordRole.Leads) != PeopleWordRole.None)
                Leads.Add(row[0]);
        }

        return suffixes;
    }

    private static PeopleWordRole Named(string name) => name switch
    {
        "Article" => PeopleWordRole.Article,
        "Leads" => PeopleWordRole.Leads,
        "Title" => PeopleWordRole.Title,
        "Image" => PeopleWordRole.Image,
        "Absent" => PeopleWordRole.Absent,
        "Noun" => PeopleWordRole.Noun,
        "Age" => PeopleWordRole.Age,
        _ => throw new InvalidDataException($"people-words.tsv: {name} is no role."),
    };

    private sealed record Entry(PeopleWordRole Role);
}
