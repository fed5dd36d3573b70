using System.Text.Json;
using System.Text.Json.Serialization;

namespace Phasa.Providers.Anthropic;

/// <summary>The body of <c>POST /v1/messages</c>, https://platform.claude.com/docs/en/api/messages.</summary>
internal sealed record AnthropicRequest(
    [property: JsonPropertyName("model")] string Model,
    [property: JsonPropertyName("max_tokens")] int MaxTokens,
    [property: JsonPropertyName("messages")] IReadOnlyList<AnthropicMessage> Messages)
{
    /// <summary>The instructions; they are no message here.</summary>
    [JsonPropertyName("system"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? System { get; init; }

    [JsonPropertyName("temperature"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public float? Temperature { get; init; }

    /// <summary>Whether the answer comes as events.</summary>
    [JsonPropertyName("stream"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Stream { get; init; }

    [JsonPropertyName("output_config"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AnthropicOutput? Output { get; init; }
}

/// <summary>A turn of the conversation.</summary>
internal sealed record AnthropicMessage(
    [property: JsonPropertyName("role")] string Role, [property: JsonPropertyName("content")] string Content);

/// <summary>What the answer must look like, https://platform.claude.com/docs/en/build-with-claude/structured-outputs.</summary>
internal sealed record AnthropicOutput([property: JsonPropertyName("format")] AnthropicFormat Format);

/// <summary>A JSON schema that holds the answer.</summary>
internal sealed record AnthropicFormat(
    [property: JsonPropertyName("type")] string Type, [property: JsonPropertyName("schema")] JsonElement Schema);

/// <summary>The answer.</summary>
internal sealed record AnthropicAnswer(
    [property: JsonPropertyName("content")] IReadOnlyList<AnthropicBlock>? Content,
    [property: JsonPropertyName("stop_reason")] string? StopReason,
    [property: JsonPropertyName("model")] string? Model,
    [property: JsonPropertyName("usage")] AnthropicUsage? Usage);

/// <summary>A part of an answer; only those of type <c>text</c> have a text.</summary>
internal sealed record AnthropicBlock(
    [property: JsonPropertyName("type")] string? Type, [property: JsonPropertyName("text")] string? Text);

/// <summary>What is billed, in tokens.</summary>
internal sealed record AnthropicUsage(
    [property: JsonPropertyName("input_tokens")] long? Input, [property: JsonPropertyName("output_tokens")] long? Output);

/// <summary>An event of a streamed answer, https://platform.claude.com/docs/en/build-with-claude/streaming. Those that say nothing of these are passed over.</summary>
internal sealed record AnthropicEvent(
    [property: JsonPropertyName("type")] string? Type,
    [property: JsonPropertyName("delta")] AnthropicDelta? Delta,
    [property: JsonPropertyName("error")] AnthropicError? Error);

/// <summary>What an event adds: text, or why the answer ends.</summary>
internal sealed record AnthropicDelta(
    [property: JsonPropertyName("text")] string? Text, [property: JsonPropertyName("stop_reason")] string? StopReason);

/// <summary>Why a streamed answer failed.</summary>
internal sealed record AnthropicError(
    [property: JsonPropertyName("type")] string? Type, [property: JsonPropertyName("message")] string? Message);
