namespace Throughline.Breakdown;

/// <summary>What a person decided about one element of one scene.</summary>
/// <param name="Scene">The scene's number as printed, or its place.</param>
/// <param name="Category">The kind of thing.</param>
/// <param name="Name">What it is called.</param>
/// <param name="IsRefused">True when the scene does not need it, whoever says so.</param>
public sealed record PersonTag(string Scene, Category Category, string Name, bool IsRefused = false)
{
    /// <summary>Who decided it; null when that is not known.</summary>
    public string? By { get; init; }

    /// <summary>The place it hangs on, if it hangs on one: then that says which scene is meant, even of several with one number.</summary>
    public Evidence? On { get; init; }

    /// <summary>Whether a scene is the one that is meant.</summary>
    internal bool IsOf(Screenplays.Scene scene) => On is { } on
        ? on.Element >= scene.FirstElement && on.Element < scene.FirstElement + scene.Elements.Length
        : Scene.Equals(scene.Label, StringComparison.OrdinalIgnoreCase);
}
