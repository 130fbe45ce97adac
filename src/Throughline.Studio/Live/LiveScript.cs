using System.Collections.Immutable;
using Throughline.Drafts;
using Throughline.Proposals;
using Throughline.Screenplays;
using Throughline.Screenplays.Fountain;
using Throughline.Text;

namespace Throughline.Studio.Live;

/// <summary>The live text as a script whose lines are those of the latest draft, as far as they are the same lines.</summary>
public static class LiveScript
{
    // No draft has, or had, a line with this identity or a later one.
    private const long NotGiven = 1L << 52;

    /// <summary>The text as it is read, without identities.</summary>
    public static Screenplay Read(string text) => FountainReader.Read(new SourceText(text, "live.fountain")).Screenplay;

    /// <summary>The live script with the draft's identities; a line that the draft does not have gets one that no draft has.</summary>
    /// <param name="match">Of the draft and the live script.</param>
    public static Screenplay Identify(DraftMatch match) => LineIds.Carry(match, NotGiven).Draft;

    /// <summary>True for a line that a draft has.</summary>
    public static bool IsOfDraft(LineId line) => line.IsKnown && line.Value < NotGiven;

    /// <summary>What locks hold of a live text: neighbouring lines under one lock as one range, each speech by itself.</summary>
    /// <param name="live">The script, with identities.</param>
    /// <param name="locks">Those that hold.</param>
    public static ImmutableArray<(ScriptLock Lock, int From, int To)> Held(Screenplay live, ImmutableArray<ScriptLock> locks)
    {
        ArgumentNullException.ThrowIfNull(live);
        var held = ImmutableArray.CreateBuilder<(ScriptLock Lock, int From, int To)>();
        var goesOn = false;
        for (var i = 0; i < live.Elements.Length; i++)
        {
            var element = live.Elements[i];
            if (ScriptLock.On(live, locks, i) is not { } found)
            {
                goesOn = false;
                continue;
            }

            if (goesOn && held[^1].Lock == found && !(found.Kind == LockKind.Character && element is Cue))
                held[^1] = held[^1] with { To = End(live, element) };
            else
                held.Add((found, element.Span.Start, End(live, element)));
            goesOn = true;
        }

        return held.DrainToImmutable();
    }

    private static int End(Screenplay live, Element element)
    {
        var end = element.Span.End;
        while (end > element.Span.Start && live.Source.Text[end - 1] == '\n')
            end--;
        return end;
    }
}
