namespace Throughline.Web.Live;

/// <summary>How much one socket may send: far more than a page does, far less than a loop can.</summary>
internal sealed class SocketPace(TimeProvider clock)
{
    private const double MostMessages = 1_000;
    private const double MessagesPerSecond = 200;
    private const double MostBytes = 32 * 1024 * 1024;
    private const double BytesPerSecond = 4 * 1024 * 1024;

    private double _messages = MostMessages;
    private double _bytes = MostBytes;
    private long _last = clock.GetTimestamp();

    /// <summary>Counts a message; false when there were too many.</summary>
    public bool Take(int bytes)
    {
        var now = clock.GetTimestamp();
        var passed = clock.GetElapsedTime(_last, now).TotalSeconds;
        _last = now;
        _messages = Math.Min(MostMessages, _messages + passed * MessagesPerSecond) - 1;
        _bytes = Math.Min(MostBytes, _bytes + passed * BytesPerSecond) - bytes;
        return _messages >= 0 && _bytes >= 0;
    }
}
