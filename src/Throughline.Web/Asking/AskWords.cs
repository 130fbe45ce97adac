using Microsoft.Extensions.Localization;
using Throughline.Assist.Models;
using Throughline.Assist.Roles;
using Throughline.Screenplays;
using Throughline.Web.Live;
using Throughline.Web.Strings;

namespace Throughline.Web.Asking;

/// <summary>An answer in the words and at the places of the page.</summary>
internal sealed class AskWords(IStringLocalizer<PageWords> words)
{
    private const int Longest = 400;

    public AskAnswer Of(Answer answer, AskedScript script, int? draft)
    {
        var scenes = Scene.Of(script.Script);
        var notices = answer.Notices.Select(LiveJson.WellFormed);
        if (answer.BibleFate is { } fate)
            notices = notices.Append(words["Bible_" + fate]);
        if (answer.Rung is { } rung)
            notices = notices.Append(words["RungKept", rung]);
        return new AskAnswer(
            "answer", script.Version, answer.Question.Task.Words, answer.Partner == ModelEndpoint.None ? null : answer.Partner, answer.Rate.Verified, answer.Rate.All,
            [.. answer.Findings.Select(finding => Of(finding, script, scenes))],
            [.. answer.Writings.Select(writing => new AskWriting(LiveJson.WellFormed(writing.Label), LiveJson.WellFormed(writing.Text.TrimEnd())))],
            answer.Question.Task.What == "translate", LiveJson.WellFormed(answer.Reason), answer.Kept, draft, [.. notices]);
    }

    /// <summary>What is wrong with a question.</summary>
    public string Of(QuestionFault fault) => words["Fault_" + fault];

    private AskFinding Of(Finding finding, AskedScript script, System.Collections.Immutable.ImmutableArray<Scene> scenes)
    {
        var claim = finding.Claim;
        var kind = words["Finding_" + finding.Kind];
        return new AskFinding(
            kind.ResourceNotFound ? finding.Kind : kind.Value,
            finding.Scene >= 0 && finding.Scene < scenes.Length ? LiveJson.WellFormed($"{scenes[finding.Scene].Label}  {scenes[finding.Scene].Heading.Text.Plain}") : null,
            LiveJson.WellFormed(claim.Claim.Statement), claim.IsVerified, claim.Why,
            [.. claim.Claim.Quotes.Zip(claim.Lines).Where(pair => pair.Second >= 0).Select(pair => Place(script, pair.Second, pair.First.Words)).OfType<AskPlace>()],
            finding.AnsweredAt < 0 ? null : Place(script, finding.AnsweredAt, script.Script.Elements[finding.AnsweredAt].Text.Plain));
    }

    private static AskPlace? Place(AskedScript script, int element, string words) =>
        script.PlaceOf(element, words) is var (from, to) ? new AskPlace(from, to, LiveJson.WellFormed(words.Length <= Longest ? words : words[..Longest] + "…")) : null;
}
