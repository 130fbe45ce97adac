using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Throughline.Text;

/// <summary>Change sets as CodeMirror writes them in JSON: a number keeps so many units, <c>[n]</c> deletes n, <c>[n,"line","line"]</c> replaces n by lines joined with LF.</summary>
public static class ChangeSetJson
{
    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">It is not of that form: a length that is no whole number from 0, a line with a line end in it, half a character, nothing for nothing.</exception>
    public static ChangeSet Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array)
            throw new FormatException("A change set is an array.");
        var stretches = ImmutableArray.CreateBuilder<ChangedStretch>(json.GetArrayLength());
        foreach (var part in json.EnumerateArray())
        {
            if (part.ValueKind == JsonValueKind.Number)
                stretches.Add(new ChangedStretch(Length(part), null));
            else if (part.ValueKind == JsonValueKind.Array && part.GetArrayLength() > 0)
                stretches.Add(new ChangedStretch(Length(part[0]), Lines(part)));
            else
                throw new FormatException("A part of a change set is a number, or an array that begins with one.");
        }

        try
        {
            return ChangeSet.Of(stretches.Where(stretch => stretch is not { Length: 0, Text: null }));
        }
        catch (ArgumentException failure)
        {
            throw new FormatException(failure.Message, failure);
        }
    }

    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">It is no JSON, or not of that form.</exception>
    public static ChangeSet Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (JsonException failure)
        {
            throw new FormatException("A change set is JSON.", failure);
        }
    }

    /// <summary>Writes one.</summary>
    public static void Write(Utf8JsonWriter json, ChangeSet set)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(set);
        json.WriteStartArray();
        foreach (var stretch in set.Stretches)
        {
            if (stretch.IsKept)
            {
                json.WriteNumberValue(stretch.Length);
                continue;
            }

            json.WriteStartArray();
            json.WriteNumberValue(stretch.Length);
            if (stretch.Text!.Length > 0)
            {
                foreach (var line in stretch.Text.Split('\n'))
                    json.WriteStringValue(line);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes one.</summary>
    public static string Write(ChangeSet set)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
            Write(json, set);
        return Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length);
    }

    private static int Length(JsonElement part) =>
        part.ValueKind == JsonValueKind.Number && part.TryGetInt32(out var length) && length >= 0 ? length : throw new FormatException("A length in a change set is a whole number from 0.");

    private static string Lines(JsonElement part)
    {
        try
        {
            var lines = part.EnumerateArray().Skip(1).Select(line => line.ValueKind == JsonValueKind.String ? line.GetString()! : throw new FormatException("A line in a change set is a string.")).ToArray();
            return lines.Any(line => line.AsSpan().ContainsAny('\n', '\r')) ? throw new FormatException("A line in a change set has no line end in it.") : string.Join('\n', lines);
        }
        catch (InvalidOperationException failure)
        {
            // Half of a surrogate pair: no character, so no text.
            throw new FormatException("A line in a change set holds half a character.", failure);
        }
    }
}
