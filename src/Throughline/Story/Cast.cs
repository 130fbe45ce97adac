using System.Collections.Immutable;
using Throughline.Screenplays;

namespace Throughline.Story;

/// <summary>
/// Who speaks under each cue. A cue that joins names (<c>ADA AND TOM</c>, <c>ADA/TOM</c>) is said by each of them when
/// somebody in it also has a cue of their own (with a slash, when all have); ALL, BOTH, CROWD and the like are groups.
/// </summary>
internal sealed class Cast
{
    private readonly CharacterIndex _index;
    private readonly Dictionary<Character, CueVoice> _voices = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, CueVoice> _people = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    private Cast(CharacterIndex index) => _index = index;

    /// <summary>The people, in order of first speech.</summary>
    public string[] Names => [.. _names];

    /// <summary>Who speaks under a cue of this screenplay.</summary>
    public CueVoice this[Cue cue] => _voices[_index[cue.Name]!];

    public static Cast Of(Screenplay screenplay, IReadOnlyDictionary<string, string>? aliases)
    {
        var cast = new Cast(CharacterIndex.Of(screenplay, aliases));
        foreach (var character in cast._index.Characters)
            cast._voices.Add(character, cast.VoiceOf(character));
        return cast;
    }

    private CueVoice VoiceOf(Character character)
    {
        if (CueWords.IsGroup(character.Name))
            return new CueVoice(character.Name, []);
        var names = CueWords.NamesIn(character.Name, out var isSlash);
        var known = 0;
        foreach (var name in names)
            known += names.Count > 1 && IsAlone(name) ? 1 : 0;
        if (names.Count == 1 || known == 0 || (isSlash && known < names.Count))
            return Person(character.Name);
        var speakers = new List<int>();
        foreach (var name in names)
        {
            var speaker = Person(_index[name]?.Name ?? name).Speakers[0];
            if (!speakers.Contains(speaker))
                speakers.Add(speaker);
        }

        return new CueVoice(character.Name, [.. speakers]);
    }

    // Has a cue that is nobody else's.
    private bool IsAlone(string name) => _index[name] is { } other && !CueWords.IsGroup(other.Name) && CueWords.NamesIn(other.Name, out _).Count == 1;

    private CueVoice Person(string name)
    {
        if (_people.TryGetValue(name, out var voice))
            return voice;
        _people.Add(name, voice = new CueVoice(name, [_names.Count]));
        _names.Add(name);
        return voice;
    }
}

/// <summary>Those who speak under a cue.</summary>
/// <param name="Name">The cue's name, folded; of a joint cue all names as written.</param>
/// <param name="Speakers">People, by order of first speech; none for a group.</param>
internal sealed record CueVoice(string Name, ImmutableArray<int> Speakers);
