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
/// <param name="Scenes">Indexes of the scenes that play in it, wholly or in part, up to the next section of its depth or above.</param>
/// <param name="Length">Its length on paper, from where it stands to where that next section does; rounded up to an eighth, none when nothing stands in it.</param>
public sealed record MarkedSection(string Title, int Depth, Where At, ImmutableArray<int> Scenes, PageLength Length)
{
    internal static ImmutableArray<MarkedSection> AllOf(TableRead read)
    {
        var found = new List<MarkedSection>();
        var elements = read.Screenplay.Elements;
        for (var i = 0; i < elements.Length; i++)
        {
            if (elements[i] is not Section section)
                continue;
            var scenes = new List<int>();
            var lines = 0;
            var end = i + 1;
            for (; end < elements.Length && !(elements[end] is Section next && next.Depth <= section.Depth); end++)
            {
                lines += read.Pages.Elements[end].Lines;
                if (read.Pages.Elements[end].Lines > 0 && read.SceneOf[end] >= 0 && (scenes.Count == 0 || scenes[^1] != read.SceneOf[end]))
                    scenes.Add(read.SceneOf[end]);
            }

            var depth = (end < elements.Length ? read.Pages.DepthOf(end) : read.Pages.Depth) - read.Pages.DepthOf(i);
            found.Add(new MarkedSection(section.Text.Plain.Replace('\n', ' ').Trim(), section.Depth, read.At(i), [.. scenes], lines == 0 ? new PageLength(0) : PageLength.FromLines(Math.Max(1, depth), read.Pages.Style.LinesPerPage)));
        }

        return [.. found];
    }
}
