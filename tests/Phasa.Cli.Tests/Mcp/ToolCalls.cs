using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Phasa.Cli.Tests.Mcp;

/// <summary>Calls of tools whose outcome a test knows.</summary>
internal static class ToolCalls
{
    /// <summary>The structured result of a call that must be good.</summary>
    public static async Task<JsonElement> ResultAsync(this McpClient client, string tool, object arguments)
    {
        var result = await client.CallAsync(tool, arguments);
        Assert.True(result.IsError is not true, result.Text());
        return result.StructuredContent!.Value;
    }

    /// <summary>The text of a call that must fail with a code; a next step is part of it.</summary>
    public static async Task<string> FailureAsync(this McpClient client, string code, string tool, object arguments)
    {
        var result = await client.CallAsync(tool, arguments);
        Assert.True(result.IsError is true, result.Text());
        Assert.StartsWith($"error[{code}]: ", result.Text(), StringComparison.Ordinal);
        Assert.Contains("\nnext: ", result.Text(), StringComparison.Ordinal);
        Assert.Equal(code, (string?)result.Meta!["phasa/code"]);
        return result.Text();
    }

    public static async Task<CallToolResult> CallAsync(this McpClient client, string tool, object arguments) => await client.CallToolAsync(
        tool,
        JsonSerializer.SerializeToElement(arguments).EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value),
        cancellationToken: TestContext.Current.CancellationToken);

    public static string Text(this CallToolResult result) => string.Concat(result.Content.OfType<TextContentBlock>().Select(c => c.Text));
}
