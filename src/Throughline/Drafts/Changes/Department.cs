namespace Throughline.Drafts.Changes;

/// <summary>Who reads a change report.</summary>
public enum Department
{
    /// <summary>When it is shot: the assistant directors.</summary>
    Schedule,

    /// <summary>Who plays: casting, and those who call the actors.</summary>
    Cast,

    /// <summary>Where it plays: locations and the art department.</summary>
    Locations,

    /// <summary>What is held and used.</summary>
    Props,

    /// <summary>What is made afterwards: visual effects.</summary>
    Vfx,
}
