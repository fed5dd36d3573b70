using System.ClientModel;
using Microsoft.Extensions.AI;
using Phasa.Providers.Translation;
using Phasa.Translation;
using Phasa.Translation.Checks;

namespace Phasa.Providers.OpenAICompatible;

/// <summary>Translates with a chat model. It takes any <see cref="IChatClient"/>; failures are told apart for OpenAI-compatible ones. Thread-safe.</summary>
public sealed class ChatTranslator(ChatTranslatorOptions options, IChatClient chat, TimeProvider time) : ITranslator
{
    private static readonly RefusalCheck Refusals = new();

    /// <inheritdoc/>
    public string Name => options.Name;

    /// <inheritdoc/>
    public TranslatorOrigin Origin { get; } = new(options.Kind, options.Model, options.Endpoint);

    /// <inheritdoc/>
    public TranslatorLimits Limits { get; } = options.Limits;

    /// <summary>True for every pair: a model tries them all, and the checks tell how it went.</summary>
    public bool Supports(LanguagePair pair) => true;

    /// <inheritdoc/>
    public TranslationUsage AtMost(TranslationRequest request) => ChatUsage.AtMost(request);

    /// <inheritdoc/>
    public async Task<TranslationAnswer> TranslateAsync(TranslationRequest request, CancellationToken cancellationToken)
    {
        if (request.Texts.Count == 0)
        {
            return TranslationAnswer.Nothing;
        }

        var response = await AskAsync(request, cancellationToken);
        var usage = ChatUsage.Of(request, response);
        try
        {
            ThrowIfUnusable(response, request.Pair);
            var provider = $"{Name}:{options.Model}";
            return new([.. ChatAnswer.Parse(response.Text, request.Texts.Count).Select(t => t is null ? null : new TranslatedText(t, provider))], usage);
        }
        catch (TranslationException e)
        {
            throw new TranslationException(e.Failure, e.Message, e) { RetryAfter = e.RetryAfter, Usage = usage };
        }
    }

    private async Task<ChatResponse> AskAsync(TranslationRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await chat.GetResponseAsync(ChatPrompt.Messages(request), ChatPrompt.Options(options), cancellationToken);
        }
        catch (ClientResultException e) when (e.Status > 0)
        {
            var response = e.GetRawResponse();
            throw ProviderHttp.FromStatus(e.Status, response?.Content?.ToString() ?? e.Message,
                response?.Headers.TryGetValue("Retry-After", out var value) == true ? value : null, time, e);
        }
        catch (ClientResultException e) when (!cancellationToken.IsCancellationRequested)
        {
            // Without a status there was no answer.
            throw new TranslationException(TranslationFailure.Unreachable, e.Message, e) { IsUnsent = e.InnerException is { } inner && ProviderHttp.IsUnsent(inner) };
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw ProviderHttp.FromException(e);
        }
    }

    private static void ThrowIfUnusable(ChatResponse response, LanguagePair pair)
    {
        if (response.FinishReason == ChatFinishReason.ContentFilter)
        {
            throw new TranslationException(TranslationFailure.Refusal, "The endpoint's content filter stopped the answer.");
        }

        if (response.Messages.SelectMany(m => m.Contents).OfType<ErrorContent>().FirstOrDefault() is { } refusal)
        {
            throw new TranslationException(TranslationFailure.Refusal, $"The model declined: {refusal.Message}");
        }

        if (response.FinishReason == ChatFinishReason.Length)
        {
            throw new TranslationException(TranslationFailure.InvalidAnswer,
                "The answer was cut off at the endpoint's token limit; a lower maxCharactersPerCall helps.");
        }

        if (string.IsNullOrWhiteSpace(response.Text))
        {
            throw new TranslationException(TranslationFailure.Empty, "The model's answer is empty.");
        }

        if (Refusals.Check(pair, "", response.Text) is { } finding)
        {
            throw new TranslationException(finding.Failure, finding.Reason);
        }
    }
}
