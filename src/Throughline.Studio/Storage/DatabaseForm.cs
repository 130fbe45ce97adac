namespace Throughline.Studio.Storage;

/// <summary>In which form a database of productions is.</summary>
public enum DatabaseForm
{
    /// <summary>It holds nothing at all.</summary>
    Empty,

    /// <summary>That of an older program; it can be brought forward.</summary>
    Older,

    /// <summary>That of this program.</summary>
    Current,
}
