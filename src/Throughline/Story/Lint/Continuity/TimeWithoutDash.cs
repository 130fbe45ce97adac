using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Lint.Continuity;

internal sealed class TimeWithoutDash() : LintRule("TL212", "time-without-dash", LintFamily.Continuity, "The time of day runs into the name of the place.")
{
    public override bool CanFix => true;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var timed = context.Scenes.Count(s => s.Heading.Slugline.Time is not null);
        if (timed < 5 || timed * 5 < context.Scenes.Length * 4)
            yield break;
        foreach (var scene in context.Scenes)
        {
            var slugline = scene.Heading.Slugline;
            if (slugline is not { Setting: not Setting.Unstated, Time: null, Location: [.., var last] } || LastWord(last) is not ("DAY" or "NIGHT"))
                continue;
            var word = LastWord(last);
            yield return Found(scene.Heading.Span, $"{word} runs into the name of the place, so this scene has no time of day. Put a dash between spaces before {word}.", Dash(context, scene.Heading, word));
        }
    }

    private static string LastWord(string place) => place[(place.LastIndexOf(' ') + 1)..].ToUpperInvariant();

    private static Fix? Dash(LintContext context, SceneHeading heading, string word)
    {
        if (!context.IsFountain)
            return null;
        var at = context.Written(heading).LastIndexOf(" " + word, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : new Fix("Put a dash before it.", [new TextEdit(heading.Span.Start + at, 0, " -")]);
    }
}
