using System.Text.Json;
using Microsoft.Playwright;

namespace Throughline.Web.Tests.Pages;

/// <summary>What the main thread of a page did while something was done, from Chromium's own trace. Times in milliseconds.</summary>
internal sealed record MainThreadTrace(IReadOnlyList<double> Tasks, IReadOnlyList<double> KeyTasks)
{
    public double Longest => Tasks.DefaultIfEmpty(0).Max();

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
        var tasks = whole.Where(each => Thread(each) == thread && Name(each).EndsWith("RunTask", StringComparison.Ordinal)).Select(each => (Start: Number(each, "ts"), Length: Number(each, "dur"))).OrderBy(task => task.Start).ToList();
        var keys = dispatched.Where(each => Thread(each) == thread && each.GetProperty("args").GetProperty("data").GetProperty("type").GetString() is "keydown" or "keypress" or "beforeinput").Select(each => Number(each, "ts")).Order().ToList();
        return new MainThreadTrace([.. tasks.Select(task => task.Length / 1000)], [.. tasks.Where(task => keys.Exists(at => at >= task.Start && at <= task.Start + task.Length)).Select(task => task.Length / 1000)]);
    }

    private static string Name(JsonElement each) => each.GetProperty("name").GetString() ?? "";

    private static (int, int) Thread(JsonElement each) => (each.GetProperty("pid").GetInt32(), each.GetProperty("tid").GetInt32());

    private static double Number(JsonElement each, string name) => each.GetProperty(name).GetDouble();
}
