namespace Throughline.Screenplays;

/// <summary>Whether a scene is inside or outside.</summary>
public enum Setting : byte
{
    /// <summary>The heading does not say.</summary>
    Unstated,

    /// <summary>INT.</summary>
    Interior,

    /// <summary>EXT.</summary>
    Exterior,

    /// <summary>INT./EXT. or I/E.</summary>
    InteriorExterior,

    /// <summary>EST., an establishing shot; counted as exterior by convention.</summary>
    Establishing,
}
