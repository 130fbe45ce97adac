namespace Throughline.Editorial.Edl;

/// <summary>For whom a list is written.</summary>
public enum EdlDialect
{
    /// <summary>CMX 3600: reels of 8 characters, three-digit events.</summary>
    Cmx3600,

    /// <summary>Avid: reels of 32 characters, six-digit events (its File_32 template).</summary>
    Avid,

    /// <summary>Premiere: no FROM CLIP or FROM FILE comments, which it stumbles over.</summary>
    Premiere,

    /// <summary>Resolve: reels in full, source out as at normal speed beside M2.</summary>
    Resolve,

    /// <summary>Nucoda: reels in full, FROM FILE for paths.</summary>
    Nucoda,
}
