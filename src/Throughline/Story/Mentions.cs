using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Screenplays.Cues;

namespace Throughline.Story;

/// <summary>
/// Who is plainly there without a word. A name counts where it begins a sentence or a clause, as its subject does (<c>Ada
/// pours. Behind her, Tom waits</c>), is nobody else's name as well, owns nothing (<c>Tom's coat</c>), and no word of
/// the sentence speaks of a picture or of somebody gone.
/// </summary>
internal sealed class Mentions
{
    private readonly List<int>[] _scenes;

    private Mentions(List<int>[] scenes, ImmutableArray<Uncued> uncued)
    {
        _scenes = scenes;
        Uncued = uncued;
    }

    /// <summary>People who are introduced in capitals and never speak.</summary>
    public ImmutableArray<Uncued> Uncued { get; }

    /// <summary>The scenes whose action plainly has a person there, in order.</summary>
    public List<int> ScenesOf(int person) => _scenes[person];

    public static Mentions Of(TableRead read)
    {
        var scenes = Array.ConvertAll(read.Names, _ => new List<int>());
        var names = new PersonNames(read.Names);
        var introductions = new Introductions(read);
        var seen = new List<int>();
        for (var i = 0; i < read.Screenplay.Elements.Length; i++)
        {
            if (read.Screenplay.Elements[i] is not Screenplays.Action action || read.SceneOf[i] < 0)
                continue;
            seen.Clear();
            Read(action.Text.Plain, names, seen);
            foreach (var person in seen)
            {
                if (scenes[person].Count == 0 || scenes[person][^1] != read.SceneOf[i])
                    scenes[person].Add(read.SceneOf[i]);
            }

            introductions.Add(action.Text.Plain, i);
        }

        return new Mentions(scenes, introductions.Found(read));
    }

    private static void Read(ReadOnlySpan<char> text, PersonNames names, List<int> seen)
    {
        var words = new WordSplitter(text);
        int end = 0, sentence = 0, sure = 0;
        var beginsClause = true;
        while (words.Next())
        {
            var gap = text[end..words.Start];
            if (EndsSentence(gap, text[..end]))
            {
                Settle(text[sentence..end], seen, ref sure);
                (sentence, beginsClause) = (words.Start, true);
            }

            beginsClause |= EndsClause(gap);
            end = words.Start + words.Word.Length;
            var role = beginsClause ? PeopleWords.RoleOf(words.Word) : PeopleWords.IsLead(words.Word) ? PeopleWordRole.Leads : PeopleWordRole.None;
            if (!char.IsLower(words.Word[0]) && names.TryMatch(text[words.Start..], out var person, out var length))
            {
                end = words.Start + length;
                if (beginsClause && !IsPossessive(text[..end], text[end..]) && !IsNumbered(text[end..]))
                    seen.Add(person);
                while (words.Start + words.Word.Length < end && words.Next())
                {
                }

                role = PeopleWordRole.None;
            }

            beginsClause = (role & PeopleWordRole.Leads) != PeopleWordRole.None || (beginsClause && (role & (PeopleWordRole.Article | PeopleWordRole.Title)) != PeopleWordRole.None);
        }

        Settle(text[sentence..], seen, ref sure);
    }

    // Those seen since the last sentence are there unless a word of this one says otherwise.
    private static void Settle(ReadOnlySpan<char> sentence, List<int> seen, ref int sure)
    {
        if (seen.Count > sure)
        {
            var words = new WordSplitter(sentence);
            while (words.Next())
            {
                if ((PeopleWords.RoleOf(words.Word) & (PeopleWordRole.Image | PeopleWordRole.Absent)) == PeopleWordRole.None)
                    continue;
                seen.RemoveRange(sure, seen.Count - sure);
                break;
            }
        }

        sure = seen.Count;
    }

    private static bool EndsSentence(ReadOnlySpan<char> gap, ReadOnlySpan<char> before)
    {
        foreach (var c in gap)
        {
            if (c is '!' or '?' or '…' or '\n' or '。' or '！' or '？' or '।')
                return true;
        }

        if (gap.IndexOf('.') is not 0 || gap.Length == 1)
            return gap.IndexOf('.') > 0;
        var word = before[(before.LastIndexOf(' ') + 1)..];
        return (PeopleWords.RoleOf(word) & PeopleWordRole.Title) == PeopleWordRole.None;
    }

    private static bool IsPossessive(ReadOnlySpan<char> name, ReadOnlySpan<char> rest) =>
        (name.Length > 2 && name[^1] is 's' or 'S' && name[^2] is '\'' or '’') || (!rest.IsEmpty && rest[0] is '\'' or '’' && name[^1] is 's' or 'S');

    private static bool EndsClause(ReadOnlySpan<char> gap)
    {
        foreach (var c in gap)
        {
            if (c is ',' or ';' or '(' or '—' or '–' or '"' or '“' or '”' or '«' or '，' or '、' or '；')
                return true;
        }

        return gap.IndexOf("--") >= 0;
    }

    // GUARD 2 and GUARD #2 are not GUARD.
    private static bool IsNumbered(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart(" #");
        return !rest.IsEmpty && char.IsAsciiDigit(rest[0]);
    }
}
