namespace Phasa.TestSupport.Telemetry;

/// <summary>A span as it came over OTLP. Ids are lower-case hexadecimal; the parent's is empty for a root.</summary>
public sealed record ReceivedSpan(
    string Service, string Scope, string Name, string Trace, string Id, string Parent, int Kind, int Status, IReadOnlyDictionary<string, string> Tags);
