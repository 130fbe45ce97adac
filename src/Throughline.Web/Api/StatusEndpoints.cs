using System.Diagnostics;

namespace Throughline.Web.Api;

/// <summary><c>/api/v1/status</c>: how the studio itself is, for whoever runs it.</summary>
internal static class StatusEndpoints
{
    public static void MapStatus(this IEndpointRouteBuilder api) =>
        api.MapGet("/status", (bool collect = false) =>
        {
            using var self = Process.GetCurrentProcess();
            return TypedResults.Ok(new StudioStatus(self.Id, GC.GetTotalMemory(forceFullCollection: collect), self.WorkingSet64, self.TotalProcessorTime.TotalSeconds));
        }).WithSummary("Memory and processor time; with ?collect=true after a collection.");
}

/// <summary>How the studio is.</summary>
/// <param name="Process">Its process.</param>
/// <param name="LiveHeap">Bytes of the managed heap.</param>
/// <param name="WorkingSet">Bytes of memory that the process has.</param>
/// <param name="ProcessorSeconds">Of processor time since it started.</param>
internal sealed record StudioStatus(int Process, long LiveHeap, long WorkingSet, double ProcessorSeconds);
