using System.Collections.Immutable;
using Throughline.Assist.Models;
using Throughline.Assist.Roles;
using Throughline.Ledger;
using Throughline.Screenplays;
using Throughline.Story;

namespace Throughline.Assist.Partner;

/// <summary>The partner <c>none</c>: answers from the instruments, without a model, a network or a cost, and says what it cannot do.</summary>
public static class RulePartner
{
    /// <summary>Answers. The same question gives the same answer.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="proposal">The id of a proposal that may come of it.</param>
    public static Answer Ask(Question question, Actor actor, Guid proposal)
    {
        ArgumentNullException.ThrowIfNull(question);
        var answer = new Answer { Partner = ModelEndpoint.None, Question = question };
        if (question.Task.WithoutModel == "no")
            return answer with { Notices = [$"{question.Task.Words}: this needs a model. Choose one for the production with: throughline model use NAME"] };
        var report = ScriptReport.Of(question.Script);
        var citing = new Citing(question.Script);
        answer = question.Task.Role switch
        {
            "audience" => answer with { Findings = Within(question, new AudienceRules(report, citing).Find(question.UpTo)), Notices = ["What the pages alone tell: who is new, who is awaited, what is asked aloud and left, who is gone. What a line means is not known here."] },
            "expert" => Expert(answer, Within(question, new ExpertRules(report, citing).Find(question.Task.What))),
            "actor" => Actor(answer, report, citing),
            _ when question.Task.What == "tidy" => Tidy(answer, actor, proposal),
            _ => Extract(answer, new Extracts(report), report, citing),
        };
        return answer;
    }

    private static Answer Expert(Answer answer, ImmutableArray<Finding> findings) => answer with
    {
        Findings = findings,
        Notices =
        [
            answer.Question.Task.What == "continuity" ? "Lines that contradict each other, as far as rules find them: they find about half, and now and then what is none."
                : "The questions to which the instruments point. They measure; they do not understand.",
            .. findings.IsEmpty ? (string[])["Nothing was found."] : [],
        ],
    };

    // Of a selection only what rests on it.
    private static ImmutableArray<Finding> Within(Question question, IEnumerable<Finding> findings)
    {
        if (question.Selection.Length == question.Script.Elements.Length)
            return [.. findings.OrderBy(finding => finding.Scene)];
        var selected = question.Selection.ToHashSet();
        return [.. findings.Where(finding => finding.Claim.Lines.Any(selected.Contains)).OrderBy(finding => finding.Scene)];
    }

    private static Answer Tidy(Answer answer, Actor actor, Guid id)
    {
        var (proposal, notices) = Tidying.Of(answer.Question, actor, id);
        return answer with { Proposal = proposal, Notices = notices };
    }

    private static Answer Actor(Answer answer, ScriptReport report, Citing citing)
    {
        var name = answer.Question.Character ?? "";
        if (Knowledge.Of(report, name, answer.Question.UpTo) is not { } knowledge)
            return answer with { Notices = [$"Nobody is called {name}. There are: {string.Join(", ", report.People.Take(12).Select(person => person.Name))}."] };
        var scenes = Scene.Of(report.Screenplay);
        var findings = knowledge.Scenes.Select(scene => citing.Find("knows", scene, $"{knowledge.Name} was there.", [scenes[scene].FirstElement, .. FirstLines(scenes[scene])]));
        return answer with { Findings = [.. findings], Notices = [$"To speak as {knowledge.Name} needs a model. This is all that {knowledge.Name} knows: {knowledge.Scenes.Length} of {report.Scenes.Length} scenes."] };
    }

    private static IEnumerable<int> FirstLines(Scene scene) =>
        Enumerable.Range(0, scene.Elements.Length).Where(i => scene.Elements[i] is Screenplays.Action or Dialogue).Select(i => scene.FirstElement + i).Take(2);

    private static Answer Extract(Answer answer, Extracts extracts, ScriptReport report, Citing citing)
    {
        ImmutableArray<string> notices = [Extracts.Notice];
        return answer.Question.Task.What switch
        {
            "bible" => Bible(answer, new BibleRules(report, citing).Read()),
            "change" => answer with { Findings = [.. new ChangeRules(report, citing).Find(answer.Question.Words ?? "").OrderBy(finding => finding.Scene)], Notices = ["Where what you name stands; what would become of it needs a model, or you."] },
            var what => answer with
            {
                Notices = notices,
                Writings =
                [
                    what switch
                    {
                        "logline" => extracts.Logline(),
                        "title" => extracts.Title(),
                        "synopsis" => extracts.Synopsis(answer.Question.Lines),
                        "treatment" => extracts.Treatment(),
                        "pitch" => extracts.Pitch(),
                        "characters" => extracts.Characters(),
                        "places" => extracts.Places(),
                        "beats" => extracts.Beats(),
                        _ => extracts.Scenes(),
                    },
                ],
            },
        };
    }

    private static Answer Bible(Answer answer, StoryBible bible)
    {
        using var json = System.Text.Json.JsonDocument.Parse(bible.Write());
        return answer with
        {
            Findings = [.. bible.Check(answer.Question.Script).Select(it => new Finding(StoryBible.NameOf(it.Entry.Part), SceneOf(answer.Question.Script, it.Check!), it.Check!))],
            Bible = json.RootElement.Clone(),
            Notices = ["People, places, days and questions left open, as the pages state them. Wants, relations and knowledge need a model, or a person."],
        };
    }

    private static int SceneOf(Screenplay script, Proposals.CheckedClaim claim) =>
        claim.Lines.FirstOrDefault(line => line >= 0, -1) is >= 0 and var at ? Scene.Of(script).LastOrDefault(scene => scene.FirstElement <= at)?.Index ?? -1 : -1;
}
