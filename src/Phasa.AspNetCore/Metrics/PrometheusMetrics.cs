using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using Phasa.Monitoring;
using Phasa.Security;

namespace Phasa.AspNetCore.Metrics;

/// <summary>Metrics for Prometheus: Phasa's, those of the web server and of the runtime.</summary>
internal static class PrometheusMetrics
{
    private static readonly string[] Meters = ["Phasa*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    public static void AddMetricsForPrometheus(this IServiceCollection services) => services.AddOpenTelemetry()
        .ConfigureResource(resource => resource.AddService("phasa").AddEnvironmentVariableDetector())
        .WithMetrics(metrics => metrics.AddMeter(Meters).AddPrometheusExporter());

    /// <summary>They name collections and languages, so they need a key that sees the service's own state.</summary>
    public static void MapMetrics(this IEndpointRouteBuilder app) =>
        app.MapPrometheusScrapingEndpoint("/metrics", meterProvider: null, RefreshFirst, optionsName: null).RequireScope(AccessScope.Admin);

    private static void RefreshFirst(IApplicationBuilder branch) => branch.Use(async (context, next) =>
    {
        await context.RequestServices.GetRequiredService<StoreGauges>().RefreshAsync(context.RequestAborted);
        await next(context);
    });
}
