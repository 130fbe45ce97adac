using Throughline.Ledger;

namespace Throughline.Studio.Live;

/// <summary>Somebody who works, on their way between servers.</summary>
[GenerateSerializer]
internal struct ActorSurrogate
{
    [Id(0)]
    public string Person;

    [Id(1)]
    public string Role;
}

/// <summary>Actors are of the domain, which knows nothing of servers.</summary>
[RegisterConverter]
internal sealed class ActorConverter : IConverter<Actor, ActorSurrogate>
{
    public Actor ConvertFromSurrogate(in ActorSurrogate surrogate) => new(surrogate.Person, surrogate.Role);

    public ActorSurrogate ConvertToSurrogate(in Actor value) => new() { Person = value.Person, Role = value.Role };
}
