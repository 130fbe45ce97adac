using System.Collections.Immutable;

namespace Throughline.Screenplays.Layout;

/// <summary>Who speaks again.</summary>
internal static class Speakers
{
    private const string Contd = "CONT";

    /// <summary>Just past the last part of a speech.</summary>
    public static int EndOfSpeech(ImmutableArray<Element> elements, int cue)
    {
        var end = cue + 1;
        for (var i = end; i < elements.Length && (elements[i].IsSpeechPart || elements[i] is Note or Boneyard); i++)
        {
            if (elements[i].IsSpeechPart)
                end = i + 1;
        }

        return end;
    }

    /// <summary>The cue of the speech that is said at once with that of a cue on the left; -1 when there is none.</summary>
    public static int Partner(ImmutableArray<Element> elements, int cue)
    {
        if (elements[cue] is not Cue { Dual: DualSide.Left })
            return -1;
        var next = EndOfSpeech(elements, cue);
        while (next < elements.Length && !elements[next].IsPrinted)
            next++;
        return next < elements.Length && elements[next] is Cue { Dual: DualSide.Right } ? next : -1;
    }

    /// <summary>
    /// True when the speaker of a cue also had the speech before it in the same scene, and the cue does not say so itself. As in
    /// Final Draft a voice over neither continues a speech nor is continued.
    /// </summary>
    public static bool SpeaksAgain(ImmutableArray<Element> elements, int at)
    {
        var cue = (Cue)elements[at];
        foreach (var extension in cue.Extensions)
        {
            if (extension.StartsWith(Contd, StringComparison.OrdinalIgnoreCase) || IsVoiceOver(extension))
                return false;
        }

        var before = Before(elements, at);
        if (cue.Dual == DualSide.Right && before >= 0 && elements[before] is Cue { Dual: DualSide.Left })
            before = Before(elements, before);
        if (before < 0)
            return false;
        if (Same(cue, before))
            return true;
        return elements[before] is Cue { Dual: DualSide.Right } && Before(elements, before) is var left and >= 0 && elements[left] is Cue { Dual: DualSide.Left } && Same(cue, left);

        bool Same(Cue one, int other) =>
            elements[other] is Cue before && one.Name.Equals(before.Name, StringComparison.OrdinalIgnoreCase) && !before.Extensions.Any(IsVoiceOver);
    }

    private static bool IsVoiceOver(string extension) =>
        extension.StartsWith("V.O", StringComparison.OrdinalIgnoreCase) || extension.Equals("VO", StringComparison.OrdinalIgnoreCase);

    // The cue before, in the same scene; -1 for none.
    private static int Before(ImmutableArray<Element> elements, int at)
    {
        for (var i = at - 1; i >= 0 && elements[i] is not SceneHeading; i--)
        {
            if (elements[i] is Cue)
                return i;
        }

        return -1;
    }
}
