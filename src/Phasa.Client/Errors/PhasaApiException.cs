using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Phasa.Client.Json;

namespace Phasa.Client.Errors;

/// <summary>The service refused a call, or failed at it.</summary>
public sealed class PhasaApiException : HttpRequestException
{
    private PhasaApiException(HttpStatusCode status, ApiProblem problem, TimeSpan? retryAfter)
        : base($"{problem.Code}: {problem.Detail} {problem.NextStep}".TrimEnd(), null, status)
    {
        (Status, Code, NextStep, Location, TraceId, RetryAfter) = (status, problem.Code ?? "", problem.NextStep, problem.Location, problem.TraceId, retryAfter);
    }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>The kind of failure, stable: one of docs/reference/errors.md; empty when something before the service answered.</summary>
    public string Code { get; }

    /// <summary>What to do about it.</summary>
    public string? NextStep { get; }

    /// <summary>Where in the request the fault lies; null when it has no place.</summary>
    public string? Location { get; }

    /// <summary>Finds the call in the service's logs.</summary>
    public string? TraceId { get; }

    /// <summary>How long to wait before another attempt; null where another would fail alike.</summary>
    public TimeSpan? RetryAfter { get; }

    internal static async Task<PhasaApiException> OfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        ApiProblem? problem = null;
        try
        {
            problem = await response.Content.ReadFromJsonAsync(ClientJson.Default.ApiProblem, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            // A proxy's page says nothing that a program could use.
        }

        return new(response.StatusCode, problem ?? new(null, response.ReasonPhrase, null, null, null), response.Headers.RetryAfter?.Delta);
    }
}

/// <summary>A failure as problem details.</summary>
internal sealed record ApiProblem(string? Code, string? Detail, string? NextStep, string? Location, string? TraceId);
