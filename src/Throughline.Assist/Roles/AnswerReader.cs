using System.Collections.Immutable;
using System.Text.Json;
using Throughline.Assist.Models;
using Throughline.Ledger;
using Throughline.Proposals;
using Throughline.Screenplays;

namespace Throughline.Assist.Roles;

/// <summary>Makes of a valid answer what a person sees: claims checked, spans found on their lines, the rest left out with the reason.</summary>
internal sealed class AnswerReader(Question question, ModelEndpoint endpoint, Actor actor, Guid proposal)
{
    private readonly Screenplay _script = question.Script;
    private readonly ClaimCheck _check = new(question.Script);
    private readonly ImmutableArray<Scene> _scenes = Scene.Of(question.Script);
    private readonly ImmutableArray<string>.Builder _notices = ImmutableArray.CreateBuilder<string>();

    public Answer Read(JsonElement json)
    {
        var answer = new Answer { Partner = endpoint.Name, Question = question };
        answer = question.Task.Shape switch
        {
            "notes.v1" => answer with { Findings = [.. json.GetProperty("notes").EnumerateArray().Select(Note)] },
            "text.v1" => answer with { Writings = [.. Alternatives(json).Select(it => new Writing(Text(it, "label"), Text(it, "text")))], Findings = [.. Claims(json)] },
            "change.v1" => answer with { Writings = [.. Alternatives(json).Select(it => new Writing(Text(it, "label"), Text(it, "text")))], Findings = [.. json.GetProperty("breaks").EnumerateArray().Select(Break)] },
            "lines.v1" => answer with { Proposal = Lines(json), Findings = [.. Claims(json)] },
            "sides.v1" => answer with { Writings = Sides(json) },
            "speech.v1" => answer with { Writings = [new Writing(json.GetProperty("knows").GetBoolean() ? "" : "cannot know", Text(json, "says"))], Findings = [.. Grounds(json)] },
            _ => Bible(answer, json),
        };
        return answer with { Notices = _notices.DrainToImmutable() };
    }

    private static JsonElement.ArrayEnumerator Alternatives(JsonElement json) => json.GetProperty("alternatives").EnumerateArray();

    private Finding Note(JsonElement note)
    {
        var claim = _check.Check(new Claim(Text(note, "statement"), Quotes(note)));
        var answered = note.TryGetProperty("answeredBy", out var by) && by.ValueKind == JsonValueKind.Object ? _check.Check(new Claim("", [Quote(by)])) : null;
        return new Finding(Text(note, "kind"), SceneOf(note, claim), claim) { AnsweredAt = answered is { IsVerified: true } ? answered.Lines[0] : -1 };
    }

    private Finding Break(JsonElement json) =>
        _check.Check(new Claim(Text(json, "statement"), Quotes(json))) is var claim ? new Finding("breaks", SceneOf(json, claim), claim) : null!;

    // The scene of its first quoted line goes before what the model says.
    private int SceneOf(JsonElement note, CheckedClaim claim)
    {
        if (claim.Lines.FirstOrDefault(line => line >= 0, -1) is >= 0 and var line)
            return _scenes.LastOrDefault(scene => scene.FirstElement <= line)?.Index ?? -1;
        return note.TryGetProperty("scene", out var label) ? _scenes.FirstOrDefault(scene => scene.Label == label.GetString())?.Index ?? -1 : -1;
    }

    private IEnumerable<Finding> Claims(JsonElement json) =>
        json.GetProperty("claims").EnumerateArray().Select(claim => _check.Check(new Claim(Text(claim, "statement"), Quotes(claim)))).Select(claim => new Finding("claim", -1, claim));

    private IEnumerable<Finding> Grounds(JsonElement json)
    {
        foreach (var ground in json.GetProperty("grounds").EnumerateArray())
            yield return new Finding("ground", -1, _check.Check(new Claim("The answer rests on this.", [Quote(ground)])));
    }

    private Proposal? Lines(JsonElement json)
    {
        var alternatives = ImmutableArray.CreateBuilder<Alternative>();
        foreach (var one in Alternatives(json))
        {
            var spans = one.GetProperty("spans").EnumerateArray().Select(Span).OfType<ProposedSpan>().ToImmutableArray();
            if (!spans.IsEmpty)
                alternatives.Add(new Alternative(Text(one, "label"), WithoutOverlap(spans)));
        }

        return alternatives.Count == 0 ? null : new Proposal
        {
            Id = proposal,
            Draft = question.Document,
            Actor = actor,
            Alternatives = alternatives.DrainToImmutable(),
            Reason = Text(json, "reason"),
            Claims = [.. json.GetProperty("claims").EnumerateArray().Select(claim => new Claim(Text(claim, "statement"), Quotes(claim)))],
            Origin = Origin.Machine,
            Tool = endpoint.ToTool(),
        };
    }

