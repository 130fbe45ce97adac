using Throughline.Drafts;
using Throughline.Ledger;
using Throughline.Proposals;
using Throughline.Screenplays;
using Throughline.Screenplays.Fountain;
using Throughline.Tests.Drafts;
using Throughline.Text;

namespace Throughline.Tests.Proposals;

/// <summary>Small proposals, on a draft whose lines have identities.</summary>
internal static class Suggested
{
    public const string Script = "INT. BOATHOUSE - NIGHT\n\nRain on the tin roof. MARA counts the ropes.\n\nMARA\nYou said the tide would wait for us.\n\nTOM\n(not looking)\nTides never wait.\n\nEXT. PIER - DAWN\n\nThe boat is gone.\n";

    public static (Screenplay Draft, long Next) Draft(string fountain = Script)
    {
        var draft = DraftHistory.Empty.Add(Two.Draft(fountain)).Draft;
        return (draft, draft.Elements.Max(e => e.Id.Value) + 1);
    }

    public static Element Line(Screenplay draft, string words) => draft.Elements.First(e => e.Text.Plain.Contains(words, StringComparison.Ordinal));

    public static ProposedSpan Replace(Screenplay draft, string words, string by) =>
        Line(draft, words) is var line ? ProposedSpan.Replace(line, line.Text.Plain.IndexOf(words, StringComparison.Ordinal), words.Length, by) : throw new InvalidOperationException();

    public static Proposal Of(params ProposedSpan[] spans) => new()
    {
        Id = Guid.NewGuid(),
        Draft = "white",
        Actor = new Actor("Ada Lindqvist", "writer"),
        Alternatives = [new Alternative("", [.. spans])],
        Reason = "Shorter.",
        Origin = Origin.Machine,
    };

    public static Verdict TakeAll(Proposal proposal, Screenplay draft, long next, params ScriptLock[] locks) =>
        Taking.Take(proposal, 0, [.. proposal.Alternatives[0].Spans.Select((_, i) => new TakenSpan(i))], draft, [.. locks], next);

    /// <summary>The draft with other words, its lines the same lines.</summary>
    public static Screenplay Edited(Screenplay draft, string words, string by)
    {
        var at = draft.Elements.IndexOf(Line(draft, words));
        var line = draft.Elements[at];
        var edit = new TextEdit(line.Text.Plain.IndexOf(words, StringComparison.Ordinal), words.Length, by);
        return draft with { Elements = draft.Elements.SetItem(at, ElementEdit.WithText(line, ElementEdit.Apply(line.Text, edit))) };
    }

    public static string Fountain(Screenplay draft) => System.Text.Encoding.UTF8.GetString(FountainWriter.Write(draft).Bytes);
}
