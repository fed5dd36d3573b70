using Phasa.Providers.Translation.Services;

namespace Phasa.Providers.DeepL;

/// <summary>Translates with DeepL. Which languages it has, Lao for one, changes: it is asked, never assumed. Thread-safe.</summary>
public sealed class DeepLTranslator(DeepLTranslatorOptions options, HttpClient http, TimeProvider time)
    : ServiceTranslator(options, Service, time)
{
    // 50 texts and 128 KiB per request (https://developers.deepl.com/docs/resources/usage-limits). A code unit takes six
    // bytes at most, escaped: 20,000 of them always fit.
    private static readonly ServiceLimits Service = new(50, 20_000);

    private readonly string _root = Root(options);
    private readonly ServiceHttp _service = new(http, time, [("Authorization", Authorization(options))]);
    private volatile HashSet<string> _beta = [];

    /// <inheritdoc/>
    protected override async Task<ServiceLanguages> LearnLanguagesAsync(CancellationToken cancellationToken)
    {
        var all = await _service.GetAsync<List<DeepLLanguage>>(new($"{_root}/v3/languages?resource=translate_text"), cancellationToken);
        var languages = all.Where(l => options.BetaLanguages || !l.Beta).ToList();
        _beta = languages.Where(l => l.Beta).Select(l => l.Code).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new(languages.Where(l => l.Source).Select(l => l.Code), languages.Where(l => l.Target).Select(l => l.Code));
    }

    /// <inheritdoc/>
    protected override async Task<ServiceAnswer> SendAsync(ServiceCall call, CancellationToken cancellationToken)
    {
        var beta = _beta;
        var body = new DeepLRequest(call.Texts, call.Source, call.Target)
        {
            Context = call.Context,
            BetaLanguages = beta.Contains(call.Source) || beta.Contains(call.Target) ? true : null,
        };
        var answer = await _service.PostAsync<DeepLAnswer>(new($"{_root}/v2/translate"), body, cancellationToken);
        var translations = answer.Translations ?? [];
        return new([.. translations.Select(t => t.Text)], translations.Sum(t => t.BilledCharacters));
    }

    private static string Root(DeepLTranslatorOptions options)
    {
        // Keys of the free plan end in ':fx' and are refused by the other host (https://developers.deepl.com/docs/getting-started/auth).
        var isFree = options.Endpoint!.Host == DeepLTranslatorOptions.ProHost.Host
            && options.FindApiKey()?.EndsWith(":fx", StringComparison.Ordinal) == true;
        return (isFree ? DeepLTranslatorOptions.FreeHost : options.Endpoint).AbsoluteUri.TrimEnd('/');
    }

    private static string? Authorization(DeepLTranslatorOptions options) =>
        options.FindApiKey() is { } key ? $"DeepL-Auth-Key {key}" : null;
}