    private ProposedSpan? Span(JsonElement json)
    {
        var (kind, id, words, text) = (Text(json, "kind"), new LineId(LineOf(json)), Text(json, "words"), Text(json, "text"));
        var index = _script.Elements.IndexOf(_script.Elements.FirstOrDefault(element => element.Id == id && id.IsKnown)!);
        if (index < 0 || !question.Selection.Contains(index))
            return Leave($"A change of line {id.Value} was left out: it is not among the selected lines.");
        var line = _script.Elements[index];
        if (kind == "after")
            return text.Trim().Length == 0 ? Leave($"New lines after line {id.Value} were left out: there are none.") : ProposedSpan.After(line, text);
        var at = words.Length == 0 ? 0 : line.Text.Plain.IndexOf(words, StringComparison.Ordinal);
        if (at < 0 || (words.Length > 0 && line.Text.Plain.IndexOf(words, at + 1, StringComparison.Ordinal) >= 0))
            return Leave($"A change of line {id.Value} was left out: its words stand there {(at < 0 ? "not" : "more than once")}.");
        if (words.Length == 0 && kind is "replace" or "delete")
            return Leave($"A change of line {id.Value} was left out: it does not say which words.");
        return kind switch
        {
            "insert" => ProposedSpan.Insert(line, at + words.Length, text),
            "replace" => ProposedSpan.Replace(line, at, words.Length, text),
            "delete" => ProposedSpan.Delete(line, at, words.Length),
            "comment" => ProposedSpan.Comment(line, at, words.Length, text),
            _ => ProposedSpan.Question(line, at, words.Length, text),
        };
    }

    private ImmutableArray<ProposedSpan> WithoutOverlap(ImmutableArray<ProposedSpan> spans)
    {
        var kept = ImmutableArray.CreateBuilder<ProposedSpan>();
        foreach (var span in spans)
        {
            if (span.ChangesText && span.Kind != SpanKind.NewLines && kept.Any(other => other.ChangesText && other.Kind != SpanKind.NewLines && other.Line == span.Line && span.Start < other.Start + other.Length && other.Start < span.Start + span.Length))
                Leave($"A change of line {span.Line.Value} was left out: it is of words that another one changes.");
            else
                kept.Add(span);
        }

        return kept.DrainToImmutable();
    }

    private ImmutableArray<Writing> Sides(JsonElement json)
    {
        var sides = ImmutableArray.CreateBuilder<Writing>();
        foreach (var side in json.GetProperty("lines").EnumerateArray())
        {
            var id = new LineId(LineOf(side));
            var line = question.Selection.Select(i => _script.Elements[i]).FirstOrDefault(element => element.Id == id);
            if (line is null)
                Leave($"A translation of line {id.Value} was left out: it is not among the selected lines.");
            else
                sides.Add(new Writing(line.Text.Plain, Text(side, "text") + (side.TryGetProperty("note", out var note) && note.GetString() is { Length: > 0 } words ? $"\n({words})" : "")));
        }

        return sides.DrainToImmutable();
    }

    // Every entry is a claim; one that is not verified does not get into the bible.
    private Answer Bible(Answer answer, JsonElement json)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var kept = new System.Text.Json.Nodes.JsonObject();
        foreach (var part in json.EnumerateObject())
        {
            var entries = new System.Text.Json.Nodes.JsonArray();
            foreach (var entry in part.Value.EnumerateArray())
            {
                var claim = _check.Check(new Claim(string.Join("; ", entry.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.String).Select(member => member.Value.GetString())), Quotes(entry)));
                findings.Add(new Finding(part.Name, SceneOf(entry, claim), claim));
                if (claim.IsVerified)
                    entries.Add(System.Text.Json.Nodes.JsonNode.Parse(entry.GetRawText()));
            }

            kept[part.Name] = entries;
        }

        return answer with { Findings = findings.DrainToImmutable(), Bible = JsonSerializer.SerializeToElement(kept) };
    }

    private static ImmutableArray<Quote> Quotes(JsonElement json) => [.. json.GetProperty("quotes").EnumerateArray().Select(Quote)];

    private static Quote Quote(JsonElement json) => new(new LineId(LineOf(json)), Text(json, "words"));

    // 12.0 is a whole number to a schema; one that no line can have is no line.
    private static long LineOf(JsonElement json) => json.GetProperty("line").GetDouble() is >= 0 and < 1e15 and var line ? (long)line : 0;

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? "";

    private ProposedSpan? Leave(string why)
    {
        _notices.Add(why);
        return null;
    }
}
