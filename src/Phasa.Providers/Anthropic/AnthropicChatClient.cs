using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Phasa.Providers.Translation.Services;
using Phasa.Translation;

namespace Phasa.Providers.Anthropic;

/// <summary>
/// Anthropic's Messages API as a chat client: texts, instructions, a JSON schema, streaming and usage, without tools. It fails with
/// <see cref="TranslationException"/>. Thread-safe.
/// </summary>
/// <param name="endpoint">What comes before <c>/v1/messages</c>.</param>
/// <param name="model">The model's name.</param>
/// <param name="key">The key; null for none.</param>
/// <param name="maxTokens">The most tokens of an answer, where a call does not say; the protocol requires a number.</param>
/// <param name="http">The connection.</param>
/// <param name="time">The clock.</param>
internal sealed class AnthropicChatClient(Uri endpoint, string model, string? key, int maxTokens, HttpClient http, TimeProvider time) : IChatClient
{
    private readonly Uri _messages = new(endpoint.AbsoluteUri.TrimEnd('/') + "/v1/messages");

    private readonly ServiceHttp _service = new(http, time, [("x-api-key", key), ("anthropic-version", "2023-06-01")], FailureOf);

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? chatOptions = null, CancellationToken cancellationToken = default) =>
        Read(await _service.PostAsync<AnthropicAnswer>(_messages, Body(messages, chatOptions), cancellationToken));

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var response = await _service.OpenAsync(_messages, Body(messages, options) with { Stream = true }, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellationToken))
        {
            var update = JsonSerializer.Deserialize<AnthropicEvent>(item.Data);
            if (update?.Error is { } error)
            {
                throw new TranslationException(TranslationFailure.ServerError, $"{error.Type}: {error.Message}");
            }

            if (update?.Delta is { Text: { } text })
            {
                yield return new(ChatRole.Assistant, text);
            }
            else if (update?.Delta is { StopReason: { } reason })
            {
                yield return new(ChatRole.Assistant, []) { FinishReason = Finish(reason) };
            }
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <summary>Nothing to give back: the connection is the factory's.</summary>
    public void Dispose()
    {
    }

    private AnthropicRequest Body(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var turns = messages.ToList();
        var instructions = turns.Where(m => m.Role == ChatRole.System).Select(m => m.Text).ToList();
        return new(
            model, options?.MaxOutputTokens ?? maxTokens,
            [.. turns.Where(m => m.Role != ChatRole.System).Select(m => new AnthropicMessage(m.Role.Value, m.Text))])
        {
            System = instructions is [] ? null : string.Join("\n\n", instructions),
            Temperature = options?.Temperature,
            Output = options?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } ? new(new("json_schema", schema)) : null,
        };
    }

    private static ChatResponse Read(AnthropicAnswer answer)
    {
        if (answer.Content is not { } content)
        {
            throw new TranslationException(TranslationFailure.InvalidAnswer, "The answer has no content.");
        }

        var text = string.Concat(content.Where(b => b.Type == "text").Select(b => b.Text));
        return new(new ChatMessage(ChatRole.Assistant, text))
        {
            ModelId = answer.Model,
            FinishReason = Finish(answer.StopReason),
            Usage = new() { InputTokenCount = answer.Usage?.Input, OutputTokenCount = answer.Usage?.Output },
        };
    }

    private static ChatFinishReason Finish(string? reason) => reason switch
    {
        "max_tokens" or "model_context_window_exceeded" => ChatFinishReason.Length,
        "refusal" => ChatFinishReason.ContentFilter,
        _ => ChatFinishReason.Stop,
    };

    // A month's spending limit is a 429 that no waiting of ours lifts: https://platform.claude.com/docs/en/api/errors
    private static TranslationFailure? FailureOf(int status, string body) =>
        status == 429 && body.Contains("spend_limit_reached", StringComparison.Ordinal) ? TranslationFailure.Rejected : null;
}
