using System.Collections.Immutable;

namespace Throughline.Screenplays;

/// <summary>
/// The printed text of an element, without markup, with what hangs on it. Lines inside it are separated by LF.
/// <c>default</c> is empty text.
/// </summary>
public readonly struct StyledText : IEquatable<StyledText>
{
    private readonly string? _plain;
    private readonly Markup? _markup;

    /// <summary>Text without style, notes or marks.</summary>
    public StyledText(string plain)
        : this(plain, [], [])
    {
    }

    /// <param name="plain">The printed characters.</param>
    /// <param name="runs">In order, not overlapping, inside the text; text outside every run is plain.</param>
    /// <param name="notes">In order of their place.</param>
    public StyledText(string plain, ImmutableArray<TextRun> runs, ImmutableArray<InlineNote> notes)
    {
        ArgumentNullException.ThrowIfNull(plain);
        _plain = plain;
        _markup = runs.IsDefaultOrEmpty && notes.IsDefaultOrEmpty
            ? null
            : new Markup(runs.IsDefault ? [] : runs, notes.IsDefault ? [] : notes);
    }

    /// <summary>The printed characters.</summary>
    public string Plain => _plain ?? "";

    /// <summary>Where style, revision or tag differ from plain; in order, not overlapping.</summary>
    public ImmutableArray<TextRun> Runs => _markup?.Runs ?? [];

    /// <summary>Notes and boneyard inside the text, in order.</summary>
    public ImmutableArray<InlineNote> Notes => _markup?.Notes ?? [];

    /// <summary>True when nothing would be printed.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(_plain);

    /// <summary>Text without style, notes or marks.</summary>
    public static implicit operator StyledText(string plain) => new(plain);

    /// <inheritdoc/>
    public bool Equals(StyledText other) =>
        Plain == other.Plain && Runs.AsSpan().SequenceEqual(other.Runs.AsSpan()) && Notes.AsSpan().SequenceEqual(other.Notes.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is StyledText other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Plain.GetHashCode(StringComparison.Ordinal);

    /// <summary>Compares text, runs and notes.</summary>
    public static bool operator ==(StyledText left, StyledText right) => left.Equals(right);

    /// <summary>Compares text, runs and notes.</summary>
    public static bool operator !=(StyledText left, StyledText right) => !left.Equals(right);

    /// <returns>The printed characters.</returns>
    public override string ToString() => Plain;

    private sealed record Markup(ImmutableArray<TextRun> Runs, ImmutableArray<InlineNote> Notes);
}
