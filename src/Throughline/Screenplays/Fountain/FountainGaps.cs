namespace Throughline.Screenplays.Fountain;

/// <summary>What must stand between two elements for the reader to tell them apart.</summary>
internal static class FountainGaps
{
    /// <summary>One line end inside a speech, an empty line elsewhere.</summary>
    public static string Between(Element previous, Element next) => IsTight(previous, next) ? "\n" : "\n\n";

    /// <summary>True when a gap that stands in a file will do between two elements.</summary>
    public static bool Fits(ReadOnlySpan<char> gap, Element previous, Element next)
    {
        var ends = 0;
        for (var i = 0; i < gap.Length; i++)
        {
            if (gap[i] == '\n' || (gap[i] == '\r' && (i + 1 == gap.Length || gap[i + 1] != '\n')))
                ends++;
        }

        return next is Note or Boneyard ? ends > 0 : IsTight(previous, next) ? ends == 1 : ends > 1;
    }

    // A note or cut between the parts of a speech must not part them.
    private static bool IsTight(Element previous, Element next) =>
        (next.IsSpeechPart && (previous is Cue or Note or Boneyard || previous.IsSpeechPart))
        || (next is Note or Boneyard && (previous is Cue or Note or Boneyard || previous.IsSpeechPart))
        || (next is Centered && previous is Centered);
}
