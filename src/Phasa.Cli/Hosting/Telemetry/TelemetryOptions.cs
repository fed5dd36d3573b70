using System.ComponentModel.DataAnnotations;

namespace Phasa.Cli.Hosting.Telemetry;

/// <summary>Where traces are sent. What is not set is as OpenTelemetry's own environment variables (<c>OTEL_…</c>) say.</summary>
internal sealed class TelemetryOptions
{
    /// <summary>The address of a collector that takes OTLP, for example <c>http://localhost:4318</c>. Setting it switches traces on.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>How the collector is spoken to at <see cref="Endpoint"/>.</summary>
    [EnumDataType(typeof(TelemetryProtocol))]
    public TelemetryProtocol Protocol { get; set; } = TelemetryProtocol.Http;

    /// <summary>Headers for the collector, as <c>name=value,name=value</c>.</summary>
    public string? Headers { get; set; }

    /// <summary>The share of traces that are kept, 0..1, where the caller has not decided already; null for all, or as <c>OTEL_TRACES_SAMPLER</c> says.</summary>
    [Range(0.0, 1.0)]
    public double? SampleRatio { get; set; }
}
