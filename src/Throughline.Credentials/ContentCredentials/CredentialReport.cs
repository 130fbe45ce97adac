using System.Collections.Immutable;

namespace Throughline.Credentials.ContentCredentials;

/// <summary>What the manifests of a file say, and whether they hold.</summary>
public sealed record CredentialReport
{
    /// <summary>Of the active manifest, and so of the file.</summary>
    public required CredentialState State { get; init; }

    /// <summary>Where the manifests were found; null when there are none.</summary>
    public Carrier? Carrier { get; init; }

    /// <summary>What was found about the active manifest.</summary>
    public ImmutableArray<CredentialStatus> Statuses { get; init; } = [];

    /// <summary>What was found about its ingredients, and was not known yet when the manifest above them was signed.</summary>
    public ImmutableArray<IngredientFindings> Ingredients { get; init; } = [];

    /// <summary>What every manifest says, the active one last; empty when they cannot be read.</summary>
    public ImmutableArray<ManifestSummary> Manifests { get; init; } = [];

    /// <summary>The one that speaks for the file, or null.</summary>
    public ManifestSummary? Active => Manifests.IsEmpty ? null : Manifests[^1];

    /// <summary>There is no manifest.</summary>
    public static CredentialReport None { get; } = new() { State = CredentialState.None };

    /// <summary>What this reader never looks at, whatever the state.</summary>
    public static ImmutableArray<string> NotChecked { get; } =
    [
        "whether a certificate was revoked (nothing is asked of the network)",
        "identities that others vouch for (cawg.identity)",
        "soft bindings and watermarks",
        "manifests that are only linked to",
    ];
}

/// <summary>What was found about one ingredient.</summary>
/// <param name="Assertion">The address of the ingredient assertion.</param>
/// <param name="Statuses">What was found.</param>
public sealed record IngredientFindings(string Assertion, ImmutableArray<CredentialStatus> Statuses);
