using System.Collections.Immutable;
using Throughline.Text;

namespace Throughline.Screenplays.Fountain;

/// <summary>What Fountain cannot hold, counted by kind.</summary>
internal sealed class FountainLosses
{
    private readonly SortedDictionary<FountainLoss, (int Count, SourceSpan First)> _counts = [];

    /// <summary>The element that is being written.</summary>
    public SourceSpan At { get; set; } = SourceSpan.None;

    public void Count(FountainLoss loss)
    {
        _counts.TryGetValue(loss, out var seen);
        _counts[loss] = (seen.Count + 1, seen.Count == 0 ? At : seen.First);
    }

    /// <summary>One sentence for each kind, at the first place.</summary>
    public ImmutableArray<Diagnostic> Report() =>
        [.. _counts.Select(c => new Diagnostic($"FTW{(int)c.Key:000}", Severity.Warning, c.Value.First, $"{Sentence(c.Key)}{(c.Value.Count == 1 ? "" : $" ({c.Value.Count} places; this is the first)")}"))];

    private static string Sentence(FountainLoss loss) => loss switch
    {
        FountainLoss.Emphasis => "Emphasis on part of a word cannot be written in Fountain; the words are kept without it.",
        FountainLoss.Strikeout => "Fountain has no strikeout; the words are kept without it.",
        FountainLoss.ParagraphType => "Fountain has no such paragraph type; the text is kept as action.",
        FountainLoss.SceneNumber => "A scene number in Fountain has only letters, digits, dashes and dots; this one is left out.",
        FountainLoss.Revision => "Revision marks cannot be written in Fountain; the text is kept without them.",
        FountainLoss.Tag => "Breakdown tags cannot be written in Fountain; the text is kept without them.",
        FountainLoss.OmittedScene => "Fountain has no omitted scenes; the heading is kept and the scene is put in a cut, /* */.",
        FountainLoss.ClosingBracketInNote => "A note or cut contains the brackets that would end it; a space is put between them.",
        FountainLoss.DialogueWithoutCue => "Dialogue without a character above it reads as action in Fountain; the text is kept.",
        FountainLoss.EmptyParagraph => "Empty paragraphs cannot be written in Fountain and are left out.",
        FountainLoss.LineEnd => "This element has one line in Fountain; its lines are joined.",
        FountainLoss.Encoding => "The file's encoding, Windows-1252, lacks some of the new characters; the file is written in UTF-8.",
        _ => throw new ArgumentOutOfRangeException(nameof(loss)),
    };
}

/// <summary>What Fountain cannot hold; the number is that of the diagnostic.</summary>
internal enum FountainLoss
{
    Emphasis = 1,
    Strikeout = 2,
    ParagraphType = 3,
    SceneNumber = 4,
    Revision = 5,
    Tag = 6,
    OmittedScene = 7,
    ClosingBracketInNote = 8,
    DialogueWithoutCue = 9,
    EmptyParagraph = 10,
    LineEnd = 11,
    Encoding = 12,
}
