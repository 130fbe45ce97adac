using System.Collections.Immutable;
using Throughline.Screenplays.Production;

namespace Throughline.Screenplays;

/// <summary>A heading and what follows it up to the next. What stands before the first heading is no scene.</summary>
/// <param name="Index">Its place in the script, from 0.</param>
/// <param name="Heading">The line that opens it.</param>
/// <param name="Elements">From the heading on, in order; sections and synopses that introduce the next scene are with that scene's predecessor, as in the file.</param>
/// <param name="FirstElement">Index of the heading in <see cref="Screenplay.Elements"/>.</param>
public sealed record Scene(int Index, SceneHeading Heading, ImmutableArray<Element> Elements, int FirstElement)
{
    /// <summary>The number as printed; without one, the place from 1.</summary>
    public string Label => Heading.Number ?? (Index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>True when it was cut after numbering: its heading says so, in whatever way the format has.</summary>
    public bool IsOmitted => SceneOmission.IsOmitted(Heading);

    /// <summary>Cuts a screenplay at its headings.</summary>
    public static ImmutableArray<Scene> Of(Screenplay screenplay)
    {
        ArgumentNullException.ThrowIfNull(screenplay);
        var scenes = ImmutableArray.CreateBuilder<Scene>();
        var elements = screenplay.Elements;
        var first = -1;
        for (var i = 0; i <= elements.Length; i++)
        {
            if (i < elements.Length && elements[i] is not SceneHeading)
                continue;
            if (first >= 0)
                scenes.Add(new Scene(scenes.Count, (SceneHeading)elements[first], elements[first..i], first));
            first = i;
        }

        return scenes.DrainToImmutable();
    }
}
