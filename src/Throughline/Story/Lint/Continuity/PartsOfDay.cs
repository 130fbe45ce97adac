using Throughline.Screenplays;

namespace Throughline.Story.Lint.Continuity;

/// <summary>Day and night as a schedule sees them.</summary>
internal static class PartsOfDay
{
    /// <summary>True for evening and night.</summary>
    public static bool IsNight(this TimeOfDay time) => time is TimeOfDay.Evening or TimeOfDay.Night;

    /// <summary>True for the hours that pass from one to the other within a scene.</summary>
    public static bool IsBetween(this TimeOfDay time) => time is TimeOfDay.Dawn or TimeOfDay.Dusk or TimeOfDay.Evening;
}
