using System.Diagnostics;
using System.Globalization;

namespace Throughline.Bench;

/// <summary>What a piece of work costs, warm.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Microseconds">Median over the rounds.</param>
/// <param name="Bytes">Allocated in one round.</param>
internal sealed record Measurement(string Name, double Microseconds, long Bytes)
{
    /// <summary>Runs the work until it is warm, then measures each round.</summary>
    /// <param name="name">What is measured.</param>
    /// <param name="work">The work; its number is used, so that nothing is optimised away.</param>
    /// <param name="rounds">How many rounds to take the median of.</param>
    public static Measurement Of(string name, Func<int> work, int rounds = 400)
    {
        var sink = 0;
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began).TotalMilliseconds < 1500;)
            sink += work();
        var times = new double[rounds];
        for (var i = 0; i < rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            sink += work();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        sink += work();
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        GC.KeepAlive(sink);
        Array.Sort(times);
        return new Measurement(name, times[rounds / 2], bytes);
    }

    /// <summary>A JSON line, as bench/peers prints them.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"name":"{{Name}}","microseconds":{{Microseconds:F1}},"bytes":{{Bytes}}}""");
}
