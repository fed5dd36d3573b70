using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Phasa.AspNetCore.Json;

namespace Phasa.AspNetCore.Problems;

/// <summary>Turns every failure of what comes after it, exception or bare status, into problem details.</summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        // A time-out replaces the token of the request, so the caller's own is kept to tell the two apart.
        var gone = context.RequestAborted;
        try
        {
            await next(context);
        }
        catch (Exception) when (gone.IsCancellationRequested)
        {
            LogAbandoned(context.Request.Method, context.GetEndpoint()?.DisplayName);
            return;
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            await WriteAsync(context, Failures.Of(e));
            return;
        }

        var response = context.Response;
        if (response is { StatusCode: >= 400, HasStarted: false, ContentType: null, ContentLength: null or 0 })
        {
            await WriteAsync(context, Explain(context, Failures.OfStatus(response.StatusCode)));
        }
    }

    /// <summary>Answers with a problem. Everything but the headers that the answer already has is replaced.</summary>
    public async Task WriteAsync(HttpContext context, PhasaException error)
    {
        var problem = Problem.Of(error, context);
        if (error.Code.Fault == Fault.Bug)
        {
            LogBug(error.InnerException ?? error, problem.TraceId, context.GetEndpoint()?.DisplayName);
        }
        else if (problem.Status >= 500)
        {
            LogFailure(problem.Code, problem.TraceId, error.Message);
        }

        context.Response.StatusCode = problem.Status;
        context.Response.Headers.CacheControl = "no-store";
        if (error.IsTransient)
        {
            context.Response.Headers.RetryAfter = RetrySeconds(error.Code).ToString(CultureInfo.InvariantCulture);
        }

        await context.Response.WriteAsJsonAsync(problem, ApiJson.Shared.Problem, Problem.MediaType);
    }

    private static int RetrySeconds(ErrorCode code) => code == ErrorCodes.ProviderFailed || code == ErrorCodes.StoreUnavailable ? 5 : 1;

    private static PhasaException Explain(HttpContext context, PhasaException error) =>
        error.Code == ErrorCodes.NotFound && context.Request.Path.Value!.Contains("/documents/", StringComparison.Ordinal)
            ? new(ErrorCodes.NotFound, error.Message, "Write a slash inside a document's id as %2F.")
            : error;

    [LoggerMessage(3001, LogLevel.Error, "Call {TraceId} ({Endpoint}) failed unexpectedly")]
    private partial void LogBug(Exception exception, string traceId, string? endpoint);

    [LoggerMessage(3002, LogLevel.Warning, "Call {TraceId} failed with {Code}: {Reason}")]
    private partial void LogFailure(string code, string traceId, string reason);

    [LoggerMessage(3003, LogLevel.Debug, "The caller of {Method} {Endpoint} went away")]
    private partial void LogAbandoned(string method, string? endpoint);
}
