using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Phasa.Mcp;

/// <summary>Says to an agent what went wrong and what it can do, as every other interface does.</summary>
internal static class ToolErrors
{
    /// <summary>Gives a tool's failure as its result, which the model reads.</summary>
    public static McpRequestHandler<CallToolRequestParams, CallToolResult> Explained(McpRequestHandler<CallToolRequestParams, CallToolResult> next) => async (context, cancellationToken) =>
    {
        try
        {
            return await next(context, cancellationToken);
        }
        catch (PhasaException e)
        {
            return new()
            {
                IsError = true,
                Content = [new TextContentBlock { Text = $"[{e.Code}] {e.Message} {e.NextStep}" }],
                StructuredContent = JsonSerializer.SerializeToElement(new { code = e.Code.ToString(), message = e.Message, nextStep = e.NextStep, retryable = e.IsTransient }, McpJson.Options),
            };
        }
    };

    /// <summary>Gives a resource's failure as the protocol's.</summary>
    public static McpRequestHandler<ReadResourceRequestParams, ReadResourceResult> ExplainedResource(McpRequestHandler<ReadResourceRequestParams, ReadResourceResult> next) => async (context, cancellationToken) =>
    {
        try
        {
            return await next(context, cancellationToken);
        }
        catch (PhasaException e)
        {
            throw new McpProtocolException($"[{e.Code}] {e.Message} {e.NextStep}", e.Code == ErrorCodes.DocumentNotFound || e.Code == ErrorCodes.CollectionNotFound ? McpErrorCode.ResourceNotFound : McpErrorCode.InvalidParams);
        }
    };
}
