namespace Throughline.Breakdown;

/// <summary>Who says that a scene needs something.</summary>
public enum ElementSource
{
    /// <summary>The built-in finder suggests it; nobody has looked yet.</summary>
    Finder,

    /// <summary>The script says so: a tag of Final Draft, a tagged note, a cue.</summary>
    File,

    /// <summary>A person decided it after the script was written.</summary>
    Person,
}
