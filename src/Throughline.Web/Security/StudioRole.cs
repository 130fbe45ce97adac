namespace Throughline.Web.Security;

/// <summary>What somebody is in a production.</summary>
public enum StudioRole
{
    /// <summary>May read.</summary>
    Reader,

    /// <summary>Reads, hangs notes on lines, works on effects shots.</summary>
    Vfx,

    /// <summary>Reads, hangs notes on lines, works on cuts and effects shots.</summary>
    Editor,

    /// <summary>Writes the script too.</summary>
    Writer,

    /// <summary>May do everything, and lets others in.</summary>
    Owner,
}
