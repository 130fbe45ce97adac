using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Throughline.Proposals;
using Throughline.Screenplays;

namespace Throughline.Assist.Roles;

/// <summary>The bible of a story: what is known of it, entry by entry, each with the lines that say so. The shape is <c>docs/json/bible.schema.json</c>.</summary>
/// <param name="Entries">In the order of the parts, then as written.</param>
public sealed record StoryBible(ImmutableArray<BibleEntry> Entries)
{
    /// <summary>The parts and the fields that an entry of each has, in order.</summary>
    public static readonly ImmutableArray<(BiblePart Part, ImmutableArray<string> Fields)> Parts =
    [
        (BiblePart.People, ["name", "want"]),
        (BiblePart.Relations, ["from", "to", "relation"]),
        (BiblePart.Knowledge, ["who", "what", "since"]),
        (BiblePart.Places, ["name", "what"]),
        (BiblePart.Objects, ["name", "holder"]),
        (BiblePart.Timeline, ["when", "what"]),
        (BiblePart.Promises, ["what"]),
    ];

    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a bible; every problem is said, not the first alone.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static StoryBible Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            using var document = JsonDocument.Parse(text);
            var problems = new List<string>();
            var bible = new StoryBible([.. EntriesOf(document.RootElement, problems)]);
            return problems.Count == 0 ? bible : throw new FormatException(string.Join(" ", problems));
        }
        catch (JsonException failure)
        {
            throw new FormatException($"it is not JSON: line {failure.LineNumber + 1}, byte {failure.BytePositionInLine + 1}.", failure);
        }
    }

    /// <summary>As JSON, with a line end at its end.</summary>
    public string Write()
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, Readable))
        {
            json.WriteStartObject();
            foreach (var (part, _) in Parts)
            {
                json.WriteStartArray(NameOf(part));
                foreach (var entry in Entries.Where(entry => entry.Part == part))
                    entry.Write(json);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(memory.ToArray()) + "\n";
    }

    /// <summary>How the quotations of each entry stand in a draft, in order; an entry that a writer made without any is left alone.</summary>
    public ImmutableArray<(BibleEntry Entry, CheckedClaim? Check)> Check(Screenplay draft)
    {
        var check = new ClaimCheck(draft);
        return [.. Entries.Select(entry => (entry, entry.Quotes.IsEmpty ? null : check.Check(new Claim(entry.Words, entry.Quotes))))];
    }

    /// <summary>The bible as it is by a scene: what is known only since a later one is left out.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="scene">Index of the last scene that has happened.</param>
    public StoryBible By(Screenplay draft, int scene)
    {
        var scenes = Scene.Of(draft);
        return new StoryBible([.. Entries.Where(entry => entry.Part != BiblePart.Knowledge || SceneOf(entry["since"], scenes) is not { } since || since <= scene)]);
    }

    /// <summary>What a part is called in the file: <c>people</c>.</summary>
    public static string NameOf(BiblePart part) => JsonNamingPolicy.CamelCase.ConvertName(part.ToString());

    // "scene 12", "12", "since scene 12A": the last word that is a scene's number.
    private static int? SceneOf(string since, ImmutableArray<Scene> scenes)
    {
        foreach (var word in since.Split([' ', '.', ',', ';', ':', '#'], StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            if (scenes.FirstOrDefault(scene => scene.Label.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } found)
                return found.Index;
        }

        return null;
    }

    private static IEnumerable<BibleEntry> EntriesOf(JsonElement json, List<string> problems)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add("It is no object.");
            yield break;
        }

        foreach (var unknown in json.EnumerateObject().Where(part => !Parts.Any(it => NameOf(it.Part) == part.Name)))
            problems.Add($"{unknown.Name} is no part of a bible; there are {string.Join(", ", Parts.Select(it => NameOf(it.Part)))}.");
        foreach (var (part, fields) in Parts)
        {
            if (!json.TryGetProperty(NameOf(part), out var entries))
                continue;
            if (entries.ValueKind != JsonValueKind.Array)
            {
                problems.Add($"{NameOf(part)} is no list.");
                continue;
            }

            var number = 0;
            foreach (var entry in entries.EnumerateArray())
            {
                if (BibleEntry.Read(part, fields, entry, $"{NameOf(part)}, entry {++number}", problems) is { } read)
                    yield return read;
            }
        }
    }
}

/// <summary>A part of a bible.</summary>
public enum BiblePart
{
    /// <summary>Who they are and what they want.</summary>
    People,

    /// <summary>What somebody is to somebody.</summary>
    Relations,

    /// <summary>Who knows what, since which scene.</summary>
    Knowledge,

    /// <summary>Where it is.</summary>
    Places,

    /// <summary>Things that matter, and who has them.</summary>
    Objects,

    /// <summary>What happened when.</summary>
    Timeline,

    /// <summary>What the audience was promised and has not been given.</summary>
    Promises,
}
