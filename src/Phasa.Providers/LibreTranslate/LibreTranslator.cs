using System.Net.Http.Json;
using Phasa.Providers.Translation;
using Phasa.Translation;

namespace Phasa.Providers.LibreTranslate;

/// <summary>
/// Translates with a LibreTranslate server. Which pairs it has is asked with the first translation and again after an
/// hour. Thread-safe.
/// </summary>
public sealed class LibreTranslator(LibreTranslatorOptions options, HttpClient http, TimeProvider time) : ITranslator
{
    private static readonly TimeSpan LanguagesLast = TimeSpan.FromHours(1);

    private readonly Uri _root = new(options.Endpoint!.AbsoluteUri.TrimEnd('/') + "/");
    private readonly string? _apiKey = options.FindApiKey();
    private volatile KnownLanguages? _known;

    /// <inheritdoc/>
    public string Name => options.Name;

    /// <inheritdoc/>
    public TranslatorOrigin Origin { get; } = new(options.Kind, Server: options.Endpoint);

    /// <inheritdoc/>
    public TranslatorLimits Limits { get; } = options.Limits;

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
            var languages = Fresh() ?? await LearnLanguagesAsync(cancellationToken);
            var (source, target) = languages.Find(request.Pair)
                ?? throw new TranslationException(TranslationFailure.Rejected, $"The server does not translate {request.Pair}.");
            return await PostAsync(new LibreRequest(request.Texts, source, target, "text", _apiKey), cancellationToken);
        }
        catch (Exception e) when (e is not TranslationException && !cancellationToken.IsCancellationRequested)
        {
            throw ProviderHttp.FromException(e);
        }
    }

    private async Task<TranslationAnswer> PostAsync(LibreRequest body, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync(new Uri(_root, "translate"), body, cancellationToken);
        var answer = await ReadAsync<LibreAnswer>(response, cancellationToken);
        if (answer.Texts is not { } texts || texts.Count != body.Texts.Count)
        {
            throw new TranslationException(TranslationFailure.InvalidAnswer,
                $"The answer has {answer.Texts?.Count ?? 0} translations for {body.Texts.Count} texts.");
        }

        return new([.. texts.Select(t => t is null ? null : new TranslatedText(t, Name))], TranslationUsage.Of(body.Texts));
    }

    private async Task<LibreLanguages> LearnLanguagesAsync(CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(new Uri(_root, "languages"), cancellationToken);
        var languages = new LibreLanguages(await ReadAsync<List<LibreLanguage>>(response, cancellationToken));
        _known = new(languages, time.GetUtcNow() + LanguagesLast);
        return languages;
    }

    private LibreLanguages? Fresh() => _known is { } known && time.GetUtcNow() < known.Until ? known.Languages : null;

    private async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            var retryAfter = response.Headers.TryGetValues("Retry-After", out var values) ? values.First() : null;
            throw ProviderHttp.FromStatus((int)response.StatusCode,
                await response.Content.ReadAsStringAsync(cancellationToken), retryAfter, time);
        }

        return await response.Content.ReadFromJsonAsync<T>(cancellationToken)
            ?? throw new TranslationException(TranslationFailure.InvalidAnswer, "The answer is null.");
    }

    private sealed record KnownLanguages(LibreLanguages Languages, DateTimeOffset Until);
}
