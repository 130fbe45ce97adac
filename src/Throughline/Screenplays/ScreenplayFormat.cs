namespace Throughline.Screenplays;

/// <summary>The kind of file a screenplay was read from.</summary>
public enum ScreenplayFormat
{
    /// <summary>Made in memory.</summary>
    None,

    /// <summary>Fountain plain text.</summary>
    Fountain,

    /// <summary>Final Draft XML.</summary>
    FinalDraft,

    /// <summary>Highland: Fountain in a zip.</summary>
    Highland,

    /// <summary>Fade In: Open Screenplay Format XML in a zip.</summary>
    FadeIn,

    /// <summary>Plain text laid out by indentation.</summary>
    PlainText,

    /// <summary>PDF, from where words stand.</summary>
    Pdf,
}
