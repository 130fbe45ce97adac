using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using Throughline.Assist.Models;
using Throughline.Assist.Pipeline;

namespace Throughline.Assist.Tests.Pipeline;

public sealed class SecrecyTests
{
    private const string Line = "The lighthouse keeper never came back from Skerryvore";
    private const string Key = "sk-very-secret-4711";

    [Theory]
    [InlineData(ProviderKind.Compatible)]
    [InlineData(ProviderKind.Anthropic)]
    public async Task Nothing_of_a_script_or_a_key_is_in_traces_events_or_exceptions(ProviderKind provider)
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("public");
        await using var server = await ModelServer.StartAsync(Turn.Fails, new Turn(Line + "?"), new Turn("") { Status = 400 });
        var endpoint = TestModels.Public(provider == ProviderKind.Anthropic ? new Uri(server.Address, "/") : server.Address) with { Provider = provider };
        using var model = production.Pipeline(endpoint, new PipelineOptions { Retry = RetryRules.Default with { FirstWait = TimeSpan.FromMilliseconds(1) } }, Key);
        string heard;
        using (var ear = new Ear())
        {
            await model.AskAsync(Line);
            var refused = await Assert.ThrowsAsync<ModelException>(() => model.AskAsync(Line));
            heard = ear.All + refused;
        }

        Assert.Contains("127.0.0.1", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("Skerryvore", heard, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Key, heard, StringComparison.Ordinal);
        Assert.Contains(server.Requests, it => it.Headers.Values.Any(value => value.Contains(Key, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task No_key_is_in_the_production_and_no_line_is_in_its_record()
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("public");
        await using var server = await ModelServer.StartAsync(new Turn(Line));
        using (var model = production.Pipeline(TestModels.Public(server.Address), key: Key))
            await model.AskAsync(Line);
        await production.Production.SignAsync(TestContext.Current.CancellationToken);

        foreach (var file in Directory.EnumerateFiles(production.Production.Folder!.Path, "*", SearchOption.AllDirectories).Where(it => it != production.Production.Folder.Lock))
        {
            var text = System.Text.Encoding.Latin1.GetString(await ReadAsync(file));
            Assert.DoesNotContain(Key, text, StringComparison.Ordinal);
            if (!file.StartsWith(production.Production.Folder!.Exchanges, StringComparison.Ordinal))
                Assert.DoesNotContain("Skerryvore", text, StringComparison.Ordinal);
        }
    }

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        return memory.ToArray();
    }

    /// <summary>Hears every activity and every event of the process, as verbose as they come.</summary>
    private sealed class Ear : EventListener
    {
        private readonly ConcurrentQueue<string> _heard = new();
        private readonly ActivityListener _activities;

        public Ear()
        {
            _activities = new ActivityListener
            {
                ShouldListenTo = _ => true,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = activity => _heard.Enqueue(activity.DisplayName + string.Join(';', activity.TagObjects.Select(t => $"{t.Key}={t.Value}")) + string.Join(';', activity.Events.SelectMany(e => e.Tags).Select(t => $"{t.Key}={t.Value}"))),
            };
            ActivitySource.AddActivityListener(_activities);
        }

        public string All => string.Join('\n', _heard);

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name.StartsWith("System.Net", StringComparison.Ordinal) || eventSource.Name.Contains("OpenAI", StringComparison.OrdinalIgnoreCase) || eventSource.Name.Contains("ClientModel", StringComparison.OrdinalIgnoreCase) || eventSource.Name.Contains("Anthropic", StringComparison.OrdinalIgnoreCase))
                EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData) => _heard.Enqueue(eventData.EventSource.Name + " " + eventData.EventName + " " + string.Join(';', eventData.Payload ?? new System.Collections.ObjectModel.ReadOnlyCollection<object?>([])));

        public override void Dispose()
        {
            _activities.Dispose();
            base.Dispose();
        }
    }
}
