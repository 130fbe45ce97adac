using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Throughline.Assist.Roles;

/// <summary>What a production keeps of its story besides the drafts: the bible, and the ladder. Whoever opens the files in an editor can correct them.</summary>
/// <param name="Bible">JSON of <c>bible.v1</c>, or null.</param>
/// <param name="Ladder">The ladder.</param>
public sealed record StoryFiles(string? Bible, Ladder Ladder)
{
    private const string BibleFile = "bible.json", LadderFile = "ladder.json";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of each rung that is written, by its name.</summary>
    public ImmutableSortedDictionary<string, string> Rungs => Ladder.Rungs.ToImmutableSortedDictionary(rung => rung.Key, rung => rung.Value.Text, StringComparer.Ordinal);

    /// <summary>Reads them.</summary>
    /// <param name="folder">The folder <c>story</c> of a production; need not be there.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="ModelException">A file is not what it should be.</exception>
    public static async Task<StoryFiles> ReadAsync(string folder, CancellationToken cancel)
    {
        var bible = await TextAsync(Path.Combine(folder, BibleFile), cancel);
        var path = Path.Combine(folder, LadderFile);
        try
        {
            return new StoryFiles(bible, await TextAsync(path, cancel) is { } json ? Read(json) : Ladder.Empty);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new ModelException(ModelFailureKind.NotSetUp, $"{path}: is no ladder: {failure.Message}", failure);
        }
    }

    /// <summary>Writes the ladder.</summary>
    public static Task WriteAsync(string folder, Ladder ladder, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        var json = new JsonObject();
        foreach (var (name, rung) in ladder.Rungs)
        {
            var rested = new JsonObject();
            foreach (var (above, version) in rung.Rested)
                rested[above] = version;
            json[name] = new JsonObject { ["text"] = rung.Text, ["locked"] = rung.IsLocked, ["version"] = rung.Version, ["restedOn"] = rested };
        }

        return KeepAsync(folder, LadderFile, json.ToJsonString(Indented), cancel);
    }

    /// <summary>Writes the bible.</summary>
    public static Task WriteBibleAsync(string folder, JsonElement bible, CancellationToken cancel) => KeepAsync(folder, BibleFile, JsonSerializer.Serialize(bible, Indented), cancel);

    private static async Task KeepAsync(string folder, string file, string text, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, file);
        await File.WriteAllTextAsync(path + ".tmp", text + "\n", cancel);
        File.Move(path + ".tmp", path, overwrite: true);
    }

    private static async Task<string?> TextAsync(string path, CancellationToken cancel) => File.Exists(path) ? await File.ReadAllTextAsync(path, cancel) : null;

    private static Ladder Read(string text)
    {
        var ladder = Ladder.Empty;
        foreach (var (name, node) in JsonNode.Parse(text)?.AsObject() ?? [])
        {
            Ladder.RestsOn(name);
            var rung = node?.AsObject() ?? throw new FormatException($"{name} is empty.");
            ladder = ladder with
            {
                Rungs = ladder.Rungs.SetItem(name, new Rung(
                    rung["text"]?.GetValue<string>() ?? throw new FormatException($"{name} has no text."),
                    rung["locked"]?.GetValue<bool>() ?? false,
                    rung["version"]?.GetValue<int>() ?? 1,
                    [.. (rung["restedOn"]?.AsObject() ?? []).Select(it => (it.Key, it.Value?.GetValue<int>() ?? 0))])),
            };
        }

        return ladder;
    }
}
