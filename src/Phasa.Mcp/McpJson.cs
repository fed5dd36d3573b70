using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ModelContextProtocol;

namespace Phasa.Mcp;

/// <summary>How results are written: members in camel case, and letters of every script as they are, which models read better and pay less for.</summary>
internal static class McpJson
{
    /// <summary>The options.</summary>
    public static JsonSerializerOptions Options { get; } = new(McpJsonUtilities.DefaultOptions) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
}
