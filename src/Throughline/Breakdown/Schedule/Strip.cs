using System.Globalization;
using Throughline.Screenplays;

namespace Throughline.Breakdown.Schedule;

/// <summary>A strip of the board: a scene, or a banner between scenes.</summary>
/// <param name="Id">Its name on the board: <c>s12</c> for the scene whose heading has the identity 12, <c>b3</c> for a banner.</param>
/// <param name="Text">What a banner says; of a scene the number that it had when it was placed, to call it by when it is gone.</param>
public sealed record Strip(string Id, string Text)
{
    /// <summary>True for a banner: a company move, a meal, a note.</summary>
    public bool IsBanner => Id.StartsWith('b');

    /// <summary>The name of a scene's strip; null when nothing gave the scene an identity yet.</summary>
    public static string? IdOf(Scene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        return scene.Heading.Id.IsKnown ? string.Create(CultureInfo.InvariantCulture, $"s{scene.Heading.Id.Value}") : null;
    }
}
