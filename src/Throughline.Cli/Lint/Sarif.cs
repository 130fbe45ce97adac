using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Throughline.Cli.Files;
using Throughline.Story.Lint;
using Throughline.Text;

namespace Throughline.Cli.Lint;

/// <summary>Findings as SARIF 2.1.0 (OASIS), which code review and editors show beside the lines.</summary>
internal static class Sarif
{
    public static string Write(string script, SourceText source, ImmutableArray<Diagnostic> found)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            Tool(json);
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach (var diagnostic in found)
                Result(json, Address(script), source, diagnostic);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Tool(Utf8JsonWriter json)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "throughline");
        json.WriteString("version", typeof(Sarif).Assembly.GetName().Version?.ToString(3));
        json.WriteStartArray("rules");
        foreach (var rule in LintRules.All)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Code);
            json.WriteString("name", rule.Name);
            Message(json, "shortDescription", rule.Summary);
            json.WriteStartObject("defaultConfiguration");
            json.WriteBoolean("enabled", rule.OnByDefault);
            json.WriteString("level", Level(rule.Severity));
            json.WriteEndObject();
            json.WriteStartObject("properties");
            json.WriteString("family", rule.Family.ToString().ToLowerInvariant());
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter json, string address, SourceText source, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Code);
        json.WriteNumber("ruleIndex", LintRules.All.IndexOf(LintRules.Find(diagnostic.Code)!));
        json.WriteString("level", Level(diagnostic.Severity));
        Message(json, "message", diagnostic.Message);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        Artifact(json, address);
        if (diagnostic.Span.IsInSource)
            Region(json, "region", source, diagnostic.Span.Start, diagnostic.Span.Length);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        if (diagnostic.Fix is { } fix)
            Repair(json, address, source, fix);
        json.WriteEndObject();
    }

    private static void Repair(Utf8JsonWriter json, string address, SourceText source, Fix fix)
    {
        json.WriteStartArray("fixes");
        json.WriteStartObject();
        Message(json, "description", fix.Title);
        json.WriteStartArray("artifactChanges");
        json.WriteStartObject();
        Artifact(json, address);
        json.WriteStartArray("replacements");
        foreach (var edit in fix.Edits)
        {
            json.WriteStartObject();
            Region(json, "deletedRegion", source, edit.Start, edit.Length);
            Message(json, "insertedContent", edit.NewText);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    // The end is the place just past the last character (SARIF 3.30.8).
    private static void Region(Utf8JsonWriter json, string name, SourceText source, int start, int length)
    {
        var from = source.SpanAt(start, 0);
        var to = source.SpanAt(start + length, 0);
        json.WriteStartObject(name);
        json.WriteNumber("startLine", from.Line);
        json.WriteNumber("startColumn", from.Column);
        json.WriteNumber("endLine", to.Line);
        json.WriteNumber("endColumn", to.Column);
        json.WriteNumber("charOffset", start);
        json.WriteNumber("charLength", length);
        json.WriteEndObject();
    }

    private static void Artifact(Utf8JsonWriter json, string address)
    {
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", address);
        json.WriteEndObject();
    }

    private static void Message(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", SafeText.WellFormed(text));
        json.WriteEndObject();
    }

    private static string Address(string script)
    {
        var path = string.Join('/', script.Split(Path.DirectorySeparatorChar).Select(part => Uri.EscapeDataString(SafeText.WellFormed(part))));
        return Path.IsPathRooted(script) ? "file://" + path : path;
    }

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };
}
