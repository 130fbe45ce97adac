namespace Throughline.Text;

/// <summary>A stretch of a text in a change set.</summary>
/// <param name="Length">How long it is before, in UTF-16 units; 0 for an insertion.</param>
/// <param name="Text">What stands there after; null when the stretch stays as it is, empty when it goes.</param>
public readonly record struct ChangedStretch(int Length, string? Text)
{
    /// <summary>True when it stays as it is.</summary>
    public bool IsKept => Text is null;

    /// <summary>How long it is after.</summary>
    public int NewLength => Text?.Length ?? Length;
}
