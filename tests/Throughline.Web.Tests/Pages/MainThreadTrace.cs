using System.Text.Json;
using Microsoft.Playwright;

namespace Throughline.Web.Tests.Pages;

/// <summary>What the main thread of a page did while something was done, from Chromium's own trace. Times in milliseconds.</summary>
/// <param name="Tasks">How long each task took, with what the processor did for others meanwhile.</param>
/// <param name="AtWork">How long the processor was at each.</param>
/// <param name="KeyTasks">How long each took in which a key was handled.</param>
/// <param name="Within">What the longest was made of.</param>
internal sealed record MainThreadTrace(IReadOnlyList<double> Tasks, IReadOnlyList<double> AtWork, IReadOnlyList<double> KeyTasks, string Within)
{
    public double Longest => Tasks.DefaultIfEmpty(0).Max();

    public double LongestAtWork => AtWork.DefaultIfEmpty(0).Max();

    public double MedianKeystroke => KeyTasks.Order().ElementAt(KeyTasks.Count / 2);

    public static async Task<MainThreadTrace> OfAsync(IBrowser browser, Func<Task> doing)
    {
        var session = await browser.NewBrowserCDPSessionAsync();
        var events = new List<JsonElement>();
        var complete = new TaskCompletionSource();
        session.Event("Tracing.dataCollected").OnEvent += (_, data) => events.AddRange(data!.Value.GetProperty("value").EnumerateArray().Select(item => item.Clone()));
        session.Event("Tracing.tracingComplete").OnEvent += (_, _) => complete.TrySetResult();
        await session.SendAsync("Tracing.start", new Dictionary<string, object>
        {
            ["transferMode"] = "ReportEvents",
            ["traceConfig"] = new Dictionary<string, object> { ["recordMode"] = "recordAsMuchAsPossible", ["includedCategories"] = new[] { "toplevel", "devtools.timeline" } },
        });
        await doing();
        await session.SendAsync("Tracing.end");
        await complete.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        return Read(events);
    }

    private static MainThreadTrace Read(List<JsonElement> events)
    {
        var whole = events.Where(each => each.GetProperty("ph").GetString() == "X" && each.TryGetProperty("dur", out _)).ToList();
        // The page's main thread is where its input and scroll events are dispatched.
        var dispatched = whole.Where(each => Name(each) == "EventDispatch").ToList();
        var thread = dispatched.GroupBy(Thread).MaxBy(group => group.Count())!.Key;
        var tasks = whole.Where(each => Thread(each) == thread && Name(each).EndsWith("RunTask", StringComparison.Ordinal)).Select(each => (Start: Number(each, "ts"), Length: Number(each, "dur"), Work: Number(each, "tdur"))).OrderBy(task => task.Start).ToList();
        var keys = dispatched.Where(each => Thread(each) == thread && each.GetProperty("args").GetProperty("data").GetProperty("type").GetString() is "keydown" or "keypress" or "beforeinput").Select(each => Number(each, "ts")).Order().ToList();
        var longest = tasks.MaxBy(task => task.Length);
        var within = whole.Where(each => Thread(each) == thread && Number(each, "ts") >= longest.Start && Number(each, "ts") <= longest.Start + longest.Length && Number(each, "dur") >= 2_000)
            .OrderBy(each => Number(each, "ts")).Select(each => $"{Name(each)} {Number(each, "dur") / 1000:0.0}{Of(each)}");
        return new MainThreadTrace([.. tasks.Select(task => task.Length / 1000)], [.. tasks.Select(task => task.Work / 1000)], [.. tasks.Where(task => keys.Exists(at => at >= task.Start && at <= task.Start + task.Length)).Select(task => task.Length / 1000)], string.Join(", ", within));
    }

    // The function of ours that was called, and for how long the processor was at it.
    private static string Of(JsonElement each)
    {
        var said = each.TryGetProperty("tdur", out var busy) ? $" ({busy.GetDouble() / 1000:0.0} of it at work)" : "";
        return each.TryGetProperty("args", out var args) && args.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object && data.TryGetProperty("functionName", out var name) ? $"{said} {name.GetString()}:{(data.TryGetProperty("lineNumber", out var line) ? line.GetRawText() : "")}:{(data.TryGetProperty("columnNumber", out var column) ? column.GetRawText() : "")}" : said;
    }

    private static string Name(JsonElement each) => each.GetProperty("name").GetString() ?? "";

    private static (int, int) Thread(JsonElement each) => (each.GetProperty("pid").GetInt32(), each.GetProperty("tid").GetInt32());

    private static double Number(JsonElement each, string name) => each.GetProperty(name).GetDouble();
}
