using Microsoft.Extensions.AI;
using Throughline.Assist.Models;
using Throughline.Assist.Pipeline;
using Throughline.Ledger;
using Throughline.Studio;
using Throughline.Studio.Keys;

namespace Throughline.Assist.Tests;

/// <summary>A real production in a folder of its own, gone when the test ends.</summary>
internal sealed class TestProduction : IDisposable
{
    private readonly DirectoryInfo _folder;

    private TestProduction(DirectoryInfo folder, Production production) => (_folder, Production) = (folder, production);

    public Production Production { get; }

    public string Folder => _folder.FullName;

    public static async Task<TestProduction> NewAsync(TimeProvider? clock = null)
    {
        var folder = Directory.CreateTempSubdirectory("throughline-test-");
        var edge = new StudioEdge("Ana Ruiz", "producer", new KeyRing(Path.Combine(folder.FullName, "keys")), clock ?? TimeProvider.System, _ => { });
        return new TestProduction(folder, await Production.CreateAsync(Path.Combine(folder.FullName, "tide"), "A Bit for the Tide", edge));
    }

    /// <summary>Puts a rule for models on record.</summary>
    public Task AllowAsync(string models, string? budget = null, string? perDay = null)
    {
        var rule = Production.Event(EventKind.PolicySet, ("models", models), ("policy", "Pages stay in the house."));
        var details = rule.Details;
        if (budget is not null)
            details = details.SetItem("budget", budget);
        if (perDay is not null)
            details = details.SetItem("per-day", perDay);
        return Production.Ledger.AppendAsync([rule with { Details = details }]);
    }

    public async Task<List<LedgerEvent>> EventsAsync()
    {
        var events = new List<LedgerEvent>();
        await foreach (var entry in Production.Ledger.ReadAsync())
            events.Add(LedgerEntryJson.Read(entry.Bytes).Event);
        return events;
    }

    public IChatClient Pipeline(ModelEndpoint endpoint, PipelineOptions? options = null, string? key = null) =>
        ModelPipeline.Build(ModelClient.Create(endpoint, key, options?.Clock ?? TimeProvider.System), Production, endpoint, new Purpose("audience", "draft-1", "audience.v1", Digest.Of("prompt"u8)), options ?? new PipelineOptions());

    public void Dispose()
    {
        Production.Dispose();
        _folder.Delete(recursive: true);
    }
}
