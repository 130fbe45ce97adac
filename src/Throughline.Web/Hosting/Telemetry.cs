using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Throughline.Web.Hosting;

/// <summary>
/// Traces and metrics, sent to whoever <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names and to nobody otherwise. They hold addresses, ids, times
/// and counts; never a word of a script.
/// </summary>
internal static class Telemetry
{
    public static void AddTelemetry(this IServiceCollection services)
    {
        if (Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is not { Length: > 0 })
            return;
        services.AddOpenTelemetry()
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddSource("Microsoft.Orleans.Runtime", "Microsoft.Orleans.Application").AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddMeter("Microsoft.Orleans", "System.Runtime").AddOtlpExporter());
    }
}
