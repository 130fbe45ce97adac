using System.Collections.Immutable;
using Throughline.Screenplays;

namespace Throughline.Story;

/// <summary>Names in the action. A name counts where it stands as whole words of which the first has a capital letter.</summary>
internal sealed class Mentions
{
    private readonly bool[][] _inScene;

    private Mentions(bool[][] inScene, ImmutableArray<Uncued> uncued)
    {
        _inScene = inScene;
        Uncued = uncued;
    }

    /// <summary>People who are introduced in capitals and never speak.</summary>
    public ImmutableArray<Uncued> Uncued { get; }

    /// <summary>True when the action of a scene names a person.</summary>
    public bool Names(int person, int scene) => _inScene[person][scene];

    public static Mentions Of(TableRead read)
    {
        var names = new Dictionary<string, List<Name>>(StringComparer.Ordinal);
        for (var person = 0; person < read.Names.Length; person++)
        {
            var name = new Name(person, read.Names[person]);
            if (name.Words.Length == 0)
                continue;
            if (!names.TryGetValue(name.Words[0], out var same))
                names.Add(name.Words[0], same = []);
            same.Add(name);
        }

        var inScene = new bool[read.Names.Length][];
        for (var i = 0; i < inScene.Length; i++)
            inScene[i] = new bool[read.Scenes.Length];
        var introductions = new Introductions(read);
        var lookup = names.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < read.Screenplay.Elements.Length; i++)
        {
            if (read.Screenplay.Elements[i] is not Screenplays.Action action || read.SceneOf[i] < 0)
                continue;
            Find(action.Text.Plain, lookup, inScene, read.SceneOf[i]);
            introductions.Add(action.Text.Plain, i);
        }

        return new Mentions(inScene, introductions.Found(read.Names));
    }

    private static void Find(ReadOnlySpan<char> text, Dictionary<string, List<Name>>.AlternateLookup<ReadOnlySpan<char>> names, bool[][] inScene, int scene)
    {
        Span<char> folded = stackalloc char[64];
        var words = new WordSplitter(text);
        while (words.Next())
        {
            if (words.Word.Length > folded.Length || char.IsLower(words.Word[0]))
                continue;
            var word = words.Word[..words.Word.ToUpperInvariant(folded)];
            var length = word.Length;
            var bare = folded[..length];
            if (length > 2 && bare[^1] == 'S' && bare[^2] is '\'' or '’')
                bare = bare[..^2];
            if (!names.TryGetValue(bare, out var candidates))
                continue;
            foreach (var name in candidates)
            {
                if (name.Follows(text[(words.Start + bare.Length)..]))
                    inScene[name.Person][scene] = true;
            }
        }
    }

    private sealed class Name
    {
        public Name(int person, string text)
        {
            Person = person;
            var words = new List<string>();
            var splitter = new WordSplitter(text);
            while (splitter.Next())
                words.Add(splitter.Word.ToString());
            Words = [.. words];
        }

        public int Person { get; }

        public string[] Words { get; }

        /// <summary>True when the words after the first come next.</summary>
        public bool Follows(ReadOnlySpan<char> rest)
        {
            var next = new WordSplitter(rest);
            for (var i = 1; i < Words.Length; i++)
            {
                if (!next.Next() || next.Start > 2 + (i == 1 ? 0 : next.Start) || !next.Word.StartsWith(Words[i], StringComparison.OrdinalIgnoreCase))
                    return false;
            }

            return true;
        }
    }
}
