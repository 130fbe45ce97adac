using System.Buffers;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using Throughline.Text;

namespace Throughline.EndToEnd.Live;

/// <summary>
/// A tab without a browser: types at its caret, keeps what is not acknowledged, comes back when the server goes. It follows
/// docs/studio.md and nothing else.
/// </summary>
/// <param name="studios">The addresses of the studio, of which one that does not answer is left for the next, as what balances a team's servers would do.</param>
/// <param name="production">Its production.</param>
/// <param name="header">What lets it in: the name of a header and its value.</param>
/// <param name="seed">Of what it types.</param>
/// <param name="network">By what it reaches the addresses; null for as they are.</param>
internal sealed class HeadlessWriter(IReadOnlyList<Uri> studios, string production, (string Name, string Value) header, int seed, HttpMessageInvoker? network = null) : IDisposable
{
    // As the page: a server that owes an answer and says nothing for so long is given up; more patiently after the third time.
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(3);
    private const int Quick = 3;

    private readonly Guid _client = Guid.NewGuid();
    private readonly Random _random = new(seed);
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _wake = new(0);
    private readonly List<Pending> _pending = [];
    private ClientWebSocket? _socket;
    private long _version = -1;
    private int _caret;
    private int _sent;
    private long _heard;
    private bool _isWelcome;
    private int _vain;
    private int _studio = seed % studios.Count;

    public HeadlessWriter(Uri studio, string production, string cookie, int seed)
        : this([studio], production, ("Cookie", cookie), seed)
    {
    }

    /// <summary>The text as this tab shows it.</summary>
    public string Text { get; private set; } = "";

    /// <summary>How long each edit took from the keystroke to its acknowledgement.</summary>
    public List<TimeSpan> Latencies { get; } = [];

    /// <summary>The edits that were acknowledged.</summary>
    public HashSet<Guid> Acknowledged { get; } = [];

    /// <summary>Edits that the server would not take, with its reasons.</summary>
    public List<string> Refused { get; } = [];

    /// <summary>When each edit was acknowledged, in ticks of the stopwatch, in order.</summary>
    private List<long> Times { get; } = [];

    /// <summary>How often it had to connect.</summary>
    public int Connections { get; private set; }

    public long Version
    {
        get
        {
            lock (_lock)
                return _version;
        }
    }

