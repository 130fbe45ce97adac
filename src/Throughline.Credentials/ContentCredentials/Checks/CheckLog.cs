using System.Collections.Immutable;
using Throughline.Credentials.ContentCredentials.Manifests;

namespace Throughline.Credentials.ContentCredentials.Checks;

/// <summary>Gathers what checks find, and under which ingredient they found it.</summary>
internal sealed class CheckLog
{
    private const int MostStatuses = 50_000;
    private readonly List<(string? Ingredient, CredentialStatus Status)> _found = [];

    /// <summary>The address of the ingredient assertion that is being looked at; null for the active manifest.</summary>
    public string? Ingredient { get; set; }

    public void Success(string code, string url, string explanation) => Add(StatusKind.Success, code, url, explanation);

    public void Note(string code, string url, string explanation) => Add(StatusKind.Informational, code, url, explanation);

    public void Failure(string code, string url, string explanation) => Add(StatusKind.Failure, code, url, explanation);

    /// <summary>Everything, sorted; what an ingredient assertion had on record already is left out, since whoever signed it knew.</summary>
    public CredentialReport Report(Carrier carrier, ManifestStore? store)
    {
        var active = store?.Active.Label;
        var recorded = store is null ? [] : store.Manifests.SelectMany(manifest => manifest.Ingredients).SelectMany(ingredient => ingredient.Recorded).ToHashSet();
        var kept = _found.Where(found => active is null || JumbfUri.ManifestIn(found.Status.Url) == active || !recorded.Contains((found.Status.Code, found.Status.Url))).ToList();
        var report = new CredentialReport
        {
            State = CredentialState.Invalid,
            Carrier = carrier,
            Statuses = [.. kept.Where(found => found.Ingredient is null).Select(found => found.Status)],
            Ingredients = [.. kept.Where(found => found.Ingredient is not null).GroupBy(found => found.Ingredient!, found => found.Status, StringComparer.Ordinal).Select(group => new IngredientFindings(group.Key, [.. group]))],
        };
        return report with { State = StateOf(report) };
    }

    // C2PA 2.2, section 14.3: a signer that nobody vouches for makes a manifest no less valid, only not trusted.
    private static CredentialState StateOf(CredentialReport report)
    {
        var all = report.Statuses.Concat(report.Ingredients.SelectMany(ingredient => ingredient.Statuses)).ToList();
        var isSigned = Has(report.Statuses, "claimSignature.validated") && Has(report.Statuses, "claimSignature.insideValidity");
        var failures = all.Where(status => status.Kind == StatusKind.Failure).ToList();
        if (!isSigned || failures.Any(status => status.Code != "signingCredential.untrusted"))
            return CredentialState.Invalid;
        return failures.Count == 0 && Has(report.Statuses, "signingCredential.trusted") ? CredentialState.Trusted : CredentialState.Valid;
    }

    private static bool Has(ImmutableArray<CredentialStatus> statuses, string code) =>
        statuses.Any(status => status.Kind == StatusKind.Success && status.Code == code);

    private void Add(StatusKind kind, string code, string url, string explanation)
    {
        if (_found.Count >= MostStatuses)
            throw new DamagedException("general.error", "There is too much to check.");
        _found.Add((Ingredient, new CredentialStatus(kind, code, url, explanation)));
    }
}
