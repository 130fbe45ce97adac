using System.Text.Json;

namespace Throughline.Studio.Effects;

/// <summary>What somebody last said of a shot's work.</summary>
/// <param name="Stage">How far it is.</param>
/// <param name="Note">In words; may be empty.</param>
/// <param name="Person">Who said it.</param>
/// <param name="Said">When.</param>
public sealed record ShotProgress(ShotStage Stage, string Note, string Person, DateTimeOffset Said)
{
    /// <summary>The longest note.</summary>
    public const int LongestNote = 500;

    internal string ToJson() => JsonSerializer.Serialize(new Kept(Stage.ToString(), Note));

    internal static ShotProgress? Read(string? text, string person, DateTimeOffset made)
    {
        if (text is null)
            return null;
        try
        {
            return JsonSerializer.Deserialize<Kept>(text) is { } kept && Enum.TryParse<ShotStage>(kept.Stage, out var stage) ? new ShotProgress(stage, kept.Note ?? "", person, made) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Kept(string Stage, string? Note);
}
