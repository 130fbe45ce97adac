namespace Throughline.Web.Security;

/// <summary>What an address needs of whoever asks.</summary>
public enum Right
{
    /// <summary>To see the production.</summary>
    Read,

    /// <summary>To hang notes and tags on lines.</summary>
    Annotate,

    /// <summary>To work on cuts.</summary>
    Cut,

    /// <summary>To work on effects shots.</summary>
    Effects,

    /// <summary>To write the script, add drafts, decide on proposals.</summary>
    Write,

    /// <summary>To let others in, and to change rules.</summary>
    Manage,
}
