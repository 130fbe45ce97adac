namespace Throughline.Screenplays;

/// <summary>A note, or text cut but kept, inside an element; not printed.</summary>
/// <param name="Position">Offset in <see cref="StyledText.Plain"/> before which it stands, 0 to its length.</param>
/// <param name="Text">What it says, without its brackets; lines separated by LF.</param>
/// <param name="IsBoneyard">True for cut text, false for a note.</param>
public readonly record struct InlineNote(int Position, string Text, bool IsBoneyard = false);
