using Throughline.Text;

namespace Throughline.Studio.Live;

/// <summary>A change set on its way between servers.</summary>
[GenerateSerializer]
internal struct ChangeSetSurrogate
{
    [Id(0)]
    public string Json;
}

/// <summary>Change sets are of the domain, which knows nothing of servers.</summary>
[RegisterConverter]
internal sealed class ChangeSetConverter : IConverter<ChangeSet, ChangeSetSurrogate>
{
    public ChangeSet ConvertFromSurrogate(in ChangeSetSurrogate surrogate) => ChangeSetJson.Read(surrogate.Json);

    public ChangeSetSurrogate ConvertToSurrogate(in ChangeSet value) => new() { Json = ChangeSetJson.Write(value) };
}
