namespace Throughline.Breakdown;

/// <summary>What a person decided about one element of one scene.</summary>
/// <param name="Scene">The scene's number as printed, or its place.</param>
/// <param name="Category">The kind of thing.</param>
/// <param name="Name">What it is called.</param>
/// <param name="IsRefused">True when the scene does not need it, whoever says so.</param>
public sealed record PersonTag(string Scene, Category Category, string Name, bool IsRefused = false);
