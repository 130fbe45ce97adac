using System.Collections.Immutable;
using Throughline.Assist.Roles;
using Throughline.Ledger;
using Throughline.Proposals;
using Throughline.Screenplays;
using Throughline.Story.Lint;

namespace Throughline.Assist.Partner;

/// <summary>The safe repairs of the linter as a proposal on lines, to be taken one by one.</summary>
internal static class Tidying
{
    /// <summary>What would change, and what cannot be said as changes of lines.</summary>
    public static (Proposal? Proposal, ImmutableArray<string> Notices) Of(Question question, Actor actor, Guid id)
    {
        var script = question.Script;
        if (script.Format != ScreenplayFormat.Fountain)
            return (null, ["Repairs are made in Fountain; convert the script first."]);
        var repaired = Repair.Apply(script.Source, source => Linter.Run(Read(source), [], LintSettings.Default));
        if (repaired.Applied == 0)
            return (null, ["There is nothing to repair."]);
        var after = Read(repaired.Source);
        var spans = ImmutableArray.CreateBuilder<ProposedSpan>();
        var isAligned = after.Elements.Length == script.Elements.Length && after.Elements.Zip(script.Elements).All(pair => pair.First.Kind == pair.Second.Kind);
        if (!isAligned)
            return (null, [$"{repaired.Applied} repairs, some of which make other lines than there are now. See them with: throughline lint SCRIPT; make them with --fix."]);
        foreach (var i in question.Selection)
        {
            var (old, now) = (script.Elements[i], after.Elements[i].Text.Plain);
            if (old.Text.Plain != now && ProposedText.Fault(now) is null)
                spans.Add(ProposedSpan.Replace(old, 0, old.Text.Plain.Length, now));
        }

        ImmutableArray<string> notices = [$"{repaired.Applied} repairs; {spans.Count} of them change words of lines, the others only spaces and marks between lines (throughline lint SCRIPT --fix makes all)."];
        return spans.Count == 0
            ? (null, notices)
            : (new Proposal { Id = id, Draft = question.Document, Actor = actor, Alternatives = [new Alternative("tidy format", spans.DrainToImmutable())], Reason = "Repairs of format that the linter holds safe.", Origin = Origin.Human, Tool = new Tool(Models.ModelEndpoint.None, "lint", "1", EndpointClass.Local, "none", "none") }, notices);
    }

    private static Screenplay Read(Text.SourceText source) => Screenplays.Fountain.FountainReader.Read(source).Screenplay;
}
