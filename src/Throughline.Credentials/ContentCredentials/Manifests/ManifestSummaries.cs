using System.Collections.Immutable;
using Throughline.Credentials.ContentCredentials.Checks;

namespace Throughline.Credentials.ContentCredentials.Manifests;

/// <summary>Says of a manifest what a person wants to know.</summary>
internal static class ManifestSummaries
{
    /// <summary>The summary.</summary>
    public static ManifestSummary Of(Manifest manifest, SignerSummary? signer) => new()
    {
        Label = manifest.Label,
        ClaimVersion = manifest.Claim.Version,
        Title = manifest.Claim.Root["dc:title"]?.Text,
        Generator = manifest.Claim.Generator,
        Signer = signer,
        Actions = [.. ActionCheck.ActionsOf(manifest).Select(Action)],
        Ingredients = [.. manifest.Ingredients.Select(ingredient => new IngredientSummary(ingredient.Title, ingredient.Relationship, ingredient.Manifest is { } own ? JumbfUri.ManifestIn(own.Url) : null))],
        Training = [.. manifest.Assertions.Where(assertion => assertion.Kind is AssertionKind.TrainingMining or AssertionKind.OldTrainingMining).SelectMany(Training)],
        Assertions = [.. manifest.Assertions.Select(assertion => assertion.Label)],
    };

    private static ActionSummary Action(Boxes.CborValue action) => new(
        action["action"]?.Text ?? "",
        action["digitalSourceType"]?.Text,
        action["when"]?.Text,
        action["softwareAgent"]?.Text ?? action["softwareAgent"]?["name"]?.Text,
        action["description"]?.Text);

    private static IEnumerable<(string Use, string Permission)> Training(Assertion assertion) =>
        from entry in assertion.Value?["entries"]?.Entries ?? []
        let use = entry.Value["use"]?.Text
        where use is not null
        select (entry.Key, use);
}
