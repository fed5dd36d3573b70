using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using Phasa.Mcp.Resources;
using Phasa.Mcp.Tools;

namespace Phasa.Mcp;

/// <summary>How arguments of tools are read and their structured results are written.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SearchKnowledgeResult))]
[JsonSerializable(typeof(ReadDocumentResult))]
[JsonSerializable(typeof(ListCollectionsResult))]
[JsonSerializable(typeof(ReportMissingAnswerResult))]
internal sealed partial class McpJson : JsonSerializerContext
{
    /// <summary>The one instance.</summary>
    public static McpJson Shared { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The options that the SDK describes and binds the tools with.</summary>
    public static JsonSerializerOptions Tools { get; } = ForTools();

    /// <summary>A result of a tool: for the model as text, for programs as JSON.</summary>
    public static CallToolResult Result<T>(string text, T structured, JsonTypeInfo<T> type) => new()
    {
        Content = [new TextContentBlock { Text = text }],
        StructuredContent = JsonSerializer.SerializeToElement(structured, type),
    };

    private static JsonSerializerOptions ForTools()
    {
        var options = new JsonSerializerOptions(McpJsonUtilities.DefaultOptions);
        options.TypeInfoResolverChain.Insert(0, Shared);
        options.MakeReadOnly();
        return options;
    }
}
