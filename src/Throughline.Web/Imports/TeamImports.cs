using System.Text.Json;
using Throughline.Studio.Teams;

namespace Throughline.Web.Imports;

/// <summary>Waiting files of a team: the yes may come to another server than the file.</summary>
internal sealed class TeamImports(WaitingImports waiting, TimeProvider clock) : ImportShelf(clock)
{
    public override WaitingImport? Find(string production, Guid id) =>
        waiting.Find(production, id, Now, Life) is var (summary, bytes) ? new WaitingImport(JsonSerializer.Deserialize<ImportSummary>(summary, JsonSerializerOptions.Web)!, bytes) : null;

    public override bool Remove(string production, Guid id) => waiting.Remove(production, id);

    protected override void Keep(string production, WaitingImport import) =>
        waiting.Keep(production, import.Summary.Id, JsonSerializer.Serialize(import.Summary, JsonSerializerOptions.Web), import.Bytes, Now, Life);
}
