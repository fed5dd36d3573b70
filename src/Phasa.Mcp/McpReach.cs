namespace Phasa.Mcp;

/// <summary>What clients of the MCP server reach.</summary>
/// <param name="Collection">The one collection; null for all.</param>
internal sealed record McpReach(string? Collection);
