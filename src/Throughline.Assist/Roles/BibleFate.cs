namespace Throughline.Assist.Roles;

/// <summary>What became of a bible that was extracted.</summary>
public enum BibleFate
{
    /// <summary>It is the production's first, and kept.</summary>
    Kept,

    /// <summary>The production has one, which is the writer's and was left as it is.</summary>
    Left,
}
