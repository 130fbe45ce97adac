namespace Throughline.Screenplays.FinalDraft;

/// <summary>What a file's TagData holds, and where.</summary>
internal sealed class FdxTagData
{
    /// <summary>TagData itself; null without one, or when the file breaks off in it.</summary>
    public FdxBlock? Block { get; set; }

    /// <summary>Its three tables, by name.</summary>
    public Dictionary<string, FdxBlock> Tables { get; } = new(StringComparer.Ordinal);

    /// <summary>Its categories.</summary>
    public List<(string Id, string Name, int Number)> Categories { get; } = [];

    /// <summary>The highest number of a definition.</summary>
    public int LastDefinition { get; set; }
}
