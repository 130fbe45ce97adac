using System.Text.Json;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;
using Throughline.Story.Lint;
using Throughline.Studio.Live;
using Throughline.Text;

namespace Throughline.Web.Live;

/// <summary>What the page shows beside the text (docs/studio.md): offsets in the text of the version that it names.</summary>
internal static class AnalysisJson
{
    /// <summary>Writes it.</summary>
    /// <param name="reading">The script on its pages.</param>
    /// <param name="draft">The text of the last draft, or null; what differs from it is revised.</param>
    public static byte[] Write(LiveReading reading, string? draft)
    {
        var script = reading.Reading.Screenplay;
        var source = script.Source;
        return LiveJson.Write(json =>
        {
            json.WriteNumber("version", reading.Version);
            json.WriteNumber("pageCount", reading.Pages.Pages);
            PageStyleJson.Write(json, reading.Pages.Style);
            Pages(json, script, reading.Pages);
            Lines(json, script);
            Scenes(json, script, reading.Pages);
            Marks(json, script, reading.Reading);
            Words(json, "names", CharacterIndex.Of(script).Characters.Select(character => character.Name));
            var headings = script.Elements.OfType<SceneHeading>().ToList();
            Words(json, "places", headings.Where(heading => !heading.Slugline.Location.IsEmpty).Select(heading => string.Join(" - ", heading.Slugline.Location)));
            Words(json, "times", headings.Select(heading => heading.Slugline.Time ?? heading.Slugline.Modifiers.FirstOrDefault() ?? ""));
            Revised(json, source.Text, draft);
        });
    }

    private static void Pages(Utf8JsonWriter json, Screenplay script, PageMap map)
    {
        json.WriteStartArray("pages");
        var page = 0;
        for (var i = 0; i < script.Elements.Length; i++)
        {
            var element = script.Elements[i];
            if (!element.IsPrinted)
                continue;
            for (var part = map.Elements[i]; part is not null; part = part.Rest)
            {
                for (; page < part.Page; page++)
                {
                    json.WriteStartObject();
                    json.WriteNumber("at", SourcePlaces.Of(script.Source, element, part.TextStart));
                    json.WriteString("label", map.LabelOf(page + 1));
                    json.WriteBoolean("more", part.TextStart > 0 && element.IsSpeechPart);
                    json.WriteString("continued", part.TextStart > 0 && element.IsSpeechPart ? ContinuedCue(script, i, map.Style.Continued) : null);
                    json.WriteEndObject();
                }
            }
        }

        json.WriteEndArray();
    }

    private static string? ContinuedCue(Screenplay script, int part, string continued)
    {
        while (part >= 0 && script.Elements[part] is not Cue)
            part--;
        return part < 0 ? null : $"{((Cue)script.Elements[part]).Name.ToUpperInvariant()} {continued}";
    }

    private static void Lines(Utf8JsonWriter json, Screenplay script)
    {
        var kinds = new string[script.Source.LineStarts.Length];
        foreach (var element in script.Elements)
        {
            for (var line = element.Span.Line; line <= element.Span.EndLine; line++)
                kinds[line - 1] = ElementNames.Of(element.Kind);
        }

        var begun = false;
        json.WriteStartArray("lines");
        foreach (var (i, kind) in kinds.Index())
        {
            begun |= kind is not null;
            json.WriteStringValue(kind ?? (begun || IsBlank(script.Source, i) ? "" : "title-page"));
        }

        json.WriteEndArray();
    }

    private static bool IsBlank(SourceText source, int line)
    {
        var start = source.LineStarts[line];
        var end = line + 1 < source.LineStarts.Length ? source.LineStarts[line + 1] : source.Text.Length;
        return source.Text.AsSpan(start, end - start).IsWhiteSpace();
    }

    private static void Scenes(Utf8JsonWriter json, Screenplay script, PageMap map)
    {
        json.WriteStartArray("scenes");
        foreach (var scene in Scene.Of(script))
        {
            json.WriteStartObject();
            json.WriteNumber("at", scene.Heading.Span.Start);
            json.WriteString("number", scene.Heading.Number);
            json.WriteString("heading", scene.Heading.Text.Plain);
            json.WriteNumber("eighths", map.LengthOf(scene.Index).Eighths);
            json.WriteString("page", map.LabelOf(map.Elements[scene.FirstElement].Page));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Marks(Utf8JsonWriter json, Screenplay script, Reading reading)
    {
        json.WriteStartArray("marks");
        foreach (var mark in Linter.Run(script, reading.Diagnostics, LintSettings.Default).Where(mark => mark.Span.IsInSource))
        {
            json.WriteStartObject();
            json.WriteNumber("from", mark.Span.Start);
            json.WriteNumber("to", mark.Span.End);
            json.WriteString("code", mark.Code);
            json.WriteString("severity", mark.Severity.ToString().ToLowerInvariant());
            json.WriteString("message", mark.Message);
            json.WriteStartArray("fixes");
            if (mark.Fix is { } fix)
            {
                json.WriteStartObject();
                json.WriteString("title", fix.Title);
                json.WriteStartArray("edits");
                foreach (var edit in fix.Edits)
                {
                    json.WriteStartObject();
                    json.WriteNumber("from", edit.Start);
                    json.WriteNumber("to", edit.Start + edit.Length);
                    json.WriteString("text", edit.NewText);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Words(Utf8JsonWriter json, string name, IEnumerable<string> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words.Where(word => word.Length > 0 && !word.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')).CountBy(word => word, StringComparer.OrdinalIgnoreCase).OrderByDescending(pair => pair.Value))
            json.WriteStringValue(word.Key);
        json.WriteEndArray();
    }

    private static void Revised(Utf8JsonWriter json, string text, string? draft)
    {
        json.WriteStartArray("revised");
        if (draft is not null)
        {
            var at = 0;
            foreach (var stretch in LineChanges.Between(draft, text).Stretches)
            {
                if (!stretch.IsKept)
                {
                    json.WriteStartArray();
                    json.WriteNumberValue(at);
                    json.WriteNumberValue(at + stretch.NewLength);
                    json.WriteEndArray();
                }

                at += stretch.NewLength;
            }
        }

        json.WriteEndArray();
    }
}
