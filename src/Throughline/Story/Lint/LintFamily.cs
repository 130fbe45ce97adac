namespace Throughline.Story.Lint;

/// <summary>What a <see cref="LintRule"/> is about.</summary>
public enum LintFamily
{
    /// <summary>The file: what other programs would misread.</summary>
    Format,

    /// <summary>The story: names, places and times that contradict each other.</summary>
    Continuity,

    /// <summary>The writing: habits that readers complain of. A matter of taste, so off until asked for.</summary>
    Craft,
}
