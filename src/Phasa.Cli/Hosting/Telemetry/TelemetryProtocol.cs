namespace Phasa.Cli.Hosting.Telemetry;

/// <summary>The ways of OTLP.</summary>
internal enum TelemetryProtocol
{
    /// <summary>Protobuf over HTTP, usually on port 4318.</summary>
    Http,

    /// <summary>gRPC, usually on port 4317.</summary>
    Grpc,
}
