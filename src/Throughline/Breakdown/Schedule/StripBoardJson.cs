using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Throughline.Breakdown.Schedule;

/// <summary>A board as the JSON that a production keeps: its shape is in <c>docs/breakdown.md</c>.</summary>
public static class StripBoardJson
{
    /// <summary>Writes it.</summary>
    /// <param name="board">The board.</param>
    /// <param name="before">The version that taking the last change back leads to; 0 for the board without days.</param>
    public static string Write(StripBoard board, int before)
    {
        ArgumentNullException.ThrowIfNull(board);
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            json.WriteStartObject();
            json.WriteNumber("before", before);
            json.WriteNumber("next", board.Next);
            json.WriteStartArray("days");
            foreach (var day in board.Days)
            {
                json.WriteStartObject();
                json.WriteString("id", day.Id);
                json.WriteString("date", day.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                json.WriteStartArray("strips");
                foreach (var strip in day.Strips)
                {
                    json.WriteStartObject();
                    json.WriteString("id", strip.Id);
                    json.WriteString("text", BreakdownJson.WellFormed(strip.Text));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(memory.ToArray());
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="FormatException">It is no board.</exception>
    public static (StripBoard Board, int Before) Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            var days = root.GetProperty("days").EnumerateArray().Select(day => new BoardDay(
                day.GetProperty("id").GetString()!,
                day.GetProperty("date").GetString() is { } date ? DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
                [.. day.GetProperty("strips").EnumerateArray().Select(strip => new Strip(strip.GetProperty("id").GetString()!, strip.GetProperty("text").GetString()!))]));
            return (new StripBoard([.. days], root.GetProperty("next").GetInt32()), root.GetProperty("before").GetInt32());
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("The strip board that is kept is damaged: " + failure.Message, failure);
        }
    }
}
