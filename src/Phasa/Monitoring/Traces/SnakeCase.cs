using System.Text.Json;

namespace Phasa.Monitoring.Traces;

/// <summary>Members of enumerations as telemetry writes them: <c>RateLimited</c> is <c>rate_limited</c>.</summary>
internal static class SnakeCase
{
    public static string Of(string member) => JsonNamingPolicy.SnakeCaseLower.ConvertName(member);
}
