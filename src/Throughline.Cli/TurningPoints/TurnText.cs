using System.Collections.Immutable;
using System.Globalization;
using Throughline.Cli.Files;
using Throughline.Screenplays;
using Throughline.Story.Turns;

namespace Throughline.Cli.TurningPoints;

/// <summary>Turns for a person: the best candidate of each with what speaks for it, then the others.</summary>
internal static class TurnText
{
    public static void Write(ImmutableArray<StoryTurn> turns, Screenplay screenplay, TextWriter output)
    {
        var scenes = Scene.Of(screenplay);
        output.WriteLine("Where the story may turn: places to look, not findings.");
        foreach (var turn in turns)
        {
            output.WriteLine();
            output.WriteLine(Name(turn.Kind));
            if (turn.Candidates.IsEmpty)
            {
                output.WriteLine("  There is no scene to look at.");
                continue;
            }

            var best = turn.Candidates[0];
            output.WriteLine($"  {At(best, scenes)}");
            foreach (var reason in best.Evidence)
                output.WriteLine(SafeText.Line(string.Create(CultureInfo.InvariantCulture, $"    why: {reason.Sentence} (line {reason.Line})")));
            foreach (var other in turn.Candidates.Skip(1))
                output.WriteLine($"  or {At(other, scenes)}");
        }
    }

    private static string At(TurnCandidate candidate, ImmutableArray<Scene> scenes)
    {
        var scene = scenes[candidate.Scene];
        return SafeText.Line(string.Create(CultureInfo.InvariantCulture, $"scene {scene.Label}, line {candidate.Line}: {scene.Heading.Text.Plain.Trim()} ({candidate.Score:0.00})"));
    }

    private static string Name(TurnKind kind) => kind switch
    {
        TurnKind.Opportunity => "Opportunity",
        TurnKind.ChangeOfPlans => "Change of plans",
        TurnKind.PointOfNoReturn => "Point of no return",
        TurnKind.MajorSetback => "Major setback",
        _ => "Climax",
    };
}
