using System.Collections.Immutable;
using Throughline.Text;

namespace Throughline.Studio.Live;

/// <summary>
/// The one place where the edits of a document are put in order. Edits that come while a commit is on its way to the disk go
/// together in the next one. Not for several threads at once: a grain gives it one thing after the other.
/// </summary>
internal sealed class LiveDocument : IAsyncDisposable
{
    /// <summary>Edits that are committed together at most.</summary>
    public const int MostTogether = 200;

    private const int Kept = 512;
    private const int SnapshotEvery = 500;
    private const int Tries = 5;

    private readonly LiveStore _store;
    private readonly TimeProvider _clock;
    private readonly Action<ImmutableArray<LiveEdit>> _committed;

    // The last edits, committed or on their way; older ones are in the database.
    private readonly Queue<LiveEdit> _recent = new();
    private readonly Queue<LiveEdit> _waiting = new();
    private readonly List<(long Sequence, TaskCompletionSource Done)> _waiters = [];
    private LiveText _text;
    private int _length;
    private long _head;
    private long _snapshot;
    private bool _committing;
    private int _resumed;

    // What is locked, in the text of _head.
    private Func<string, ImmutableArray<HeldRange>>? _hold;
    private HeldLines? _held;

    private LiveDocument(LiveStore store, LiveText text, long version, TimeProvider clock, Action<ImmutableArray<LiveEdit>> committed) =>
        (_store, _text, _length, Version, _head, _snapshot, _clock, _committed) = (store, text, text.Length, version, version, version, clock, committed);

    /// <summary>The newest version that is on the disk.</summary>
    public long Version { get; private set; }

    /// <summary>The text of <see cref="Version"/>.</summary>
    public string Text => _text.ToString();

    /// <summary>Takes up a document where its database left it.</summary>
    /// <param name="store">Its database, in which it was begun.</param>
    /// <param name="clock">What time it is.</param>
    /// <param name="committed">Told of edits once they are on the disk.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<LiveDocument> OpenAsync(LiveStore store, TimeProvider clock, Action<ImmutableArray<LiveEdit>> committed, CancellationToken cancel = default)
    {
        var version = (await store.HeadAsync(cancel))?.Version ?? throw new StudioException("The document was not begun.");
        return new LiveDocument(store, await store.TextAsync(version, cancel), version, clock, committed);
    }

