using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Phasa.Monitoring.Traces;

namespace Phasa.Cli.Hosting.Telemetry;

/// <summary>Sends traces to a collector, where one is named: Phasa's spans, those of requests and MCP calls, and those of calls to providers.</summary>
internal static class TraceExport
{
    private const string HttpCalls = "System.Net.Http";
    private const string McpCalls = "Experimental.ModelContextProtocol";
    private static readonly PathString[] Probes = ["/healthz", "/readyz", "/metrics"];

    /// <summary>Adds the export, where the section <c>Telemetry</c> or OpenTelemetry's variables ask for it.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>.</exception>
    public static void AddTraces(this IHostApplicationBuilder builder, IConfiguration configuration)
    {
        var options = new TelemetryOptions();
        Settings.Bind(configuration.GetSection("Telemetry"), options);
        var variables = OtelVariables.OfProcess();

        // The host reads no variables of its own; OpenTelemetry finds there the ones that are its.
        builder.Configuration.AddInMemoryCollection(variables.All);
        if (!variables.WantTraces(options.Endpoint is not null))
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("phasa", serviceVersion: ProductVersion.Text).AddEnvironmentVariableDetector())
            .WithTracing(traces =>
            {
                traces.AddSource(PhasaTracing.Name, HttpCalls, McpCalls)
                    .AddAspNetCoreInstrumentation(requests => requests.Filter = context => !Probes.Any(p => context.Request.Path.StartsWithSegments(p)))
                    .AddOtlpExporter(exporter => Configure(exporter, options));
                if (options.SampleRatio is { } ratio)
                {
                    traces.SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(ratio)));
                }
            });
    }

    private static void Configure(OtlpExporterOptions exporter, TelemetryOptions options)
    {
        if (options.Endpoint is { } endpoint)
        {
            // An address that is set here is taken as it is: the path of the signal is ours to add.
            (exporter.Protocol, exporter.Endpoint) = options.Protocol == TelemetryProtocol.Grpc
                ? (OtlpExportProtocol.Grpc, endpoint)
                : (OtlpExportProtocol.HttpProtobuf, new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/v1/traces"));
        }

        exporter.Headers = options.Headers ?? exporter.Headers;
    }
}
