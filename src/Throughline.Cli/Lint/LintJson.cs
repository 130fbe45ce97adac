using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Throughline.Cli.Files;
using Throughline.Story.Lint;
using Throughline.Text;

namespace Throughline.Cli.Lint;

/// <summary>Findings as JSON; the shape is <c>docs/json/lint.schema.json</c>.</summary>
internal static class LintJson
{
    public static string Write(string script, ImmutableArray<Diagnostic> found)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("file", SafeText.WellFormed(script));
            json.WriteStartArray("findings");
            foreach (var diagnostic in found)
                Finding(json, diagnostic);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Finding(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        var rule = LintRules.Find(diagnostic.Code)!;
        json.WriteStartObject();
        json.WriteString("code", rule.Code);
        json.WriteString("rule", rule.Name);
        json.WriteString("family", rule.Family.ToString().ToLowerInvariant());
        json.WriteString("severity", diagnostic.Severity.ToString().ToLowerInvariant());
        json.WriteNumber("line", diagnostic.Span.Line);
        json.WriteNumber("column", diagnostic.Span.Column);
        json.WriteNumber("endLine", diagnostic.Span.EndLine);
        json.WriteNumber("start", diagnostic.Span.Start);
        json.WriteNumber("length", diagnostic.Span.Length);
        json.WriteString("message", SafeText.WellFormed(diagnostic.Message));
        if (diagnostic.Fix is { } fix)
        {
            json.WriteStartObject("fix");
            json.WriteString("title", SafeText.WellFormed(fix.Title));
            json.WriteStartArray("edits");
            foreach (var edit in fix.Edits)
            {
                json.WriteStartObject();
                json.WriteNumber("start", edit.Start);
                json.WriteNumber("length", edit.Length);
                json.WriteString("newText", SafeText.WellFormed(edit.NewText));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
