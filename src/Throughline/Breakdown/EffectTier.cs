namespace Throughline.Breakdown;

/// <summary>How much of a visual effect is made and how much is only changed.</summary>
public enum EffectTier
{
    /// <summary>Made in three dimensions, or simulated.</summary>
    ThreeDimensional,

    /// <summary>Plates and layers in space, with help from three dimensions.</summary>
    Assisted,

    /// <summary>Changes inside the picture.</summary>
    TwoDimensional,
}
