using System.Collections;

namespace Phasa.Cli.Hosting.Telemetry;

/// <summary>OpenTelemetry's environment variables, as far as they decide whether there are traces.</summary>
/// <param name="All">All whose names begin with <c>OTEL_</c>.</param>
internal sealed record OtelVariables(IReadOnlyDictionary<string, string?> All)
{
    private const string Prefix = "OTEL_";
    private const string Exporter = "OTEL_TRACES_EXPORTER";
    private static readonly string[] Endpoints = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"];

    /// <summary>The process's own.</summary>
    public static OtelVariables OfProcess() => new(Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .Where(v => ((string)v.Key).StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(v => (string)v.Key, v => (string?)v.Value, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether traces are to be sent.</summary>
    /// <param name="isConfigured">Whether the configuration names a collector.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: an exporter is asked for that there is not.</exception>
    public bool WantTraces(bool isConfigured)
    {
        if (string.Equals(Find("OTEL_SDK_DISABLED"), "true", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        return Find(Exporter) switch
        {
            null => isConfigured || Endpoints.Any(e => Find(e) is not null),
            "none" => false,
            "otlp" => true,
            var other => throw new PhasaException(
                ErrorCodes.InvalidConfiguration, $"The environment variable '{Exporter}' asks for the exporter '{other}', which there is not.", "Use 'otlp' or 'none'.")
            { Location = Exporter },
        };
    }

    private string? Find(string name) => All.GetValueOrDefault(name)?.Trim() is { Length: > 0 } value ? value : null;
}