    /// <summary>Commits edits, mapped over what was committed since they were made.</summary>
    /// <returns>When they are on the disk.</returns>
    /// <exception cref="StudioException">The database refuses; what was not acknowledged may be sent again.</exception>
    public async Task<SubmissionAnswer> SubmitAsync(Submission submission, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(submission);
        Guid? twice = null;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var answer = await TryAsync(submission, cancel);
                return twice is null || answer.Refused is not null ? answer : answer with { Refused = twice, Code = "known", Message = "These words are in the script already; they were saved before." };
            }
            catch (LiveConflictException) when (attempt < Tries)
            {
                // Another server was first: what it committed is read, and the edits are mapped over that too. Or the client has an
                // edit of its own in its text already, and sends it once more on top of that.
                if (await TwiceAsync(submission, cancel) is { } known)
                {
                    twice = known;
                    submission = submission with { Edits = [.. submission.Edits.TakeWhile(edit => edit.Id != known)] };
                }
            }
            catch (LiveConflictException failure)
            {
                throw new StudioException("Another server is writing to this document at the same time. What was not acknowledged is sent again.", failure);
            }
        }
    }

    /// <summary>From now on refuses edits that touch what is held; null for nothing.</summary>
    /// <param name="find">What is held of a text.</param>
    public void Hold(Func<string, ImmutableArray<HeldRange>>? find)
    {
        _hold = find;
        HoldAgain();
    }

    /// <summary>The committed edits after a version.</summary>
    public async Task<ImmutableArray<LiveEdit>> AfterAsync(long version, CancellationToken cancel = default) =>
        [.. (await SinceAsync(version, cancel)).Where(edit => edit.Sequence <= Version)];

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private async Task<SubmissionAnswer> TryAsync(Submission submission, CancellationToken cancel)
    {
        if (submission.Edits.IsDefaultOrEmpty)
            return new SubmissionAnswer(Version);
        ImmutableArray<LiveEdit> since;
        int resumed;
        do
        {
            if (submission.Base < 0 || submission.Base > _head)
                return Refuse(submission.Edits[0].Id, $"This edit was made on version {submission.Base} of a document that is at version {_head}.");
            resumed = _resumed;
            since = await SinceAsync(submission.Base, cancel);
        }
        while (submission.Base + since.Length != _head || resumed != _resumed);

        // From here to the queue nothing waits, so nothing comes between.
        var pending = submission.Edits.ToList();
        var length = since.IsEmpty ? _length : since[0].Changes.LengthBefore;
        for (var i = 0; i < pending.Count; i++)
        {
            if (pending[i].Changes.LengthBefore != length)
            {
                var wrong = pending[i];
                var (sequence, first) = Admit(pending[..i], since);
                return (first ?? Refuse(wrong.Id, $"This edit is for a text of {wrong.Changes.LengthBefore} units; the text that it was made on has {length}.")) with { Version = await DoneAsync(sequence) };
            }

            length = pending[i].Changes.LengthAfter;
        }

        var (last, held) = Admit(pending, since);
        return (held ?? new SubmissionAnswer(0)) with { Version = await DoneAsync(last) };
    }

    // The first edit that was committed before the version on which it is sent; those that came after that are found by their order.
    private async Task<Guid?> TwiceAsync(Submission submission, CancellationToken cancel)
    {
        var known = await _store.FindAsync([.. submission.Edits.Select(edit => edit.Id)], cancel);
        if (known.Count == 0)
            return null;
        var again = 0;
        foreach (var committed in await SinceAsync(submission.Base, cancel))
            again += again < submission.Edits.Length && submission.Edits[again].Id == committed.Id ? 1 : 0;
        return submission.Edits[again..].FirstOrDefault(edit => known.Contains(edit.Id))?.Id;
    }

    // Maps edits, gives them their numbers and puts them into the queue, up to one that touches what is held; the number after
    // which all of them are there, and the refusal.
    private (long Last, SubmissionAnswer? Held) Admit(List<LiveEdit> pending, ImmutableArray<LiveEdit> since)
    {
        var last = 0L;
        foreach (var committed in since)
        {
            if (pending.Count > 0 && committed.Id == pending[0].Id)
            {
                last = committed.Sequence;
                pending.RemoveAt(0);
                continue;
            }

            var over = committed.Changes;
            for (var i = 0; i < pending.Count; i++)
            {
                var mine = pending[i].Changes;
                pending[i] = pending[i] with { Changes = mine.Map(over) };
                over = over.Map(mine, first: true);
            }
        }

        var now = _clock.GetUtcNow();
        foreach (var edit in pending)
        {
            // A draft that comes from elsewhere was put in its place by somebody who may.
            if (edit.Manner != EditManner.Imported && _held?.Refuses(edit.Changes) is { } why)
                return (last, new SubmissionAnswer(0, edit.Id, "locked", why));
            _held?.Apply(edit.Changes);
            var numbered = edit with { Sequence = ++_head, Time = now };
            _length = numbered.Changes.LengthAfter;
            _recent.Enqueue(numbered);
            _waiting.Enqueue(numbered);
            last = _head;
        }

        return (last, null);
    }

    private void HoldAgain()
    {
        _held = null;
        if (_hold is null)
            return;
        var text = new LiveText(Text);
        foreach (var edit in _recent.Where(edit => edit.Sequence > Version))
            text.Apply(edit.Changes);
        var ranges = _hold(text.ToString());
        _held = ranges.IsEmpty ? null : new HeldLines(text, ranges);
    }

    private async Task<long> DoneAsync(long sequence)
    {
        if (sequence <= Version)
            return Version;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiters.Add((sequence, done));
        if (!_committing)
            _ = CommitAsync();
        await done.Task;
        return Version;
    }

    private async Task CommitAsync()
    {
        _committing = true;
        try
        {
            while (_waiting.Count > 0)
            {
                var batch = Take();
                // SQLite waits for the disk on the thread it is called on.
                await Task.Run(() => _store.CommitAsync(batch));
                foreach (var edit in batch)
                    _text.Apply(edit.Changes);
                Version = batch[^1].Sequence;
                while (_recent.Count > Kept && _recent.Peek().Sequence <= Version)
                    _recent.Dequeue();
                _committed(batch);
                Release();
                if (Version - _snapshot >= SnapshotEvery)
                {
                    var (version, text) = (Version, Text);
                    _snapshot = version;
                    await Task.Run(() => _store.KeepAsync(version, text));
                }
            }
        }
        catch (Exception failure) when (failure is LiveConflictException or StudioException or System.Data.Common.DbException or Microsoft.EntityFrameworkCore.DbUpdateException)
        {
            await ResumeAsync(failure);
        }
        finally
        {
            _committing = false;
        }
    }

    // What is not on the disk did not happen: back to where the database is.
    private async Task ResumeAsync(Exception failure)
    {
        try
        {
            var version = (await _store.HeadAsync())?.Version ?? Version;
            var text = await _store.TextAsync(version);
            List<LiveEdit> missed = [];
            await foreach (var edit in _store.ReadAsync(Version, version))
                missed.Add(edit);
            _waiting.Clear();
            _recent.Clear();
            (_text, _length, Version, _head) = (text, text.Length, version, version);
            if (missed.Count > 0)
                _committed([.. missed]);
        }
        catch (Exception second) when (second is StudioException or System.Data.Common.DbException)
        {
            failure = second;
            _waiting.Clear();
            _recent.Clear();
            (_length, _head) = (_text.Length, Version);
        }

        _resumed++;
        HoldAgain();
        var waiters = _waiters.ToArray();
        _waiters.Clear();
        foreach (var (_, done) in waiters)
            done.TrySetException(failure);
    }

    private ImmutableArray<LiveEdit> Take()
    {
        var batch = ImmutableArray.CreateBuilder<LiveEdit>(Math.Min(MostTogether, _waiting.Count));
        while (batch.Count < MostTogether && _waiting.TryDequeue(out var edit))
            batch.Add(edit);
        return batch.DrainToImmutable();
    }

    private void Release()
    {
        for (var i = _waiters.Count - 1; i >= 0; i--)
        {
            if (_waiters[i].Sequence > Version)
                continue;
            _waiters[i].Done.TrySetResult();
            _waiters.RemoveAt(i);
        }
    }

    // Everything after a version, on the disk or on its way.
    private async Task<ImmutableArray<LiveEdit>> SinceAsync(long version, CancellationToken cancel)
    {
        List<LiveEdit> older = [];
        // While the database is read, more may be committed and leave memory.
        while (true)
        {
            var first = _recent.Count > 0 ? _recent.Peek().Sequence : _head + 1;
            var have = version + older.Count;
            if (first <= have + 1)
                return [.. older, .. _recent.Where(edit => edit.Sequence > have)];
            await foreach (var edit in _store.ReadAsync(have, first - 1, cancel))
                older.Add(edit);
            if (version + older.Count < first - 1)
                throw new StudioException("Edits of the document are missing from its database. If you have a backup, open that.");
        }
    }

    private SubmissionAnswer Refuse(Guid edit, string message) => new(Version, edit, "invalid", message);
}
