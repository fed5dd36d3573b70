using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Phasa.AspNetCore.Problems;

namespace Phasa.Mcp;

/// <summary>Turns failures into what clients are told: a code, what is wrong, and the next step.</summary>
internal sealed partial class McpFailures(ILogger<McpFailures> logger)
{
    /// <summary>Calls a tool; a failure is its result, so that the model reads it and can put it right.</summary>
    public async ValueTask<CallToolResult> CallAsync(
        McpRequestHandler<CallToolRequestParams, CallToolResult> next, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        try
        {
            RefuseUnknownArguments(request);
            return await next(request, cancellationToken);
        }
        catch (Exception e) when (e is not McpException && !cancellationToken.IsCancellationRequested)
        {
            var error = Of(e, request.Params?.Name);
            return new()
            {
                IsError = true,
                Content = [new TextContentBlock { Text = Text(error) }],
                Meta = new JsonObject { ["phasa/code"] = error.Code.Id, ["phasa/nextStep"] = error.NextStep },
            };
        }
    }

    /// <summary>Answers a request that is none for a tool; a failure is one of the protocol.</summary>
    public async ValueTask<T> AnswerAsync<T>(Func<CancellationToken, Task<T>> answer, string method, CancellationToken cancellationToken)
    {
        try
        {
            return await answer(cancellationToken);
        }
        catch (Exception e) when (e is not McpException && !cancellationToken.IsCancellationRequested)
        {
            var error = Of(e, method);
            var code = error.Code.HttpStatus switch
            {
                404 => McpErrorCode.ResourceNotFound,
                < 500 => McpErrorCode.InvalidParams,
                _ => McpErrorCode.InternalError,
            };
            throw new McpProtocolException(Text(error), code);
        }
    }

    private static string Text(PhasaException error) =>
        $"error[{error.Code.Id}]: {Readable.Shorten(error.Message)}{(error.Location is null ? "" : $" ({Readable.Shorten(error.Location, 80)})")}\nnext: {error.NextStep}";

    private static void RefuseUnknownArguments(RequestContext<CallToolRequestParams> request)
    {
        if (request.MatchedPrimitive is McpServerTool { ProtocolTool.InputSchema: var schema } && schema.TryGetProperty("properties", out var known)
            && request.Params?.Arguments?.Keys.FirstOrDefault(k => !known.TryGetProperty(k, out _)) is { } unknown)
        {
            throw new PhasaException(
                ErrorCodes.InvalidRequest, $"The tool has no argument '{Readable.Shorten(unknown, 80)}'.",
                $"Use only: {string.Join(", ", known.EnumerateObject().Select(p => p.Name))}.");
        }
    }

    private PhasaException Of(Exception e, string? what)
    {
        // The SDK names the argument that is missing or cannot be read.
        var error = e is ArgumentException or JsonException
            ? new PhasaException(ErrorCodes.InvalidRequest, e.Message, "Send the arguments that the tool's input schema names.", e)
            : Failures.Of(e);
        if (error.Code.Fault == Fault.Bug)
        {
            LogBug(e, Readable.Shorten(what ?? "", 80), Activity.Current?.Id);
        }

        return error;
    }

    [LoggerMessage(3201, LogLevel.Error, "MCP call of {What} failed unexpectedly (trace {TraceId})")]
    private partial void LogBug(Exception exception, string what, string? traceId);
}
