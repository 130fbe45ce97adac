using System.Text.Json;

namespace Throughline.Breakdown;

/// <summary>Writes a breakdown as JSON; the shape is <c>docs/json/breakdown.schema.json</c>.</summary>
public static class BreakdownJson
{
    /// <summary>Writes it in UTF-8, indented, with LF at the end.</summary>
    public static byte[] Write(ScriptBreakdown breakdown)
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("title", WellFormed(breakdown.Title));
            json.WriteNumber("pages", breakdown.Pages);
            json.WriteNumber("eighths", breakdown.Length.Eighths);
            json.WriteNumber("storyDays", breakdown.StoryDays);
            WriteCast(json, breakdown);
            json.WriteStartArray("scenes");
            foreach (var scene in breakdown.Scenes)
                Write(json, scene);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        memory.WriteByte((byte)'\n');
        return memory.ToArray();
    }

    private static void WriteCast(Utf8JsonWriter json, ScriptBreakdown breakdown)
    {
        json.WriteStartArray("cast");
        foreach (var member in breakdown.Cast)
        {
            json.WriteStartObject();
            json.WriteNumber("board", member.BoardNumber);
            json.WriteString("name", WellFormed(member.Name));
            json.WriteNumber("words", member.Words);
            json.WriteNumber("speeches", member.Speeches);
            json.WriteStartArray("scenes");
            foreach (var scene in member.Scenes)
                json.WriteStringValue(WellFormed(breakdown.Scenes[scene].Label));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, SceneBreakdown scene)
    {
        json.WriteStartObject();
        json.WriteNumber("index", scene.Index);
        json.WriteString("number", WellFormed(scene.Label));
        json.WriteString("heading", WellFormed(scene.Heading));
        json.WriteString("setting", Words.Of(scene.Slugline.Setting));
        json.WriteString("set", WellFormed(scene.Set));
        json.WriteString("light", Words.Of(scene.Light));
        if (scene.StoryDay == 0)
            json.WriteNull("storyDay");
        else
            json.WriteNumber("storyDay", scene.StoryDay);
        json.WriteNumber("eighths", scene.Length.Eighths);
        json.WriteString("length", scene.Length.ToString());
        json.WriteNumber("page", scene.Page);
        json.WriteNumber("line", scene.Line);
        json.WriteBoolean("omitted", scene.IsOmitted);
        json.WriteString("summary", WellFormed(scene.Summary.Text));
        json.WriteString("summaryBy", scene.Summary.IsWriters ? "writer" : "first-sentence");
        json.WriteStartArray("elements");
        foreach (var element in scene.Elements)
            Write(json, element);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, BreakdownElement element)
    {
        json.WriteStartObject();
        json.WriteString("category", element.Category.Key);
        json.WriteNumber("categoryId", element.Category.ScheduleId);
        json.WriteString("name", WellFormed(element.Name));
        if (element.BoardNumber > 0)
            json.WriteNumber("board", element.BoardNumber);
        json.WriteString("source", Words.Of(element.Source));
        json.WriteNumber("confidence", Math.Round(element.Confidence, 2));
        json.WriteBoolean("implied", element.IsImplied);
        if (element.Reason is not null)
            json.WriteString("reason", WellFormed(element.Reason));
        if (element.Effect is { } effect)
            Write(json, effect);
        json.WriteStartArray("evidence");
        foreach (var evidence in element.Evidence)
        {
            json.WriteStartObject();
            json.WriteNumber("element", evidence.Element);
            json.WriteNumber("line", evidence.Line);
            json.WriteNumber("start", evidence.Start);
            json.WriteString("words", WellFormed(evidence.Words));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, EffectEstimate effect)
    {
        json.WriteStartObject("effect");
        json.WriteString("type", effect.Type.Key);
        json.WriteString("tier", effect.Type.Tier switch { EffectTier.ThreeDimensional => "3D", EffectTier.Assisted => "2.5D", _ => "2D" });
        Write("minimum", effect.Minimum, effect.MinimumReason);
        Write("likely", effect.Likely, effect.LikelyReason);
        Write("maximum", effect.Maximum, effect.MaximumReason);
        json.WriteEndObject();

        void Write(string name, int shots, string reason)
        {
            json.WriteStartObject(name);
            json.WriteNumber("shots", shots);
            json.WriteString("reason", reason);
            json.WriteEndObject();
        }
    }

    // Lone surrogates carry bytes that were no text; JSON cannot hold them.
    internal static string WellFormed(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return text;
        var well = new System.Text.StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            well.Append(rune.ToString());
        return well.ToString();
    }
}
