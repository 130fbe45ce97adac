using System.Collections.Immutable;

namespace Throughline.Assist.Roles;

/// <summary>A way to divide a story that a writer may choose, or not.</summary>
/// <param name="Name">As in <c>structures.tsv</c>.</param>
/// <param name="Stages">In order; none for <c>none</c>.</param>
public sealed record StoryStructure(string Name, ImmutableArray<string> Stages)
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<StoryStructure> All { get; } =
    [
        .. EmbeddedFile.Text("Roles.structures.tsv").Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).Select(cells => new StoryStructure(cells[0], [.. cells.Skip(1)])),
    ];
}
