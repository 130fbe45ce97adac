namespace Throughline.Story.Lint;

/// <summary>A number that a rule takes from the settings.</summary>
/// <param name="Name">In kebab case, as in <c>throughline.toml</c>.</param>
/// <param name="Default">What it is unless set.</param>
/// <param name="Meaning">What it counts, and in what unit.</param>
public sealed record LintParameter(string Name, int Default, string Meaning);
