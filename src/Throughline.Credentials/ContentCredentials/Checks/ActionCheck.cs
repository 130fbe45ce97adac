using System.Collections.Immutable;
using Throughline.Credentials.ContentCredentials.Boxes;
using Throughline.Credentials.ContentCredentials.Manifests;

namespace Throughline.Credentials.ContentCredentials.Checks;

/// <summary>What a claim of version 2 may say that was done (C2PA 2.2, section 15.10.3.2).</summary>
internal static class ActionCheck
{
    private const string Malformed = "assertion.action.malformed";
    private const string IngredientMismatch = "assertion.action.ingredientMismatch";

    /// <summary>All actions of a manifest, in order.</summary>
    public static IEnumerable<CborValue> ActionsOf(Manifest manifest) => Assertions(manifest).SelectMany(assertion => Actions(assertion));

    /// <summary>Checks.</summary>
    public static void Run(Manifest manifest, ManifestStore store, CheckLog log)
    {
        var assertions = Assertions(manifest).ToList();
        if (manifest.Claim.Version < 2)
        {
            if (assertions.Count > 1)
                log.Failure(Malformed, JumbfUri.OfManifest(manifest.Label), "A claim of version 1 may say once what was done.");
            return;
        }

        var relationships = manifest.Ingredients.GroupBy(it => it.Label, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Relationship, StringComparer.Ordinal);
        var begins = assertions.Any(assertion => Actions(assertion).FirstOrDefault() is { } action && IsBeginning(NameOf(action)));
        if (!begins && !manifest.IsUpdate)
            log.Failure(Malformed, JumbfUri.OfManifest(manifest.Label), "The first thing that was done must be that the asset was created or opened.");
        var isFirst = true;
        foreach (var assertion in assertions)
        {
            var url = manifest.UrlOf(assertion);
            var actions = Actions(assertion);
            if (actions.Length == 0)
                log.Failure(Malformed, url, "The assertion says of nothing that it was done.");
            foreach (var action in actions)
            {
                if (!isFirst && IsBeginning(NameOf(action)))
                    log.Failure(Malformed, url, "Only the first thing that was done can be that the asset was created or opened.");
                isFirst = false;
                One(action, url, relationships, store, log);
            }
        }
    }

    private static void One(CborValue action, string url, Dictionary<string, string> relationships, ManifestStore store, CheckLog log)
    {
        var name = NameOf(action);
        var parameters = action["parameters"];
        var referred = References(parameters).Select(label => relationships.GetValueOrDefault(label)).ToList();
        switch (name)
        {
            case "":
                log.Failure(Malformed, url, "It does not say what was done.");
                break;
            case "c2pa.created" when action["digitalSourceType"]?.Text is null:
                log.Failure(Malformed, url, "It does not say from what the asset was created.");
                break;
            case "c2pa.opened" when !referred.Contains(Ingredient.ParentOf):
            case "c2pa.transcoded" or "c2pa.repackaged" when referred.Count > 0 && !referred.Contains(Ingredient.ParentOf):
                log.Failure(IngredientMismatch, url, "It does not point to the parent.");
                break;
            case "c2pa.placed" or "c2pa.removed" when !referred.Contains(Ingredient.ComponentOf):
                log.Failure(IngredientMismatch, url, "It does not point to a component.");
                break;
            case "c2pa.translated" when !Says(parameters, "sourceLanguage") || !Says(parameters, "targetLanguage"):
                log.Failure(Malformed, url, "It does not say from which language into which.");
                break;
            case "c2pa.redacted":
                Redaction(parameters?["redacted"]?.Text, url, store, log);
                break;
        }
    }

    private static bool Says(CborValue? parameters, string key) => parameters?[key]?.Text is { Length: > 0 };

    private static void Redaction(string? redacted, string url, ManifestStore store, CheckLog log)
    {
        if (redacted is null || JumbfUri.ManifestIn(redacted) is not { } label || store.Find(label) is not { } manifest)
            log.Failure("assertion.action.redactionMismatch", url, "It does not point to what was redacted.");
        else if (!manifest.Claim.Labels.Contains(JumbfUri.LabelIn(redacted)))
            log.Failure("assertion.notRedacted", url, "What it points to was never there.");
    }

    private static IEnumerable<string> References(CborValue? parameters)
    {
        var one = parameters?["ingredient"];
        var ingredients = one is null ? parameters?["ingredients"]?.List ?? [] : ImmutableArray.Create(one);
        return ingredients.Select(item => item["url"]?.Text).OfType<string>().Select(JumbfUri.LabelIn);
    }

    private static IEnumerable<Assertion> Assertions(Manifest manifest) => manifest.Assertions.Where(assertion => assertion.Kind == AssertionKind.Actions);

    private static ImmutableArray<CborValue> Actions(Assertion assertion) => assertion.Value?["actions"]?.List ?? [];

    private static string NameOf(CborValue action) => action["action"]?.Text ?? "";

    private static bool IsBeginning(string action) => action is "c2pa.created" or "c2pa.opened";
}
