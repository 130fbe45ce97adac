using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Throughline.Cli.Files;
using Throughline.Screenplays;
using Throughline.Story.Continuity;

namespace Throughline.Cli.Continuity;

/// <summary>Contradictions as JSON; the shape is <c>docs/json/continuity.schema.json</c>.</summary>
internal static class ContinuityJson
{
    public static string Write(string script, Screenplay screenplay, ImmutableArray<ContinuityFinding> found)
    {
        var scenes = Scene.Of(screenplay);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("file", SafeText.WellFormed(script));
            json.WriteStartArray("findings");
            foreach (var finding in found)
            {
                json.WriteStartObject();
                json.WriteString("kind", ContinuityKinds.Name(finding.Kind));
                json.WriteNumber("confidence", finding.Confidence);
                json.WriteString("reason", SafeText.WellFormed(finding.Reason));
                json.WriteStartArray("lines");
                foreach (var line in finding.Lines)
                {
                    json.WriteStartObject();
                    json.WriteNumber("line", line.Line);
                    if (line.Scene >= 0)
                        json.WriteString("scene", SafeText.WellFormed(scenes[line.Scene].Label));
                    json.WriteNumber("element", line.Element);
                    json.WriteString("quote", SafeText.WellFormed(line.Quote));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
