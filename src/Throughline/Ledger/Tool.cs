namespace Throughline.Ledger;

/// <summary>The model or program that had a hand in it.</summary>
/// <param name="Provider">Whose it is; <c>none</c> for the rules built in.</param>
/// <param name="Model">Its name.</param>
/// <param name="Version">Its version, as exact as the provider tells it.</param>
/// <param name="Endpoint">Where it ran.</param>
/// <param name="Retention">What its terms say of keeping the input, in words.</param>
/// <param name="Training">What its terms say of training on the input, in words.</param>
public sealed record Tool(string Provider, string Model, string Version, EndpointClass Endpoint, string Retention, string Training);

/// <summary>Where a model runs, which decides who may see what is sent.</summary>
public enum EndpointClass
{
    /// <summary>On a machine of the production.</summary>
    Local,

    /// <summary>With a provider, under a contract of the production.</summary>
    Enterprise,

    /// <summary>With a provider, under its public terms.</summary>
    Public,
}
