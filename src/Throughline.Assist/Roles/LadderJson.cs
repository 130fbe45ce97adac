using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Throughline.Assist.Roles;

/// <summary>A ladder as a production keeps it.</summary>
internal static class LadderJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Ladder ladder)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        var json = new JsonObject();
        foreach (var (name, rung) in ladder.Rungs)
        {
            json[name] = new JsonObject
            {
                ["text"] = rung.Text,
                ["locked"] = rung.IsLocked,
                ["version"] = rung.Version,
                ["written"] = rung.Written.ToString("O", CultureInfo.InvariantCulture),
                ["marks"] = rung.Marks,
                ["restedOn"] = Versions(rung.Rested),
                ["seenBelow"] = Versions(rung.Seen),
            };
        }

        return json.ToJsonString(Indented) + "\n";
    }

    /// <exception cref="FormatException">It is no ladder.</exception>
    public static Ladder Read(string text)
    {
        try
        {
            var ladder = Ladder.Empty;
            foreach (var (name, node) in JsonNode.Parse(text)?.AsObject() ?? [])
            {
                Ladder.RestsOn(name);
                var rung = node?.AsObject() ?? throw new FormatException($"{name} is empty.");
                ladder = ladder with
                {
                    Rungs = ladder.Rungs.SetItem(name, new Rung(rung["text"]?.GetValue<string>() ?? throw new FormatException($"{name} has no text."))
                    {
                        IsLocked = rung["locked"]?.GetValue<bool>() ?? false,
                        Version = rung["version"]?.GetValue<int>() ?? 1,
                        Written = DateTimeOffset.TryParse(rung["written"]?.GetValue<string>(), CultureInfo.InvariantCulture, out var written) ? written : default,
                        Marks = rung["marks"]?.GetValue<string>(),
                        Rested = Versions(rung["restedOn"]),
                        Seen = Versions(rung["seenBelow"]),
                    }),
                };
            }

            return ladder;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException(failure.Message, failure);
        }
    }

    private static JsonObject Versions(System.Collections.Immutable.ImmutableArray<(string Name, int Version)> versions)
    {
        var json = new JsonObject();
        foreach (var (name, version) in versions)
            json[name] = version;
        return json;
    }

    private static System.Collections.Immutable.ImmutableArray<(string Name, int Version)> Versions(JsonNode? json) =>
        [.. (json?.AsObject() ?? []).Select(it => (it.Key, it.Value?.GetValue<int>() ?? 0))];
}
