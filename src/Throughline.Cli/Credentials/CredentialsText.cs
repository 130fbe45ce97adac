using System.Globalization;
using Throughline.Cli.Files;
using Throughline.Credentials.ContentCredentials;

namespace Throughline.Cli.Credentials;

/// <summary>Content Credentials on a terminal.</summary>
internal static class CredentialsText
{
    /// <summary>How a file stands, and what is not as it should be.</summary>
    public static void Verdict(TextWriter to, string path, CredentialReport report)
    {
        Line(to, $"{path}: {NameOf(report.State)}");
        Line(to, report.State switch
        {
            CredentialState.Trusted => "All is as it was signed, by a certificate that leads to a root that you trust.",
            CredentialState.Valid => "All is as it was signed. Whether the signer is who the certificate says, nobody that you trust vouches for.",
            CredentialState.Invalid => "Something is not as it was signed, or cannot be checked.",
            _ => "It carries no Content Credentials, and there are none beside it.",
        });
        foreach (var status in report.Statuses)
            Status(to, status, report.State, "");
        foreach (var status in report.Ingredients.SelectMany(ingredient => ingredient.Statuses))
            Status(to, status, report.State, "of an ingredient: ");
    }

    /// <summary>What a manifest says.</summary>
    public static void Manifest(TextWriter to, ManifestSummary manifest, bool isActive)
    {
        to.WriteLine();
        Line(to, isActive ? $"The manifest of the file: {manifest.Label}" : $"An earlier manifest: {manifest.Label}");
        Row(to, "title", manifest.Title);
        Row(to, "signed by", manifest.Signer is { } signer ? $"{signer.Name} ({signer.Algorithm}; certificate {signer.Serial} issued by {signer.Issuer})" : null);
        Row(to, "signed at", manifest.Signer?.Time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC, by a time stamp'", CultureInfo.InvariantCulture) ?? (isActive ? "not time-stamped" : null));
        Row(to, "made with", manifest.Generator);
        foreach (var action in manifest.Actions)
            Row(to, "done", Action(action));
        foreach (var ingredient in manifest.Ingredients)
            Row(to, "made of", $"{ingredient.Title ?? "something without a name"} ({Relationship(ingredient.Relationship)}{(ingredient.Manifest is { } own ? $"; its manifest: {own}" : "; no manifest of its own")})");
        foreach (var uses in manifest.Training.GroupBy(entry => entry.Permission, entry => entry.Use, StringComparer.Ordinal))
            Row(to, "for models", $"{Permission(uses.Key)}: {string.Join(", ", uses.Select(Use))}");
        Row(to, "assertions", string.Join(", ", manifest.Assertions));
    }

    /// <summary>A state as commands and JSON write it.</summary>
    public static string NameOf(CredentialState state) => state switch
    {
        CredentialState.Trusted => "trusted",
        CredentialState.Valid => "valid",
        CredentialState.Invalid => "invalid",
        _ => "none",
    };

    private static string Action(ActionSummary action)
    {
        var parts = new[]
        {
            action.Action.StartsWith("c2pa.", StringComparison.Ordinal) ? action.Action["c2pa.".Length..] : action.Action,
            action.When,
            action.Agent is { } agent ? $"with {agent}" : null,
            action.SourceType is { } type ? SourceType.MeaningOf(type) ?? type : null,
            action.Description,
        };
        return string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static string Permission(string permission) => permission switch
    {
        "notAllowed" => "not allowed",
        "constrained" => "allowed on conditions, to be asked for",
        _ => permission,
    };

    private static string Use(string use) => use[(use.IndexOf('.', StringComparison.Ordinal) + 1)..] switch
    {
        "ai_generative_training" => "training models that generate",
        "ai_training" => "training other models",
        "ai_inference" => "being fed to models",
        "data_mining" => "data mining",
        _ => use,
    };

    private static string Relationship(string relationship) => relationship switch
    {
        "parentOf" => "what it was before",
        "componentOf" => "a part",
        "inputTo" => "an input",
        _ => relationship,
    };

    // An unknown signer makes nothing invalid, so it is no fault in a file that is as it was signed.
    private static void Status(TextWriter to, CredentialStatus status, CredentialState state, string about)
    {
        if (status.Kind != StatusKind.Success)
            Line(to, $"  {(status.Kind == StatusKind.Failure && state == CredentialState.Invalid && status.Code != "signingCredential.untrusted" ? "FAULT" : "note ")} {status.Code}  {about}{status.Explanation}");
    }

    private static void Row(TextWriter to, string label, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            Line(to, $"  {label,-10}  {value}");
    }

    private static void Line(TextWriter to, string text) => to.WriteLine(SafeText.Line(text));
}
