using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Cli.Print;

/// <summary>What a person asked to be printed.</summary>
internal sealed record PrintRequest
{
    public required string Script { get; init; }

    public required string Output { get; init; }

    public required Func<Screenplay, PageStyle> Style { get; init; }

    public bool AddsNumbers { get; init; }

    public bool HidesNumbers { get; init; }

    public bool MarksContinued { get; init; }

    public string Revisions { get; init; } = "marks";

    public string? Watermark { get; init; }

    public string? Recipients { get; init; }

    public string? Sides { get; init; }

    public string? Scenes { get; init; }

    public bool OnlyChanged { get; init; }

    public bool ListsScenes { get; init; }

    public DateTimeOffset? Date { get; init; }

    public bool Force { get; init; }
}
