using System.Collections.Immutable;
using Throughline.Screenplays;

namespace Throughline.Story.Lint;

/// <summary>Where the words of speakers' names stand in headings and action.</summary>
public sealed class NameMentions
{
    // Shorter words (DJ, a numeral, an article) tell nothing.
    private const int ShortestWord = 3;

    private readonly Dictionary<string, WordMentions> _words;

    private NameMentions(Dictionary<string, WordMentions> words) => _words = words;

    /// <summary>Looks for the words of names, whatever their case, in one pass over headings, action and shots.</summary>
    public static NameMentions Of(ImmutableArray<Element> elements, ImmutableArray<NameUse> names)
    {
        var words = new Dictionary<string, WordMentions>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            foreach (var word in Words.Of(name.Name))
                words.TryAdd(Words.WithoutPossessive(word).ToString(), new WordMentions());
        }

        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        var initials = new bool[char.MaxValue + 1];
        foreach (var word in words.Keys)
            initials[word[0]] = initials[char.ToLowerInvariant(word[0])] = true;
        var scene = -1;
        for (var i = 0; i < elements.Length && words.Count > 0; i++)
        {
            if (elements[i] is SceneHeading)
                scene++;
            if (elements[i] is not (SceneHeading or Screenplays.Action or Shot))
                continue;
            foreach (var found in Words.Of(elements[i].Text.Plain))
            {
                if (found.Length < ShortestWord || !initials[found[0]])
                    continue;
                var word = Words.WithoutPossessive(found);
                if (lookup.TryGetValue(word, out var mentions) || (word.Length > 3 && word[^1] is 's' or 'S' && lookup.TryGetValue(word[..^1], out mentions)))
                    mentions.Add(i, scene, elements[i] is not SceneHeading && Words.IsCapitals(word));
            }
        }

        return new NameMentions(words);
    }

    /// <summary>True when any telling word of a name stands in an element up to an index.</summary>
    public bool IsMentionedBy(string name, int element) => Any(name, w => w.First <= element);

    /// <summary>True when any telling word of a name stands in action in capitals, as people are introduced.</summary>
    public bool IsIntroduced(string name) => Any(name, w => w.InCapitals);

    /// <summary>True when any telling word of a name stands in a scene.</summary>
    public bool IsInScene(string name, int scene) => Any(name, w => w.Scenes.Contains(scene));

    /// <summary>True when any telling word of a name stands in action or a heading anywhere.</summary>
    public bool IsMentioned(string name) => Any(name, w => w.First < int.MaxValue);

    private bool Any(string name, Func<WordMentions, bool> test)
    {
        var lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var word in Words.Of(name))
        {
            if (word.Length >= ShortestWord && lookup.TryGetValue(Words.WithoutPossessive(word), out var mentions) && test(mentions))
                return true;
        }

        return false;
    }

    private sealed class WordMentions
    {
        public int First { get; private set; } = int.MaxValue;

        public bool InCapitals { get; private set; }

        public List<int> Scenes { get; } = [];

        public void Add(int element, int scene, bool capitals)
        {
            First = Math.Min(First, element);
            InCapitals |= capitals;
            if (Scenes.Count == 0 || Scenes[^1] != scene)
                Scenes.Add(scene);
        }
    }
}
