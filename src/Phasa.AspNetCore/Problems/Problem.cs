using System.Diagnostics;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Phasa.AspNetCore.OpenAI;

namespace Phasa.AspNetCore.Problems;

/// <summary>A failure as problem details (RFC 9457).</summary>
/// <param name="Type">The kind of failure as a URI: <c>urn:phasa:error:</c> and the code.</param>
/// <param name="Title">The kind of failure in one sentence.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong, and where.</param>
/// <param name="Code">The kind of failure, one of docs/reference/errors.md.</param>
/// <param name="NextStep">What to do about it.</param>
/// <param name="Location">Where in the request the fault lies: a JSON pointer, a file and line, or a query member; absent when it has no place.</param>
/// <param name="TraceId">Finds the call in the service's logs.</param>
/// <param name="Error">The same for clients of OpenAI's API, of the calls that are like theirs.</param>
internal sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Code,
    string NextStep,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Location,
    string TraceId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OpenAIError? Error = null)
{
    internal const string MediaType = "application/problem+json";

    /// <summary>An error as the caller of a request sees it.</summary>
    internal static Problem Of(PhasaException error, HttpContext context) =>
        Of(error, TraceOf(context)) with { Error = context.GetEndpoint()?.Metadata.GetMetadata<SpeaksOpenAI>() is null ? null : OpenAIError.Of(error) };

    /// <summary>What finds a call in the service's logs.</summary>
    internal static string TraceOf(HttpContext context) => Activity.Current?.Id ?? context.TraceIdentifier;

    /// <summary>An error as whoever began the work sees it.</summary>
    internal static Problem Of(PhasaException error, string traceId) => new(
        "urn:phasa:error:" + error.Code.Id,
        error.Code.Title,
        error.Code.HttpStatus,
        Readable.Shorten(error.Message),
        error.Code.Id,
        error.NextStep,
        error.Location is null ? null : Readable.Shorten(error.Location),
        traceId);
}
