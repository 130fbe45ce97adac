using System.Text;
using Throughline.Ledger;
using Throughline.Screenplays;

namespace Throughline.Assist.Roles;

/// <summary>What a script has of what the upper rungs say: by it a rung notices that the script has gone on.</summary>
/// <param name="Draft">The draft, such as <c>draft-3</c>.</param>
/// <param name="Added">When it came in.</param>
/// <param name="Scenes">A hash of its headings in order.</param>
/// <param name="Characters">A hash of the names that speak.</param>
/// <param name="Places">A hash of the places of its headings.</param>
public sealed record ScriptMarks(string Draft, DateTimeOffset Added, string Scenes, string Characters, string Places)
{
    /// <summary>Of a draft.</summary>
    public static ScriptMarks Of(string draft, DateTimeOffset added, Screenplay script)
    {
        ArgumentNullException.ThrowIfNull(script);
        var scenes = Scene.Of(script);
        return new ScriptMarks(draft, added,
            Hash(scenes.Select(scene => scene.Heading.Text.Plain.Trim())),
            Hash(CharacterIndex.Of(script).Characters.Select(person => person.Name).Order(StringComparer.Ordinal)),
            Hash(scenes.Select(scene => CharacterIndex.Fold(string.Join(" - ", scene.Heading.Slugline.Location))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));
    }

    /// <summary>The mark for a rung that says what the script has; null for the others.</summary>
    public string? Of(string rung) => rung switch { "scenes" => Scenes, "characters" => Characters, "places" => Places, _ => null };

    private static string Hash(IEnumerable<string> lines) => Digest.Of(Encoding.UTF8.GetBytes(string.Join('\n', lines))).ToString()[..16];
}
