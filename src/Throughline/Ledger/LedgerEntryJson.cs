using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Throughline.Ledger.Canonical;

namespace Throughline.Ledger;

/// <summary>Entries as the canonical bytes that are hashed and stored; the shape is <c>docs/json/ledger-entry.schema.json</c>.</summary>
public static class LedgerEntryJson
{
    private const int Version = 1;
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>The canonical bytes of an entry.</summary>
    /// <exception cref="ArgumentException">A text of it holds half of a surrogate pair.</exception>
    public static byte[] Write(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var output = new ArrayBufferWriter<byte>(768);
        using (var json = new Utf8JsonWriter(output))
            Write(entry, json);
        using var document = JsonDocument.Parse(output.WrittenMemory);
        return CanonicalJson.Write(document.RootElement);
    }

    /// <summary>Reads an entry. Members it does not know are passed over: a later version may have written them.</summary>
    /// <exception cref="FormatException">It is not an entry; the message says what is wrong.</exception>
    public static LedgerEntry Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("The bytes are not an entry of a ledger: " + e.Message, e);
        }
    }

    /// <summary>The name of a value as it is written: <c>ProposalMade</c> is <c>proposal-made</c>.</summary>
    public static string NameOf<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>The value of a name as it is written.</summary>
    public static bool TryParse<T>(string name, out T value)
        where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (NameOf(candidate) == name)
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }

    private static void Write(LedgerEntry entry, Utf8JsonWriter json)
    {
        var it = entry.Event;
        json.WriteStartObject();
        json.WriteNumber("v", Version);
        json.WriteNumber("index", entry.Index);
        json.WriteString("previous", entry.Previous.ToString());
        json.WriteString("id", it.Id.ToString("D"));
        json.WriteString("time", it.Time.ToUniversalTime().ToString(TimeFormat, CultureInfo.InvariantCulture));
        json.WriteString("production", it.Production);
        json.WriteStartObject("actor");
        json.WriteString("person", it.Actor.Person);
        json.WriteString("role", it.Actor.Role);
        json.WriteEndObject();
        json.WriteString("kind", NameOf(it.Kind));
        if (it.Target is { } target)
            Write(target, json);
        if (it.Origin is { } origin)
            json.WriteString("origin", NameOf(origin));
        if (it.Decision is { } decision)
            json.WriteString("decision", NameOf(decision));
        if (it.Tool is { } tool)
            Write(tool, json);
        if (it.Prompt is { } prompt)
            json.WriteString("prompt", prompt.ToString());
        Write("parameters", it.Parameters, json);
        if (it.Cost is { } cost)
        {
            json.WriteStartObject("cost");
            json.WriteNumber("micros", cost.Micros);
            json.WriteString("currency", cost.Currency);
            json.WriteEndObject();
        }

        if (it.Stage is { } stage)
            json.WriteString("stage", NameOf(stage));
        Write("details", it.Details, json);
        json.WriteEndObject();
    }

    private static void Write(Target target, Utf8JsonWriter json)
    {
        json.WriteStartObject("target");
        json.WriteString("document", target.Document);
        if (target.Line is { } line)
            json.WriteNumber("line", line);
        if (target.Span is { } span)
        {
            json.WriteStartObject("span");
            json.WriteNumber("start", span.Start);
            json.WriteNumber("length", span.Length);
            json.WriteEndObject();
        }

        if (target.Before is { } before)
            json.WriteString("before", before.ToString());
        if (target.After is { } after)
            json.WriteString("after", after.ToString());
        json.WriteEndObject();
    }

    private static void Write(Tool tool, Utf8JsonWriter json)
    {
        json.WriteStartObject("tool");
        json.WriteString("provider", tool.Provider);
        json.WriteString("model", tool.Model);
        json.WriteString("version", tool.Version);
        json.WriteString("endpoint", NameOf(tool.Endpoint));
        json.WriteString("retention", tool.Retention);
        json.WriteString("training", tool.Training);
        json.WriteEndObject();
    }

    private static void Write(string name, ImmutableSortedDictionary<string, string> texts, Utf8JsonWriter json)
    {
        if (texts.IsEmpty)
            return;
        json.WriteStartObject(name);
        foreach (var (key, value) in texts)
            json.WriteString(key, value);
        json.WriteEndObject();
    }

    private static LedgerEntry Read(JsonElement json)
    {
        if (json.GetProperty("v").GetInt32() is not Version and var version)
            throw new FormatException($"The entry is of version {version}; this program knows version {Version}. Use a newer Throughline.");
        var actor = json.GetProperty("actor");
        return new LedgerEntry(json.GetProperty("index").GetInt64(), Digest.Parse(Text(json, "previous")), new LedgerEvent
        {
            Id = Guid.ParseExact(Text(json, "id"), "D"),
            Time = DateTimeOffset.ParseExact(Text(json, "time"), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            Production = Text(json, "production"),
            Actor = new Actor(Text(actor, "person"), Text(actor, "role")),
            Kind = Named<EventKind>(Text(json, "kind")),
            Target = json.TryGetProperty("target", out var target) ? ReadTarget(target) : null,
            Origin = Optional<Origin>(json, "origin"),
            Decision = Optional<Decision>(json, "decision"),
            Tool = json.TryGetProperty("tool", out var tool) ? ReadTool(tool) : null,
            Prompt = Hash(json, "prompt"),
            Parameters = Texts(json, "parameters"),
            Cost = json.TryGetProperty("cost", out var cost) ? new Cost(cost.GetProperty("micros").GetInt64(), Text(cost, "currency")) : null,
            Stage = Optional<Stage>(json, "stage"),
            Details = Texts(json, "details"),
        });
    }

    private static Target ReadTarget(JsonElement json) => new(Text(json, "document"))
    {
        Line = json.TryGetProperty("line", out var line) ? line.GetInt64() : null,
        Span = json.TryGetProperty("span", out var span) ? new TextRange(span.GetProperty("start").GetInt32(), span.GetProperty("length").GetInt32()) : null,
        Before = Hash(json, "before"),
        After = Hash(json, "after"),
    };

    private static Tool ReadTool(JsonElement json) =>
        new(Text(json, "provider"), Text(json, "model"), Text(json, "version"), Named<EndpointClass>(Text(json, "endpoint")), Text(json, "retention"), Text(json, "training"));

    private static string Text(JsonElement json, string name) =>
        json.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null.");

    private static Digest? Hash(JsonElement json, string name) =>
        json.TryGetProperty(name, out var hash) ? Digest.Parse(hash.GetString() ?? "") : null;

    private static T? Optional<T>(JsonElement json, string name)
        where T : struct, Enum =>
        json.TryGetProperty(name, out var value) ? Named<T>(value.GetString() ?? "") : null;

    private static T Named<T>(string name)
        where T : struct, Enum =>
        TryParse<T>(name, out var value) ? value : throw new FormatException($"'{name}' is not one of: {string.Join(", ", Enum.GetValues<T>().Select(NameOf))}.");

    private static ImmutableSortedDictionary<string, string> Texts(JsonElement json, string name)
    {
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (json.TryGetProperty(name, out var members))
        {
            foreach (var member in members.EnumerateObject())
                texts[member.Name] = member.Value.GetString() ?? "";
        }

        return texts.ToImmutable();
    }
}
