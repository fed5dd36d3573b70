using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Phasa.AspNetCore.Problems;

/// <summary>Any exception or bare status as an error of the table.</summary>
internal static class Failures
{
    /// <summary>What an exception means to the caller; what Phasa did not raise on purpose says nothing of its inside.</summary>
    public static PhasaException Of(Exception e) => e switch
    {
        PhasaException known => known,
        BadHttpRequestException bad => OfStatus(bad.StatusCode, bad.Message, bad),
        OperationCanceledException => new PhasaException(ErrorCodes.TimedOut, "The call took longer than the service allows.", null, e),
        JsonException => new PhasaException(ErrorCodes.InvalidJson, "The JSON cannot be read.", null, e),
        _ => new PhasaException(ErrorCodes.Internal, "An unexpected error ended the call.", null, e),
    };

    /// <summary>What a status means that an answer got without a body.</summary>
    public static PhasaException OfStatus(int status, string? detail = null, Exception? e = null) => status switch
    {
        404 => new(ErrorCodes.NotFound, detail ?? "No call of this service has that path.", null, e),
        405 => new(ErrorCodes.MethodNotAllowed, detail ?? "The path exists, but not with that method.", null, e),
        408 or 504 => new(ErrorCodes.TimedOut, detail ?? "The call took longer than the service allows.", null, e),
        413 => new(ErrorCodes.TooLarge, detail ?? "The body is larger than the limit.", null, e),
        415 => new(ErrorCodes.UnsupportedFormat, detail ?? "The call does not take a body of that content type.", "Send the content type that /openapi/v1.json names for the call.", e),
        429 or 503 => new(ErrorCodes.Overloaded, detail ?? "The service has as much work as it takes.", null, e),
        < 500 => new(ErrorCodes.InvalidRequest, detail ?? "The request is not valid.", null, e),
        _ => new(ErrorCodes.Internal, "An unexpected error ended the call.", null, e),
    };
}
