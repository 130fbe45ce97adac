using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Throughline.Ledger;
using Throughline.Screenplays;

namespace Throughline.Assist.Prompts;

/// <summary>
/// Puts text that we did not write between marks that it cannot contain: each line is a JSON object of its own, so that nothing in
/// it can end a line, and the marks carry a hash of what is between them, so that nothing in it can end the fence.
/// </summary>
public static class Fence
{
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Lines of a script: number, scene, kind, who speaks, words.</summary>
    /// <param name="name">What it is, a word of ours.</param>
    /// <param name="script">Whose lines have identities.</param>
    /// <param name="lines">Indexes of elements, in order.</param>
    public static string Script(string name, Screenplay script, IEnumerable<int> lines)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(lines);
        var scenes = new string[script.Elements.Length];
        foreach (var scene in Scene.Of(script))
            Array.Fill(scenes, scene.Label, scene.FirstElement, scene.Elements.Length);
        var text = new StringBuilder();
        foreach (var i in lines.Where(i => !script.Elements[i].Text.IsEmpty && script.Elements[i].IsPrinted))
            text.Append(Line(script, i, scenes[i])).Append('\n');
        return Put(name, text.ToString());
    }

    /// <summary>Any text of a person or a file.</summary>
    public static string Text(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Put(name, Object(json => json.WriteString("text", WellFormed(text))) + "\n");
    }

    private static string Line(Screenplay script, int index, string? scene)
    {
        var element = script.Elements[index];
        return Object(json =>
        {
            json.WriteNumber("line", element.Id.Value);
            if (scene is not null)
                json.WriteString("scene", WellFormed(scene));
            json.WriteString("kind", JsonNamingPolicy.KebabCaseLower.ConvertName(element.Kind.ToString()));
            if (SpeakerOf(script, index) is { } who)
                json.WriteString("who", WellFormed(who));
            json.WriteString("text", WellFormed(element.Text.Plain));
        });
    }

    private static string? SpeakerOf(Screenplay script, int index)
    {
        if (!script.Elements[index].IsSpeechPart)
            return null;
        for (var i = index - 1; i >= 0 && (script.Elements[i].IsSpeechPart || script.Elements[i] is Cue or Note or Boneyard); i--)
        {
            if (script.Elements[i] is Cue cue)
                return CharacterIndex.Fold(cue.Name);
        }

        return null;
    }

    private static string Put(string name, string content)
    {
        var mark = Digest.Of(Encoding.UTF8.GetBytes(content)).ToString()[..16];
        return $"<material name=\"{name}\" mark=\"{mark}\">\n{content}</material mark=\"{mark}\">";
    }

    private static string Object(System.Action<Utf8JsonWriter> members)
    {
        var output = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(output, OneLine))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return Escaped(Encoding.UTF8.GetString(output.WrittenSpan));
    }

    // What cannot be seen is spelled out: line ends of other kinds, characters without width, direction marks, and the tags of plane
    // 14, in which a sentence can be hidden that a person never reads and a model does. Between letters the joiners are kept.
    private static string Escaped(string json)
    {
        if (!json.EnumerateRunes().Any(IsUnseen))
            return json;
        var text = new StringBuilder(json.Length + 32);
        foreach (var rune in json.EnumerateRunes())
        {
            var letters = rune.ToString();
            if (!IsUnseen(rune))
                text.Append(letters);
            else
                foreach (var unit in letters)
                    text.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
        }

        return text.ToString();
    }

    private static bool IsUnseen(Rune rune) => rune.Value is not (0x200C or 0x200D)
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    // Halves of surrogate pairs carry invalid bytes of a file; JSON cannot.
    private static string WellFormed(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return text;
        var well = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            well.Append(rune.ToString());
        return well.ToString();
    }
}
