using Throughline.Assist.Answers;
using Throughline.Assist.Models;
using Throughline.Assist.Pipeline;
using Throughline.Ledger;

namespace Throughline.Assist.Roles;

/// <summary>A question as it would be sent, for a person to see before it is: what, to whom, at what cost, under which rule.</summary>
/// <param name="Endpoint">To whom.</param>
/// <param name="Asked">What.</param>
/// <param name="Rules">The production's rules as they stand.</param>
public sealed record ReadyRequest(ModelEndpoint Endpoint, StructuredQuestion Asked, ModelRules Rules)
{
    /// <summary>Every message, whole.</summary>
    public string Shown => Asked.Shown;

    /// <summary>What it will come to.</summary>
    public Estimate Estimate { get; } = Estimate.Of(Endpoint, Asked.Messages, Asked.Options);

    /// <summary>The hash of the canonical request: the same when, and only when, the same would be sent.</summary>
    public Digest Hash { get; } = CanonicalRequest.Of(Endpoint, Asked.Messages, Asked.Options).Hash;

    /// <summary>Which rule forbids it, and whose; null when it may be sent.</summary>
    public string? Refusal => Rules.Refuse(Endpoint);

    /// <summary>To whom it goes and what it comes to, in a sentence.</summary>
    public string Announcement => $"{Endpoint.Name}: {Endpoint.Model} at {Endpoint.Address.Authority} ({ModelRules.Word(Endpoint.Class)}): {Estimate}";
}
