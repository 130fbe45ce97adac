namespace Throughline.Editorial.Otio;

/// <summary>Which release of OpenTimelineIO a file is written for; each reads what older ones wrote.</summary>
public enum OtioVersion
{
    /// <summary>0.15 to 0.17: Clip.2 and Marker.2.</summary>
    Release17,

    /// <summary>0.14 and before: Clip.1, of which only the active media is written.</summary>
    Release14,

    /// <summary>0.18 on: Marker.3, whose colour is an object.</summary>
    Release18,
}
