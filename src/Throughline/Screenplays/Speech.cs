using System.Collections.Immutable;

namespace Throughline.Screenplays;

/// <summary>A cue and what is said under it.</summary>
/// <param name="Cue">Who speaks.</param>
/// <param name="Parts">Dialogue, parentheticals and lyrics in order; notes between them are left out.</param>
public sealed record Speech(Cue Cue, ImmutableArray<Element> Parts)
{
    /// <summary>What is said, without directions; parts joined by LF.</summary>
    public string Words => string.Join('\n', Parts.Where(p => p is Dialogue or Lyrics).Select(p => p.Text.Plain));

    /// <summary>Finds the speeches among elements, in order.</summary>
    public static ImmutableArray<Speech> Of(ImmutableArray<Element> elements)
    {
        var speeches = ImmutableArray.CreateBuilder<Speech>();
        for (var i = 0; i < elements.Length; i++)
        {
            if (elements[i] is not Cue cue)
                continue;
            var parts = ImmutableArray.CreateBuilder<Element>();
            while (i + 1 < elements.Length && (elements[i + 1].IsSpeechPart || elements[i + 1] is Note or Boneyard))
            {
                if (elements[++i].IsSpeechPart)
                    parts.Add(elements[i]);
            }

            speeches.Add(new Speech(cue, parts.DrainToImmutable()));
        }

        return speeches.DrainToImmutable();
    }
}
