using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Throughline.Studio;
using Throughline.Studio.Jobs;

namespace Throughline.Web.Tests;

/// <summary>Work that lasts until the test lets it end.</summary>
internal sealed class SlowWork : IJobWork
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource MayEnd { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Begun => _begun.Task;

    public string Kind => "slow";

    public static ServiceDescriptor As(SlowWork work) => ServiceDescriptor.Singleton<IJobWork>(work);

    public async Task<string> RunAsync(Production production, JsonElement input, Action<int, string> progress, CancellationToken cancel)
    {
        progress(10, "Waiting.");
        _begun.TrySetResult();
        await MayEnd.Task.WaitAsync(cancel);
        return "{}";
    }
}
