using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Throughline.EndToEnd.Live;

// Throughline.LiveBench PROGRAM FOLDER [SECONDS]: fifty writers on ten documents, 4 edits a second each.
const int Documents = 10;
const int WritersEach = 5;
const double PerSecond = 4;
var (program, folder) = (args[0], args[1]);
var seconds = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 120;

var began = Stopwatch.GetTimestamp();
using var studio = await StudioProcess.StartAsync(program, folder);
Console.WriteLine($"  started in {Stopwatch.GetElapsedTime(began).TotalMilliseconds:F0} ms");
using var visitor = studio.Visitor();
var first = Stopwatch.GetTimestamp();
await visitor.GetStringAsync("/");
Console.WriteLine($"  first page in {Stopwatch.GetElapsedTime(first).TotalMilliseconds:F0} ms");
List<HeadlessWriter> writers = [];
List<string> productions = [];
for (var i = 0; i < Documents; i++)
{
    productions.Add(await studio.SampleAsync());
    writers.AddRange(Enumerable.Range(0, WritersEach).Select(j => new HeadlessWriter(studio.Address, productions[^1], studio.Cookie, i * WritersEach + j)));
}

using var typing = new CancellationTokenSource();
using var staying = new CancellationTokenSource();
var tabs = writers.Select(writer => writer.StayAsync(staying.Token)).ToArray();
var hands = writers.Select(writer => writer.TypeAsync(PerSecond, typing.Token)).ToArray();
await Task.Delay(TimeSpan.FromSeconds(10));
writers.ForEach(writer => writer.BeginToMeasure());
var before = await StatusAsync();
var measured = Stopwatch.GetTimestamp();
await Task.Delay(TimeSpan.FromSeconds(Math.Min(20, seconds)));
var early = await StatusAsync(collect: true);
await Task.Delay(TimeSpan.FromSeconds(Math.Max(0, seconds - 20)));
var late = await StatusAsync(collect: true);
var took = Stopwatch.GetElapsedTime(measured).TotalSeconds;
await typing.CancelAsync();
await Task.WhenAll(hands);
var patience = Stopwatch.GetTimestamp();
while (Stopwatch.GetElapsedTime(patience).TotalSeconds < 20 && (writers.Any(writer => writer.Waiting > 0) || writers.Chunk(WritersEach).Any(group => group.Select(writer => writer.Version).Distinct().Count() > 1)))
    await Task.Delay(20);

var same = 0;
for (var i = 0; i < Documents; i++)
{
    var text = await visitor.GetStringAsync($"/api/v1/productions/{productions[i]}/document/text");
    same += writers.Skip(i * WritersEach).Take(WritersEach).Count(writer => writer.Text == text);
}

await staying.CancelAsync();
await Task.WhenAll(tabs);
var latencies = writers.SelectMany(writer => writer.Latencies).Select(latency => latency.TotalMilliseconds).Order().ToArray();
double At(double part) => latencies[(int)Math.Min(latencies.Length - 1, part * latencies.Length)];
Console.WriteLine($"  {latencies.Length} edits acknowledged in {took:F0} s ({latencies.Length / took:F0} a second), {writers.Sum(writer => writer.Waiting)} not, {writers.Sum(writer => writer.Refused.Count)} refused");
Console.WriteLine($"  keystroke to acknowledged, on the disk: median {At(.5):F1} ms, p95 {At(.95):F1}, p99 {At(.99):F1}, most {latencies[^1]:F1}");
Console.WriteLine($"  replicas the same as the server's text: {same} of {writers.Count}");
Console.WriteLine($"  live heap at 30 s {early.Heap / 1e6:F1} MB, at the end {late.Heap / 1e6:F1} MB ({100.0 * late.Heap / early.Heap - 100:+0.0;-0.0} %); processor {(late.Processor - before.Processor) / took * 100:F0} % of one core");
return same == writers.Count && writers.All(writer => writer.Waiting == 0 && writer.Refused.Count == 0) ? 0 : 1;

async Task<(long Heap, double Processor)> StatusAsync(bool collect = false)
{
    var status = await visitor.GetFromJsonAsync<JsonElement>($"/api/v1/status?collect={(collect ? "true" : "false")}");
    return (status.GetProperty("liveHeap").GetInt64(), status.GetProperty("processorSeconds").GetDouble());
}
