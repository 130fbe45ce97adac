using System.Text.Json;
using Orleans.Concurrency;
using Throughline.Ledger;
using Throughline.Studio.Shelf;
using Throughline.Studio.Storage;

namespace Throughline.Studio.Jobs;

/// <summary>Runs a job and writes down how it stands.</summary>
[Reentrant]
internal sealed class JobGrain(ProductionShelf shelf, IEnumerable<IJobWork> works, TimeProvider clock) : Grain, IJobGrain, IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private Production _production = null!;
    private JobStore _store = null!;
    private JobRow? _row;
    private bool _isRunning;
    private Guid _id;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString().Split('/');
        _id = Guid.Parse(key[1]);
        _production = await shelf.FindAsync(key[0], cancellationToken) ?? throw new StudioException($"There is no production {key[0]}.");
        _store = new JobStore(_production);
        _row = await _store.FindAsync(_id, cancellationToken);
    }

    // The server goes: the job is taken up by another, or by this one when it is back.
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _cancel.CancelAsync();

    public void Dispose() => _cancel.Dispose();

    public async Task<JobState> StartAsync(string kind, string input, Actor actor)
    {
        if (_row is null)
        {
            var now = clock.GetUtcNow();
            var row = new JobRow { ProductionId = _production.Id, Id = _id, Kind = kind, Input = input, State = "waiting", Progress = 0, Message = "", Person = actor.Person, Role = actor.Role, Made = now, Changed = now };
            await _store.AddAsync(row);
            _row = row;
        }

        await ResumeAsync();
        return JobStore.StateOf(_row);
    }

    public Task ResumeAsync()
    {
        if (_row is { State: "waiting" or "running" } && !_isRunning)
        {
            _isRunning = true;
            DelayDeactivation(TimeSpan.FromHours(2));
            _ = RunAsync(_row);
        }

        return Task.CompletedTask;
    }

    public Task<JobState?> StateAsync() => Task.FromResult(_row is null ? null : JobStore.StateOf(_row));

    public async Task<JobState?> CancelAsync()
    {
        if (_row is null)
            return null;
        if (_row.State is "waiting" or "running")
        {
            await _cancel.CancelAsync();
            await SetAsync("cancelled", _row.Progress, "Stopped.");
        }

        return JobStore.StateOf(_row);
    }

    private async Task RunAsync(JobRow row)
    {
        try
        {
            await SetAsync("running", row.Progress, row.Message);
            // Another server may have ended it.
            if (_row != row)
                return;
            var work = works.FirstOrDefault(work => work.Kind == row.Kind) ?? throw new StudioException($"There is no work called {row.Kind}.");
            using var input = JsonDocument.Parse(row.Input);
            // How far it is lives in memory: it is told to whoever asks, and the disk is not troubled for it.
            var result = await Task.Run(() => work.RunAsync(_production.As(new Actor(row.Person, row.Role)), input.RootElement, (progress, message) => (row.Progress, row.Message) = (progress, message), _cancel.Token), _cancel.Token);
            if (row.State == "running")
            {
                row.Result = result;
                await SetAsync("done", 1000, "");
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped by a person, who was told; or by the end of the server, and then it is still to be done.
        }
        catch (Exception failure) when (StorageAway.IsIn(failure))
        {
            // It is still to be done: whoever wakes the jobs that are not over comes by again.
            row.State = "running";
            _isRunning = false;
        }
        catch (StudioException failure)
        {
            await FailAsync(row, failure.Message);
        }
        finally
        {
            DelayDeactivation(TimeSpan.Zero);
        }
    }

    private async Task FailAsync(JobRow row, string why)
    {
        try
        {
            await SetAsync("failed", row.Progress, why);
        }
        catch (Exception failure) when (StorageAway.IsIn(failure))
        {
            row.State = "running";
            _isRunning = false;
        }
    }

    private async Task SetAsync(string state, int progress, string message)
    {
        (_row!.State, _row.Progress, _row.Message, _row.Changed) = (state, progress, message, clock.GetUtcNow());
        _row = await _store.SaveAsync(_row);
    }
}
