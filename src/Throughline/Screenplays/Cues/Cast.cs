using System.Collections.Immutable;

namespace Throughline.Screenplays.Cues;

/// <summary>
/// Who speaks under each cue. A cue that joins names by AND, &amp; or a comma is said by each of them; one by a slash
/// (<c>ADA/TOM</c>) only when all of them have cues of their own, since it may be two names of one person; ALL, BOTH, CROWD and
/// the like are groups.
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
            return new CueVoice(character.Name, [], [character.Name]);
        var names = CueWords.NamesIn(character.Name, out var join);
        var known = 0;
        foreach (var name in names)
            known += join > CueJoin.Certain && IsAlone(name) ? 1 : 0;
        if (names.Count < 2 || (join == CueJoin.Likely && known == 0) || (join == CueJoin.Slash && known < names.Count))
            return Person(character.Name);
        var speakers = new List<int>();
        foreach (var name in names)
        {
            var speaker = Person(_index[name]?.Name ?? name).Speakers[0];
            if (!speakers.Contains(speaker))
                speakers.Add(speaker);
        }

        return new CueVoice(character.Name, [.. speakers], [.. speakers.Select(speaker => _names[speaker])]);
    }

    // Has a cue that is nobody else's.
    private bool IsAlone(string name) => _index[name] is { } other && !CueWords.IsGroup(other.Name) && CueWords.NamesIn(other.Name, out _).Count == 1;

    private CueVoice Person(string name)
    {
        if (_people.TryGetValue(name, out var voice))
            return voice;
        _people.Add(name, voice = new CueVoice(name, [_names.Count], [name]));
        _names.Add(name);
        return voice;
    }
}

/// <summary>Those who speak under a cue.</summary>
/// <param name="Name">The cue's name, folded; of a joint cue all names as written.</param>
/// <param name="Speakers">People, by order of first speech; none for a group.</param>
/// <param name="SpeakerNames">The names of the people; the name of a group for a group.</param>
internal sealed record CueVoice(string Name, ImmutableArray<int> Speakers, ImmutableArray<string> SpeakerNames);