    /// <summary>How many edits are not acknowledged.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
                return _pending.Count;
        }
    }

    /// <summary>How many edits were acknowledged.</summary>
    public int Kept
    {
        get
        {
            lock (_lock)
                return Acknowledged.Count;
        }
    }

    /// <summary>Stays connected until it is told to stop.</summary>
    public async Task StayAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await ConnectAsync(stop);
                using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
                var sending = SendAsync(ended.Token);
                var watching = WatchAsync(_socket!, ended.Token);
                try
                {
                    await ReceiveAsync(stop);
                }
                finally
                {
                    await ended.CancelAsync();
                    await Task.WhenAll(sending, watching);
                }
            }
            catch (Exception failure) when (failure is WebSocketException or HttpRequestException or OperationCanceledException or IOException)
            {
            }

            lock (_lock)
                _sent = 0;
            _studio = (_studio + 1) % studios.Count;
            if (!stop.IsCancellationRequested)
                await Task.Delay(50, CancellationToken.None);
        }
    }

    /// <summary>Types so many times a second, until told to stop; each time 1 to 5 characters.</summary>
    public async Task TypeAsync(double perSecond, CancellationToken stop)
    {
        var pause = TimeSpan.FromSeconds(1 / perSecond);
        var next = Stopwatch.GetTimestamp() + (long)(_random.NextDouble() * pause.TotalSeconds * Stopwatch.Frequency);
        while (!stop.IsCancellationRequested)
        {
            var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), next);
            try
            {
                if (wait > TimeSpan.Zero)
                    await Task.Delay(wait, stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            next += (long)(pause.TotalSeconds * Stopwatch.Frequency);
            if (Version >= 0)
                Type();
        }
    }

    /// <summary>How long after a moment the next edit was acknowledged; null when none was yet.</summary>
    /// <param name="since">In ticks of the stopwatch.</param>
    public TimeSpan? SilentAfter(long since)
    {
        lock (_lock)
            return Times.Find(time => time > since) is > 0 and var next ? Stopwatch.GetElapsedTime(since, next) : null;
    }

    /// <summary>Forgets the latencies so far.</summary>
    public void BeginToMeasure()
    {
        lock (_lock)
            Latencies.Clear();
    }

    public void Dispose()
    {
        _socket?.Dispose();
        _wake.Dispose();
    }

    private void Type()
    {
        lock (_lock)
        {
            if (_random.Next(40) == 0)
                _caret = _random.Next(Text.Length + 1);
            _caret = Math.Min(_caret, Text.Length);
            var count = _random.Next(1, 6);
            var edit = _random.Next(6) == 0 && _caret >= count
                ? new TextEdit(_caret - count, count, "")
                : new TextEdit(_caret, 0, string.Concat(Enumerable.Range(0, count).Select(_ => "etaoin shrdlu\n"[_random.Next(14)])));
            var changes = ChangeSet.Of(Text.Length, [edit]);
            _caret = edit.Start + edit.NewText.Length;
            Text = changes.Apply(Text);
            _pending.Add(new Pending(Guid.NewGuid(), changes, Stopwatch.GetTimestamp()));
        }

        _wake.Release();
    }

    private TimeSpan Due => _vain < Quick ? Prompt : Prompt * Math.Min(10, 1 << (_vain - Quick + 1));

    private async Task ConnectAsync(CancellationToken stop)
    {
        _socket?.Dispose();
        _socket = new ClientWebSocket();
        var studio = studios[_studio];
        _socket.Options.SetRequestHeader(header.Name, header.Value);
        _socket.Options.SetRequestHeader("Origin", studio.GetLeftPart(UriPartial.Authority));
        var address = new UriBuilder(studio) { Scheme = studio.Scheme == "https" ? "wss" : "ws", Path = $"/api/v1/productions/{production}/document/live", Query = $"client={_client}&version={Version}" };
        (_isWelcome, _heard) = (false, Stopwatch.GetTimestamp());
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        late.CancelAfter(Due);
        try
        {
            await _socket.ConnectAsync(address.Uri, network, late.Token);
        }
        catch (OperationCanceledException)
        {
            _vain++;
            throw;
        }

        Connections++;
    }

    // Ends a line on which an answer is owed and nothing is heard.
    private async Task WatchAsync(ClientWebSocket socket, CancellationToken stop)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            while (await look.WaitForNextTickAsync(stop))
            {
                lock (_lock)
                {
                    if (_isWelcome && _sent == 0 || Stopwatch.GetElapsedTime(_heard) < Due)
                        continue;
                    _vain++;
                }

                socket.Abort();
                return;
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    // One message at a time is on its way: it holds everything that is not acknowledged.
    private async Task SendAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                byte[]? message = null;
                lock (_lock)
                {
                    if (_isWelcome && _sent == 0 && _pending.Count > 0)
                    {
                        message = Message();
                        _heard = Stopwatch.GetTimestamp();
                    }
                }

                if (message is null)
                    await _wake.WaitAsync(stop);
                else
                    await _socket!.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, stop);
            }
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
        }
    }

    private byte[] Message()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("type", "edit");
        json.WriteNumber("base", _version);
        json.WriteStartArray("edits");
        _sent = Math.Min(_pending.Count, 500);
        foreach (var edit in _pending.Take(_sent))
        {
            json.WriteStartObject();
            json.WriteString("id", edit.Id);
            json.WriteString("manner", "typed");
            json.WritePropertyName("changes");
            ChangeSetJson.Write(json, edit.Changes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private async Task ReceiveAsync(CancellationToken stop)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        while (true)
        {
            buffer.ResetWrittenCount();
            ValueWebSocketReceiveResult received;
            do
            {
                received = await _socket!.ReceiveAsync(buffer.GetMemory(16 * 1024), stop);
                if (received.MessageType == WebSocketMessageType.Close)
                    return;
                buffer.Advance(received.Count);
            }
            while (!received.EndOfMessage);

            using var message = JsonDocument.Parse(buffer.WrittenMemory);
            Take(message.RootElement);
            _wake.Release();
        }
    }

    private void Take(JsonElement message)
    {
        lock (_lock)
        {
            _heard = Stopwatch.GetTimestamp();
            _isWelcome |= message.GetProperty("type").GetString() == "welcome";
            switch (message.GetProperty("type").GetString())
            {
                case "welcome" when message.TryGetProperty("text", out var text):
                    if (_version >= 0)
                        throw new InvalidOperationException("The server forgot a version that it had acknowledged.");
                    (Text, _version) = (text.GetString()!, message.GetProperty("version").GetInt64());
                    _caret = _random.Next(Text.Length + 1);
                    break;
                case "welcome" or "edits":
                    foreach (var edit in message.GetProperty("edits").EnumerateArray())
                        Take(edit.GetProperty("sequence").GetInt64(), edit.GetProperty("id").GetGuid(), ChangeSetJson.Read(edit.GetProperty("changes")));
                    break;
                case "refused":
                    Refused.Add(message.GetRawText());
                    break;
            }
        }
    }

    private void Take(long sequence, Guid id, ChangeSet changes)
    {
        if (sequence != _version + 1)
            throw new InvalidOperationException($"Edit {sequence} came after {_version}.");
        _version = sequence;
        if (_pending.Count > 0 && _pending[0].Id == id)
        {
            Latencies.Add(Stopwatch.GetElapsedTime(_pending[0].Made));
            Acknowledged.Add(id);
            Times.Add(Stopwatch.GetTimestamp());
            _pending.RemoveAt(0);
            _sent = Math.Max(0, _sent - 1);
            _vain = _sent == 0 ? 0 : _vain;
            return;
        }

        var over = changes;
        for (var i = 0; i < _pending.Count; i++)
        {
            var mine = _pending[i].Changes;
            _pending[i] = _pending[i] with { Changes = mine.Map(over) };
            over = over.Map(mine, first: true);
        }

        var at = 0;
        foreach (var stretch in over.Stretches)
        {
            if (at > _caret)
                break;
            if (!stretch.IsKept)
                _caret = Math.Max(at, _caret - Math.Min(stretch.Length, Math.Max(0, _caret - at))) + (at < _caret ? stretch.NewLength : 0);
            at += stretch.NewLength;
        }

        Text = over.Apply(Text);
    }

    private sealed record Pending(Guid Id, ChangeSet Changes, long Made);
}
