using Throughline.Ledger;

namespace Throughline.Assist.Models;

/// <summary>A model that a person has set up: which, where, under what terms. It never holds a key.</summary>
public sealed record ModelEndpoint
{
    /// <summary>The partner that needs no model: the rules and instruments built in.</summary>
    public const string None = "none";

    /// <summary>What the person calls it.</summary>
    public required string Name { get; init; }

    /// <summary>How it is spoken to.</summary>
    public required ProviderKind Provider { get; init; }

    /// <summary>The provider's name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>The root of its interface, such as <c>http://127.0.0.1:8080/v1</c>.</summary>
    public required Uri Address { get; init; }

    /// <summary>Where it runs, as the person says; an address that is elsewhere is refused when a connection to it is made.</summary>
    public required EndpointClass Class { get; init; }

    /// <summary>The variable of the environment that holds the key, which is also its name in the secret store; null when none is needed.</summary>
    public string? KeyName { get; init; }

    /// <summary>How long it may be silent before a try is given up; null for two minutes. A large model on a small machine thinks long before its first word.</summary>
    public TimeSpan? Silence { get; init; }

    /// <summary>What its terms say of keeping the input.</summary>
    public string Retention { get; init; } = "not stated";

    /// <summary>What its terms say of training on the input.</summary>
    public string Training { get; init; } = "not stated";

    /// <summary>What it costs, or null when that is not known. A local model costs nothing.</summary>
    public ModelPrice? Price { get; init; }

    /// <summary>The tool as the record names it.</summary>
    /// <param name="version">As the provider's answer names it; the model's name before there is an answer.</param>
    public Tool ToTool(string? version = null) => new(Provider.ToString(), Model, version ?? Model, Class, Retention, Training);
}
