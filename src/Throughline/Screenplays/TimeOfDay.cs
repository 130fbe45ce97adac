namespace Throughline.Screenplays;

/// <summary>The part of the day that a heading names.</summary>
public enum TimeOfDay : byte
{
    /// <summary>The heading does not say, or says something that is not a time (<c>CONTINUOUS</c> alone).</summary>
    Unstated,

    /// <summary>First light.</summary>
    Dawn,

    /// <summary>Before noon.</summary>
    Morning,

    /// <summary>Day, and noon.</summary>
    Day,

    /// <summary>After noon.</summary>
    Afternoon,

    /// <summary>Sunset, dusk, magic hour.</summary>
    Dusk,

    /// <summary>Evening.</summary>
    Evening,

    /// <summary>Night, and midnight.</summary>
    Night,
}
