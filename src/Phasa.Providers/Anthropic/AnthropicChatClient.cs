using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Phasa.Providers.Translation.Services;
using Phasa.Translation;

namespace Phasa.Providers.Anthropic;

/// <summary>
/// Anthropic's Messages API as a chat client: texts, instructions, a JSON schema and usage, without tools. It fails with
/// <see cref="TranslationException"/>. Thread-safe.
/// </summary>
internal sealed class AnthropicChatClient(AnthropicTranslatorOptions options, HttpClient http, TimeProvider time) : IChatClient
{
    private readonly Uri _messages = new(options.Endpoint!.AbsoluteUri.TrimEnd('/') + "/v1/messages");

    private readonly ServiceHttp _service = new(http, time,
        [("x-api-key", options.FindApiKey()), ("anthropic-version", "2023-06-01")], FailureOf);

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? chatOptions = null, CancellationToken cancellationToken = default)
    {
        var turns = messages.ToList();
        var instructions = turns.Where(m => m.Role == ChatRole.System).Select(m => m.Text).ToList();
        var body = new AnthropicRequest(
            options.Model, chatOptions?.MaxOutputTokens ?? options.MaxTokens,
            [.. turns.Where(m => m.Role != ChatRole.System).Select(m => new AnthropicMessage(m.Role.Value, m.Text))])
        {
            System = instructions is [] ? null : string.Join("\n\n", instructions),
            Temperature = chatOptions?.Temperature,
            Output = chatOptions?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } ? new(new("json_schema", schema)) : null,
        };
        return Read(await _service.PostAsync<AnthropicAnswer>(_messages, body, cancellationToken));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <summary>Nothing to give back: the connection is the factory's.</summary>
    public void Dispose()
    {
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
            FinishReason = answer.StopReason switch
            {
                "max_tokens" or "model_context_window_exceeded" => ChatFinishReason.Length,
                "refusal" => ChatFinishReason.ContentFilter,
                _ => ChatFinishReason.Stop,
            },
            Usage = new() { InputTokenCount = answer.Usage?.Input, OutputTokenCount = answer.Usage?.Output },
        };
    }

    // A month's spending limit is a 429 that no waiting of ours lifts: https://platform.claude.com/docs/en/api/errors
    private static TranslationFailure? FailureOf(int status, string body) =>
        status == 429 && body.Contains("spend_limit_reached", StringComparison.Ordinal) ? TranslationFailure.Rejected : null;
}
