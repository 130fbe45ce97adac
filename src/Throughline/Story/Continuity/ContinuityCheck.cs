using System.Collections.Immutable;
using Throughline.Screenplays;

namespace Throughline.Story.Continuity;

/// <summary>Looks for lines that contradict each other, without a model. <c>docs/continuity.md</c> says what it can and cannot see.</summary>
public static class ContinuityCheck
{
    private static readonly ContinuityRule[] Rules =
    [
        new StatedAges(), new NamesThatDiffer(), new LightAndHeading(), new Clocks(), new DaysAndYears(), new Hours(),
        new NumberedPlaces(), new Origins(), new Whereabouts(), new HandedThings(), new LooksOfThings(), new Sides(), new TakenOff(),
        new Strangers(), new Denials(), new DeadPeople(), new PeopleWhoLeft(),
    ];

    /// <summary>The findings in the order of the script, by their last line; those that rest on the same two lines are one.</summary>
    public static ImmutableArray<ContinuityFinding> Of(Screenplay screenplay)
    {
        ArgumentNullException.ThrowIfNull(screenplay);
        var telling = Telling.Of(screenplay);
        return
        [
            .. Rules.SelectMany(rule => rule.Check(telling))
                .GroupBy(found => (found.Kind, found.Lines[0].Element, found.Lines[^1].Element))
                .Select(same => same.MaxBy(found => found.Confidence)!)
                .OrderBy(found => found.Lines[^1].Element).ThenBy(found => found.Lines[0].Element).ThenBy(found => found.Kind),
        ];
    }
}
