using System.Collections.Immutable;

namespace Throughline.Screenplays;

/// <summary>
/// The people of a screenplay. <c>CHARLES</c>, <c>Charles (V.O.)</c> and <c>CHARLES (CONT'D)</c> are one; aliases make
/// more names one.
/// </summary>
public sealed class CharacterIndex
{
    private readonly Dictionary<string, Character> _byName;

    private CharacterIndex(ImmutableArray<Character> characters, Dictionary<string, Character> byName)
    {
        Characters = characters;
        _byName = byName;
    }

    /// <summary>Everyone with a cue, in order of first speech.</summary>
    public ImmutableArray<Character> Characters { get; }

    /// <summary>Who a cue's name means; null for a name without a cue.</summary>
    public Character? this[string name] => _byName.GetValueOrDefault(Fold(name));

    /// <summary>Collects the people who have cues.</summary>
    /// <param name="screenplay">Where to look.</param>
    /// <param name="aliases">Other name to main name; case and spacing do not matter. A chain is followed to its end; a circle ends at the name it began with.</param>
    public static CharacterIndex Of(Screenplay screenplay, IReadOnlyDictionary<string, string>? aliases = null)
    {
        ArgumentNullException.ThrowIfNull(screenplay);
        var mains = (aliases ?? ImmutableDictionary<string, string>.Empty).ToDictionary(a => Fold(a.Key), a => a.Value, StringComparer.Ordinal);
        var order = new List<Character>();
        var byName = new Dictionary<string, Character>(StringComparer.Ordinal);
        foreach (var element in screenplay.Elements)
        {
            if (element is not Cue cue)
                continue;
            var written = Fold(cue.Name);
            if (byName.ContainsKey(written))
                continue;
            var name = cue.Name;
            var seen = new HashSet<string>(StringComparer.Ordinal) { written };
            while (mains.TryGetValue(Fold(name), out var main) && seen.Add(Fold(main)))
                name = main;
            if (!byName.TryGetValue(Fold(name), out var character))
            {
                character = new Character(Fold(name));
                order.Add(character);
                byName[Fold(name)] = character;
            }

            byName[written] = character;
        }

        return new CharacterIndex([.. order], byName);
    }

    /// <summary>The form under which names are compared: capitals, single spaces, straight apostrophes.</summary>
    public static string Fold(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var folded = new System.Text.StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (!char.IsWhiteSpace(c))
                folded.Append(c == '’' ? '\'' : char.ToUpperInvariant(c));
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }

        return folded.ToString().TrimEnd();
    }
}

/// <summary>One person of the screenplay.</summary>
/// <param name="Name">In capitals, as <see cref="CharacterIndex.Fold"/> makes it.</param>
public sealed record Character(string Name);
