namespace Throughline.Effects;

/// <summary>The name of an effects shot, such as <c>TIDE_104_0650</c>. Once given it is never given again, whatever becomes of the shot.</summary>
/// <param name="Text">Capitals, digits, <c>_</c> and <c>-</c>; two ids are one when their text is.</param>
public readonly record struct ShotId(string Text) : IComparable<ShotId>
{
    /// <inheritdoc/>
    public int CompareTo(ShotId other) => string.CompareOrdinal(Text, other.Text);

    /// <summary>Earlier by its text.</summary>
    public static bool operator <(ShotId left, ShotId right) => left.CompareTo(right) < 0;

    /// <summary>Later by its text.</summary>
    public static bool operator >(ShotId left, ShotId right) => left.CompareTo(right) > 0;

    /// <summary>Not later.</summary>
    public static bool operator <=(ShotId left, ShotId right) => left.CompareTo(right) <= 0;

    /// <summary>Not earlier.</summary>
    public static bool operator >=(ShotId left, ShotId right) => left.CompareTo(right) >= 0;

    /// <summary>The name.</summary>
    public override string ToString() => Text;
}
