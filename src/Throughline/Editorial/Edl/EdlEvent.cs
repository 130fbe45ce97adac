namespace Throughline.Editorial.Edl;

/// <summary>One line of decision with the lines that belong to it, as they are written.</summary>
internal sealed class EdlEvent
{
    /// <summary>The event's number; two lines of one transition have the same.</summary>
    public required string Number { get; init; }

    public required string Reel { get; init; }

    public required string Channels { get; init; }

    /// <summary>C, D, W with its pattern, K, KB or KO; capitals.</summary>
    public required string Effect { get; init; }

    /// <summary>Frames, from the transition's own field; -1 when it is missing.</summary>
    public required int EffectLength { get; init; }

    /// <summary>Source in, source out, record in, record out.</summary>
    public required string[] Times { get; init; }

    /// <summary>What FCM said last.</summary>
    public required bool DropFrame { get; init; }

    /// <summary>Offset of the line, from 0.</summary>
    public required int Start { get; init; }

    /// <summary>Characters in the line without its end.</summary>
    public required int Length { get; init; }

    /// <summary>Line of the file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Channels that AUD lines add.</summary>
    public List<int> MoreAudio { get; } = [];

    /// <summary>The lines below it.</summary>
    public List<EdlNote> Notes { get; } = [];

    /// <summary>Offset past all that belongs to it.</summary>
    public int End { get; set; }

    public bool IsTransition => Effect[0] is 'D' or 'W' || Effect is "K" or "KO";

    public string? Note(EdlNoteKind kind)
    {
        foreach (var note in Notes)
        {
            if (note.Kind == kind)
                return note.Value;
        }

        return null;
    }
}

/// <summary>A line below an event.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">What it says after its keyword; for others all of it, without the star.</param>
/// <param name="Start">Offset of the line.</param>
/// <param name="Length">Its characters without the line end.</param>
internal sealed record EdlNote(EdlNoteKind Kind, string Value, int Start, int Length);

/// <summary>Lines that are understood.</summary>
internal enum EdlNoteKind
{
    /// <summary>A comment of no known kind.</summary>
    Comment,

    /// <summary>A line that is no comment and of no known kind.</summary>
    Line,
    FromClipName,
    ToClipName,

    /// <summary>The path of the clip: FROM CLIP or FROM FILE.</summary>
    Path,
    SourceFile,
    Locator,

    /// <summary>A marker as Resolve writes it: <c>|C:ResolveColorBlue |M:Marker 1 |D:1</c>.</summary>
    ResolveMarker,
    Sop,
    Saturation,
    Freeze,
    Motion,
    EffectName,
}
