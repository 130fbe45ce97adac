using System.Collections.Immutable;

namespace Throughline.Credentials.ContentCredentials;

/// <summary>What a manifest says, in its own words: text of others, not to be believed before the state was looked at.</summary>
public sealed record ManifestSummary
{
    /// <summary>Such as <c>urn:c2pa:</c> and a UUID.</summary>
    public required string Label { get; init; }

    /// <summary>1 or 2.</summary>
    public required int ClaimVersion { get; init; }

    /// <summary>What the asset is called, or null.</summary>
    public string? Title { get; init; }

    /// <summary>The program that made the claim.</summary>
    public required string Generator { get; init; }

    /// <summary>Who signed; null when the certificate cannot be read.</summary>
    public SignerSummary? Signer { get; init; }

    /// <summary>What was done, in order.</summary>
    public required ImmutableArray<ActionSummary> Actions { get; init; }

    /// <summary>What it was made of.</summary>
    public required ImmutableArray<IngredientSummary> Ingredients { get; init; }

    /// <summary>What the asset may be used for, by use (<c>cawg.ai_training</c>): <c>allowed</c>, <c>notAllowed</c>, <c>constrained</c>.</summary>
    public required ImmutableArray<(string Use, string Permission)> Training { get; init; }

    /// <summary>The labels of all assertions.</summary>
    public required ImmutableArray<string> Assertions { get; init; }
}

/// <summary>Who signed a manifest, by the certificate.</summary>
/// <param name="Name">The organisation, else the common name.</param>
/// <param name="Issuer">Who issued the certificate.</param>
/// <param name="Serial">The certificate's number, in hexadecimal.</param>
/// <param name="Algorithm">Such as <c>ES256</c>.</param>
/// <param name="Time">What a time stamp says that holds; null without one.</param>
public sealed record SignerSummary(string Name, string Issuer, string Serial, string Algorithm, DateTimeOffset? Time);

/// <summary>Something that was done.</summary>
/// <param name="Action">Such as <c>c2pa.created</c>.</param>
/// <param name="SourceType">The digital source type, an address of IPTC or C2PA; or null.</param>
/// <param name="When">As it is written there, or null.</param>
/// <param name="Agent">The program, or null.</param>
/// <param name="Description">In words, or null.</param>
public sealed record ActionSummary(string Action, string? SourceType, string? When, string? Agent, string? Description);

/// <summary>Something that the asset was made of.</summary>
/// <param name="Title">Its name, or null.</param>
/// <param name="Relationship"><c>parentOf</c>, <c>componentOf</c> or <c>inputTo</c>.</param>
/// <param name="Manifest">The label of its own manifest, or null.</param>
public sealed record IngredientSummary(string? Title, string Relationship, string? Manifest);
