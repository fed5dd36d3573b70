using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Phasa.AspNetCore.Measurements;

/// <summary>Which of two forms of an answer a caller would rather have (RFC 9110, 12.5.1).</summary>
internal static class Preferences
{
    /// <summary>Whether HTML is rather wanted than JSON; JSON where both are wanted alike, or neither.</summary>
    public static bool PrefersHtml(this HttpRequest request) =>
        request.GetTypedHeaders().Accept is { Count: > 0 } accepted && Weight(accepted, "text/html") > Weight(accepted, "application/json");

    private static double Weight(IList<MediaTypeHeaderValue> accepted, string type) => accepted
        .Where(a => a.MatchesAllTypes || a.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase)
            || (a.MatchesAllSubTypes && type.StartsWith($"{a.Type}/", StringComparison.OrdinalIgnoreCase)))
        .OrderBy(a => a.MatchesAllTypes ? 2 : a.MatchesAllSubTypes ? 1 : 0)
        .Select(a => a.Quality ?? 1)
        .FirstOrDefault(0);
}
