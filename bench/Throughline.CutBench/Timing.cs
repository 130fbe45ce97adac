using System.Diagnostics;

namespace Throughline.CutBench;

/// <summary>What a piece of work costs, warm.</summary>
/// <param name="Milliseconds">Median over the rounds.</param>
/// <param name="Bytes">Allocated in one round.</param>
internal readonly record struct Timing(double Milliseconds, long Bytes)
{
    /// <summary>Runs the work until it is warm, then measures each round.</summary>
    public static Timing Of(Func<int> work)
    {
        var sink = 0;
        for (var (began, rounds) = (Stopwatch.GetTimestamp(), 0); rounds < 12 || Stopwatch.GetElapsedTime(began).TotalSeconds < 1; rounds++)
            sink += work();
        var times = new List<double>();
        for (var began = Stopwatch.GetTimestamp(); times.Count < 15 || Stopwatch.GetElapsedTime(began).TotalSeconds < 1;)
        {
            var start = Stopwatch.GetTimestamp();
            sink += work();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        sink += work();
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        GC.KeepAlive(sink);
        times.Sort();
        return new Timing(times[times.Count / 2], bytes);
    }
}
