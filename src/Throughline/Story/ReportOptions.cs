using System.Collections.Immutable;

namespace Throughline.Story;

/// <summary>What a writer tells the instruments.</summary>
public sealed record ReportOptions
{
    /// <summary>Nothing told.</summary>
    public static readonly ReportOptions Default = new();

    /// <summary>Other name to main name; see <see cref="Screenplays.CharacterIndex.Of"/>.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; init; } = ImmutableDictionary<string, string>.Empty;
}
