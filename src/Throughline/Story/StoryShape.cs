using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Story;

/// <summary>The shape of the script: what the writer marked, else what the instruments suggest.</summary>
/// <param name="Sections">Acts and sequences the writer marked, in order; empty when there are none.</param>
/// <param name="Candidates">Where the story may turn, in order; only looked for when nothing is marked.</param>
public sealed record StoryShape(ImmutableArray<MarkedSection> Sections, ImmutableArray<TurningPoint> Candidates)
{
    internal static StoryShape Of(TableRead read)
    {
        var sections = MarkedSection.AllOf(read);
        return new StoryShape(sections, sections.IsEmpty ? TurningPoint.Candidates(read) : []);
    }
}

/// <summary>A section that the writer marked.</summary>
/// <param name="Title">Its words.</param>
/// <param name="Depth">1 for the outermost, to 6.</param>
/// <param name="At">Where it stands.</param>
/// <param name="Scenes">Number of scenes up to the next section of its depth or above.</param>
/// <param name="Length">Their eighths together.</param>
public sealed record MarkedSection(string Title, int Depth, Where At, int Scenes, PageLength Length)
{
    internal static ImmutableArray<MarkedSection> AllOf(TableRead read)
    {
        var found = new List<MarkedSection>();
        var elements = read.Screenplay.Elements;
        for (var i = 0; i < elements.Length; i++)
        {
            if (elements[i] is not Section section)
                continue;
            int scenes = 0, eighths = 0;
            for (var j = i + 1; j < elements.Length && !(elements[j] is Section next && next.Depth <= section.Depth); j++)
            {
                if (elements[j] is not SceneHeading)
                    continue;
                scenes++;
                eighths += read.Scenes[read.SceneOf[j]].Length.Eighths;
            }

            found.Add(new MarkedSection(section.Text.Plain.Replace('\n', ' ').Trim(), section.Depth, read.At(i), scenes, new PageLength(eighths)));
        }

        return [.. found];
    }
}
