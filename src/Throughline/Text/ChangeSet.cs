using System.Collections.Immutable;
using System.Text;

namespace Throughline.Text;

/// <summary>
/// How a text becomes another, from its first character to its last: stretches that stay and stretches that are replaced.
/// Applying, composing and mapping mean what they mean in CodeMirror 6 (<c>ChangeSet</c> of @codemirror/state), so that a server
/// and its editors agree on every character; the tests hold the two against each other.
/// </summary>
public sealed class ChangeSet : IEquatable<ChangeSet>
{
    private ChangeSet(ImmutableArray<ChangedStretch> stretches)
    {
        Stretches = stretches;
        foreach (var stretch in stretches)
        {
            LengthBefore += stretch.Length;
            LengthAfter += stretch.NewLength;
        }
    }

    /// <summary>The stretches, one after the other; together they are the whole text before.</summary>
    public ImmutableArray<ChangedStretch> Stretches { get; }

    /// <summary>How long the text before is, in UTF-16 units.</summary>
    public int LengthBefore { get; }

    /// <summary>How long the text after is, in UTF-16 units.</summary>
    public int LengthAfter { get; }

    /// <summary>True when nothing is replaced.</summary>
    public bool IsEmpty => Stretches.All(stretch => stretch.IsKept);

    /// <summary>A change set of stretches as they are given.</summary>
    /// <exception cref="ArgumentException">A length is negative, or a stretch replaces nothing by nothing.</exception>
    public static ChangeSet Of(IEnumerable<ChangedStretch> stretches)
    {
        var all = stretches.ToImmutableArray();
        if (all.Any(stretch => stretch.Length < 0 || stretch is { Length: 0, Text: null or "" }))
            throw new ArgumentException("A stretch has a length, a new text, or both.", nameof(stretches));
        return new ChangeSet(all);
    }

    /// <summary>The change set that leaves a text as it is.</summary>
    public static ChangeSet Nothing(int length) => new(length == 0 ? [] : [new ChangedStretch(length, null)]);

    /// <summary>The change set that makes some edits in a text.</summary>
    /// <exception cref="ArgumentException">Two edits overlap, or one lies outside the text.</exception>
    public static ChangeSet Of(int length, IEnumerable<TextEdit> edits)
    {
        var made = new ChangeSetBuilder();
        var at = 0;
        foreach (var edit in edits.OrderBy(edit => edit.Start).ThenBy(edit => edit.Length))
        {
            if (edit.Start < at || edit.Length < 0 || edit.Start + edit.Length > length)
                throw new ArgumentException($"The edit at {edit.Start}, {edit.Length} characters long, overlaps another or lies outside the text.", nameof(edits));
            made.Keep(edit.Start - at);
            made.Replace(edit.Length, edit.NewText);
            at = edit.Start + edit.Length;
        }

        made.Keep(length - at);
        return made.Build();
    }

    /// <summary>The text after.</summary>
    /// <exception cref="ArgumentException">The text is not as long as the one that this change set is for.</exception>
    public string Apply(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length != LengthBefore)
            throw new ArgumentException($"The text has {text.Length} units, the change set is for one of {LengthBefore}.", nameof(text));
        var after = new StringBuilder(LengthAfter);
        var at = 0;
        foreach (var stretch in Stretches)
        {
            after.Append(stretch.Text ?? text.AsSpan(at, stretch.Length).ToString());
            at += stretch.Length;
        }

        return after.ToString();
    }

    /// <summary>This change set and then another, as one.</summary>
    /// <exception cref="ArgumentException">The other is not for the text that this one gives.</exception>
    public ChangeSet Then(ChangeSet next) => ChangeSetAlgebra.Compose(this, next);

    /// <summary>This change set for the text that another, made on the same text, has given.</summary>
    /// <param name="over">The other.</param>
    /// <param name="first">Where both put something at one place: true when what this one puts in stands before what the other has put in.</param>
    /// <exception cref="ArgumentException">The two are not for the same text.</exception>
    public ChangeSet Map(ChangeSet over, bool first = false) => ChangeSetAlgebra.Map(this, over, first);

    /// <summary>The change set that takes this one back.</summary>
    /// <param name="before">The text before.</param>
    public ChangeSet Invert(string before)
    {
        ArgumentNullException.ThrowIfNull(before);
        var made = ImmutableArray.CreateBuilder<ChangedStretch>(Stretches.Length);
        var at = 0;
        foreach (var stretch in Stretches)
        {
            made.Add(stretch.IsKept ? stretch : new ChangedStretch(stretch.NewLength, before.Substring(at, stretch.Length)));
            at += stretch.Length;
        }

        return new ChangeSet(made.MoveToImmutable());
    }

    /// <inheritdoc/>
    public bool Equals(ChangeSet? other) => other is not null && Stretches.AsSpan().SequenceEqual(other.Stretches.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ChangeSet);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(LengthBefore, LengthAfter, Stretches.Length);
}
