using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Throughline.Ledger;
using Throughline.Proposals;
using Throughline.Story.Proposed;

namespace Throughline.Studio.Proposals;

/// <summary>Proposals as a person sees them, as JSON; the shape is <c>docs/json/proposals.schema.json</c>.</summary>
public static class ShownProposalJson
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>UTF-8 text without a line end at its end.</summary>
    public static string Write(IEnumerable<ShownProposal> proposals)
    {
        ArgumentNullException.ThrowIfNull(proposals);
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, Readable))
        {
            json.WriteStartArray();
            foreach (var shown in proposals)
                Write(json, shown);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(memory.ToArray());
    }

    private static void Write(Utf8JsonWriter json, ShownProposal shown)
    {
        var (kept, proposal) = (shown.Kept, shown.Kept.Proposal);
        json.WriteStartObject();
        json.WriteNumber("number", kept.Number);
        json.WriteString("id", kept.Id);
        json.WriteString("made", Time(kept.Made));
        json.WriteString("state", LedgerEntryJson.NameOf(kept.State));
        json.WriteBoolean("hidden", shown.IsHidden);
        json.WriteNumber("draft", shown.Latest.Number);
        if (proposal is null)
            json.WriteNull("proposal");
        else
            json.WritePropertyName("proposal");
        if (proposal is not null)
            json.WriteRawValue(ProposalJson.Write(proposal));
        json.WriteStartArray("alternatives");
        foreach (var way in shown.Alternatives)
            Write(json, shown, way);
        json.WriteEndArray();
        json.WriteStartObject("verified");
        json.WriteNumber("claims", shown.Rate.Verified);
        json.WriteNumber("of", shown.Rate.All);
        json.WriteEndObject();
        json.WriteStartArray("claims");
        foreach (var claim in shown.Claims)
        {
            json.WriteStartObject();
            json.WriteString("statement", Well(claim.Claim.Statement));
            json.WriteString("state", LedgerEntryJson.NameOf(claim.State));
            if (claim.Why is { } why)
                json.WriteString("why", Well(why));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("decisions");
        foreach (var decision in kept.Decisions)
            Write(json, decision);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ShownProposal shown, ShownAlternative way)
    {
        json.WriteStartObject();
        json.WriteString("label", Well(way.Way.Label));
        json.WriteStartArray("hiddenBy");
        foreach (var reason in way.HiddenBy)
            json.WriteStringValue(reason);
        json.WriteEndArray();
        json.WriteStartArray("parts");
        foreach (var standing in way.Standings)
        {
            json.WriteStartObject();
            json.WriteString("standing", LedgerEntryJson.NameOf(standing.Standing));
            if (standing.Why is { } why)
                json.WriteString("why", Well(why));
            json.WriteNumber("line", standing.Span.Line.Value);
            if (standing.Line >= 0 && shown.Script.Elements[standing.Line].Span.Line > 0)
                json.WriteNumber("fileLine", shown.Script.Elements[standing.Line].Span.Line);
            json.WriteString("kind", LedgerEntryJson.NameOf(standing.Span.Kind));
            json.WriteString("words", Well(standing.Span.Words));
            json.WriteString("text", Well(standing.Span.Text));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WritePropertyName("measures");
        Write(json, way.Measures);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ProposalMeasures measures)
    {
        json.WriteStartObject();
        json.WriteNumber("wordsAdded", measures.WordsAdded);
        json.WriteNumber("readingSecondsAdded", measures.ReadingSecondsAdded);
        json.WriteStartArray("voices");
        foreach (var voice in measures.Voices)
        {
            json.WriteStartObject();
            json.WriteString("name", voice.Name is { } name ? Well(name) : null);
            json.WriteNumber("words", voice.Words);
            json.WriteNumber("ownWords", voice.OwnWords);
            Number(json, "delta", voice.Delta);
            Number(json, "farther", voice.Farther);
            json.WriteString("nearerTo", voice.NearerTo is { } other ? Well(other) : null);
            json.WriteNumber("sentenceLength", voice.SentenceLength);
            Number(json, "ownSentenceLength", voice.OwnSentenceLength);
            Number(json, "functionWords", voice.FunctionWords);
            Number(json, "ownFunctionWords", voice.OwnFunctionWords);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("worn");
        foreach (var worn in measures.Worn)
        {
            json.WriteStartObject();
            json.WriteNumber("part", worn.Span + 1);
            json.WriteString("phrase", worn.Phrase);
            json.WriteString("where", worn.Where);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("repeated");
        foreach (var run in measures.Repeated)
            Run(json, run.Span, run.Words, run.Count, null, 0);
        json.WriteEndArray();
        json.WriteStartArray("overlaps");
        foreach (var run in measures.Overlaps)
            Run(json, run.Span, run.Words, run.Count, run.Text, run.Line);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Run(Utf8JsonWriter json, int span, string words, int count, string? text, int line)
    {
        json.WriteStartObject();
        json.WriteNumber("part", span + 1);
        json.WriteString("words", Well(words));
        json.WriteNumber("count", count);
        if (text is not null)
        {
            json.WriteString("text", Well(text));
            json.WriteNumber("line", line);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ProposalDecision decision)
    {
        json.WriteStartObject();
        json.WriteString("decision", LedgerEntryJson.NameOf(decision.Decision));
        json.WriteString("person", Well(decision.Person));
        json.WriteString("made", Time(decision.Made));
        if (decision.Before is { } before)
            json.WriteNumber("before", before);
        if (decision.After is { } after)
            json.WriteNumber("after", after);
        if (decision.Reason is { } reason)
            json.WriteString("reason", Well(reason));
        if (decision.Choice is { } choice)
        {
            json.WriteNumber("alternative", choice.Alternative + 1);
            json.WriteStartArray("parts");
            foreach (var span in choice.Taken)
                json.WriteNumberValue(span.Index + 1);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    private static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Well(string text) => text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? string.Concat(text.EnumerateRunes()) : text;
}
