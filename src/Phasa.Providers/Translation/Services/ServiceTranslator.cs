using Phasa.Translation;

namespace Phasa.Providers.Translation.Services;

/// <summary>
/// Translates with a machine translation service over HTTP. Which languages it has is asked with the first translation
/// and again after an hour. A text longer than a request may be is cut at lines and sentences and put together again.
/// Thread-safe.
/// </summary>
/// <param name="options">Name and limits.</param>
/// <param name="service">What the service takes in one request.</param>
/// <param name="time">The clock.</param>
public abstract class ServiceTranslator(TranslatorOptions options, ServiceLimits service, TimeProvider time) : ITranslator
{
    private static readonly TimeSpan LanguagesLast = TimeSpan.FromHours(1);

    private volatile KnownLanguages? _known;

    /// <inheritdoc/>
    public string Name => options.Name;

    /// <inheritdoc/>
    public TranslatorOrigin Origin { get; } = new(options.Kind, Server: options.Endpoint);

    /// <inheritdoc/>
    public TranslatorLimits Limits { get; } = service.Cap(options);

    /// <inheritdoc/>
    public bool Supports(LanguagePair pair) => Fresh() is not { } languages || languages.Find(pair) is not null;

    /// <inheritdoc/>
    public async Task<TranslationAnswer> TranslateAsync(TranslationRequest request, CancellationToken cancellationToken)
    {
        if (request.Texts.Count == 0)
        {
            return TranslationAnswer.Nothing;
        }

        try
        {
            var languages = Fresh() ?? await RenewAsync(cancellationToken);
            var (source, target) = languages.Find(request.Pair)
                ?? throw new TranslationException(TranslationFailure.Rejected, $"The service does not translate {request.Pair}.");
            return await CallAsync(new(source, target, request.Texts, request.Context), cancellationToken);
        }
        catch (Exception e) when (e is not TranslationException && !cancellationToken.IsCancellationRequested)
        {
            throw ProviderHttp.FromException(e);
        }
    }

    /// <summary>Asks the service for its languages.</summary>
    protected abstract Task<ServiceLanguages> LearnLanguagesAsync(CancellationToken cancellationToken);

    /// <summary>Sends one request.</summary>
    protected abstract Task<ServiceAnswer> SendAsync(ServiceCall call, CancellationToken cancellationToken);

    private async Task<TranslationAnswer> CallAsync(ServiceCall call, CancellationToken cancellationToken)
    {
        var (texts, usage) = call.Texts.Count > service.MaxTexts || call.Texts.Sum(t => (long)t.Length) > service.MaxCharacters
            ? await TranslateInPiecesAsync(call, cancellationToken)
            : await SendCheckedAsync(call, cancellationToken);
        return new([.. texts.Select(t => t is null ? null : new TranslatedText(t, Name))], usage);
    }

    private async Task<(IReadOnlyList<string?> Texts, TranslationUsage Usage)> TranslateInPiecesAsync(ServiceCall call, CancellationToken cancellationToken)
    {
        var pieces = new PiecedTexts(call.Texts, service);
        TranslationUsage? taken = null;
        foreach (var batch in pieces.Batches())
        {
            try
            {
                var (texts, usage) = await SendCheckedAsync(call with { Texts = pieces.Texts(batch) }, cancellationToken);
                pieces.Take(batch, texts);
                taken = taken + usage ?? usage;
            }
            catch (Exception e) when (taken is not null && !cancellationToken.IsCancellationRequested)
            {
                // The pieces before it are paid for, though nobody gets them.
                var failure = ProviderHttp.FromException(e);
                throw new TranslationException(failure.Failure, failure.Message, e)
                {
                    RetryAfter = failure.RetryAfter,
                    Usage = failure.Usage is { } last ? taken + last : taken,
                };
            }
        }

        return (pieces.Join(), taken ?? default);
    }

    private async Task<(IReadOnlyList<string?> Texts, TranslationUsage Usage)> SendCheckedAsync(ServiceCall call, CancellationToken cancellationToken)
    {
        var (texts, billed) = await SendAsync(call, cancellationToken);
        var usage = billed is { } characters ? new TranslationUsage(characters, IsReported: true) : TranslationUsage.Of(call.Texts);
        return texts.Count == call.Texts.Count
            ? (texts, usage)
            : throw new TranslationException(TranslationFailure.InvalidAnswer, $"The answer has {texts.Count} translations for {call.Texts.Count} texts.")
            {
                Usage = usage,
            };
    }

    private async Task<ServiceLanguages> RenewAsync(CancellationToken cancellationToken)
    {
        var languages = await LearnLanguagesAsync(cancellationToken);
        _known = new(languages, time.GetUtcNow() + LanguagesLast);
        return languages;
    }

    private ServiceLanguages? Fresh() => _known is { } known && time.GetUtcNow() < known.Until ? known.Languages : null;

    private sealed record KnownLanguages(ServiceLanguages Languages, DateTimeOffset Until);
}
