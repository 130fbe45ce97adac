using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Throughline.Story.Turns;

namespace Throughline.Cli.TurningPoints;

/// <summary>Turns as JSON; the shape is <c>docs/json/turning-points.schema.json</c>.</summary>
internal static class TurnJson
{
    public static string Write(ImmutableArray<StoryTurn> turns)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartArray();
            foreach (var turn in turns)
            {
                json.WriteStartArray();
                foreach (var candidate in turn.Candidates)
                {
                    json.WriteStartObject();
                    json.WriteNumber("scene", candidate.Scene);
                    json.WriteNumber("line", candidate.Line);
                    json.WriteNumber("score", candidate.Score);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
