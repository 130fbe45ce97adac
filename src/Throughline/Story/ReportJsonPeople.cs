using System.Text.Json;
using static Throughline.Story.ReportJson;

namespace Throughline.Story;

/// <summary>The people and their speeches, as JSON.</summary>
internal static class ReportJsonPeople
{
    public static void Write(Utf8JsonWriter json, ScriptReport report)
    {
        json.WriteStartArray("people");
        foreach (var person in report.People)
            WritePerson(json, person);
        json.WriteEndArray();
        WriteGroups(json, report);
        WriteUncued(json, report);
        WriteShare(json, report.Share);
        WriteConversations(json, report.Conversations);
        WriteVoices(json, report.Voices);
        WriteSpeeches(json, report);
    }

    private static void WritePerson(Utf8JsonWriter json, Person person)
    {
        json.WriteStartObject();
        Words(json, "name", person.Name);
        json.WriteNumber("speeches", person.Speeches);
        json.WriteNumber("words", person.Words);
        Numbers(json, "speakingScenes", person.SpeakingScenes);
        Numbers(json, "silentScenes", person.SilentScenes);
        At(json, "first", person.First);
        At(json, "last", person.Last);
        if (person.Absence is { } absence)
        {
            json.WriteStartObject("longestAbsence");
            json.WriteNumber("afterScene", absence.After);
            json.WriteNumber("untilScene", absence.Until);
            json.WriteNumber("eighths", absence.Length.Eighths);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("longestAbsence");
        }

        json.WriteEndObject();
    }

    private static void WriteGroups(Utf8JsonWriter json, ScriptReport report)
    {
        json.WriteStartArray("groups");
        foreach (var group in report.Groups)
        {
            json.WriteStartObject();
            Words(json, "name", group.Name);
            json.WriteNumber("speeches", group.Speeches);
            json.WriteNumber("words", group.Words);
            At(json, "first", group.First);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteUncued(Utf8JsonWriter json, ScriptReport report)
    {
        json.WriteStartArray("namedButSilent");
        foreach (var name in report.Uncued)
        {
            json.WriteStartObject();
            Words(json, "name", name.Name);
            json.WriteString("reason", name.Reason switch { UncuedReason.Age => "age", UncuedReason.PersonWord => "person-word", _ => "used-again" });
            json.WriteStartArray("mentions");
            foreach (var at in name.Mentions)
            {
                json.WriteStartObject();
                json.WriteNumber("element", at.Element);
                json.WriteNumber("line", at.Line);
                json.WriteNumber("page", at.Page);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteShare(Utf8JsonWriter json, DialogueShare share)
    {
        json.WriteStartObject("dialogueShare");
        json.WriteNumber("stretches", share.Stretches);
        json.WriteNumber("linesPerStretch", share.LinesPerStretch);
        json.WriteStartArray("bands");
        foreach (var band in share.Bands)
        {
            json.WriteStartObject();
            Words(json, "name", band.Name);
            Numbers(json, "words", band.Words);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteConversations(Utf8JsonWriter json, Conversations conversations)
    {
        json.WriteStartArray("conversations");
        foreach (var pair in conversations.Pairs)
        {
            json.WriteStartObject();
            Words(json, "first", conversations.Names[pair.First]);
            Words(json, "second", conversations.Names[pair.Second]);
            json.WriteNumber("exchanges", pair.Exchanges);
            Numbers(json, "scenes", pair.Scenes);
            At(json, "firstExchange", pair.Answers.IsEmpty ? null : pair.Answers[0]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteVoices(Utf8JsonWriter json, Voices voices)
    {
        json.WriteStartObject("voices");
        json.WriteNumber("fewestWords", voices.FewestWords);
        json.WriteNumber("commonWords", voices.CommonWords);
        json.WriteStartArray("people");
        foreach (var voice in voices.People)
        {
            json.WriteStartObject();
            Words(json, "name", voice.Name);
            json.WriteNumber("words", voice.Words);
            Number(json, "delta", voice.Distinctness);
            Words(json, "nearest", voice.Nearest);
            Number(json, "nearestDelta", voice.NearestDelta);
            json.WriteStartArray("ownWords");
            foreach (var word in voice.OwnWords)
            {
                json.WriteStartObject();
                Words(json, "word", word.Word);
                json.WriteNumber("uses", word.Uses);
                json.WriteNumber("othersUses", word.OthersUses);
                json.WriteNumber("z", word.Z);
                At(json, word.At);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSpeeches(Utf8JsonWriter json, ScriptReport report)
    {
        json.WriteStartObject("speeches");
        json.WriteNumber("medianWords", report.Rhythm.MedianSpeechWords);
        json.WriteNumber("medianSceneLines", report.Rhythm.MedianSceneLines);
        json.WriteStartArray("lengths");
        foreach (var lengths in report.Rhythm.SpeechLengths)
        {
            json.WriteStartObject();
            json.WriteNumber("from", lengths.From);
            Number(json, "to", lengths.To);
            json.WriteNumber("speeches", lengths.Speeches);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("longest");
        foreach (var speech in report.Rhythm.LongestSpeeches)
        {
            json.WriteStartObject();
            Words(json, "name", speech.Name);
            json.WriteNumber("words", speech.Words);
            json.WriteNumber("scene", speech.Scene);
            At(json, speech.At);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } known)
            json.WriteNumber(name, known);
        else
            json.WriteNull(name);
    }
}
