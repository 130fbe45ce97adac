namespace Throughline.Screenplays;

/// <summary>How a run of text is set; any combination.</summary>
[Flags]
public enum TextStyle : byte
{
    /// <summary>As the element is set.</summary>
    None = 0,

    /// <summary>Bold.</summary>
    Bold = 1,

    /// <summary>Italic.</summary>
    Italic = 2,

    /// <summary>Underlined.</summary>
    Underline = 4,

    /// <summary>Struck through.</summary>
    Strikeout = 8,

    /// <summary>Shown in capitals, whatever the case of the letters kept.</summary>
    AllCaps = 16,
}
