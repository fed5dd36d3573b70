using Phasa.Providers.Translation;
using Phasa.Providers.Translation.Services;
using Phasa.Translation;

namespace Phasa.Providers.GoogleTranslate;

/// <summary>Translates with Google Cloud Translation (v2). Thread-safe.</summary>
public sealed class GoogleTranslator(GoogleTranslatorOptions options, HttpClient http, TimeProvider time)
    : ServiceTranslator(options, Service, time)
{
    // 128 segments (https://cloud.google.com/translate/docs/basic/translating-text); bodies over 204,800 bytes are
    // refused, which 30,000 code units stay below however they are escaped.
    private static readonly ServiceLimits Service = new(128, 30_000);

    private readonly Uri _translate = new(options.Endpoint!.AbsoluteUri.TrimEnd('/'));

    // In a header and not in the address: addresses end up in logs.
    private readonly ServiceHttp _service = new(http, time, [("X-Goog-Api-Key", options.FindApiKey())], FailureOf);

    /// <inheritdoc/>
    protected override async Task<ServiceLanguages> LearnLanguagesAsync(CancellationToken cancellationToken)
    {
        var answer = await _service.GetAsync<GoogleAnswer<GoogleLanguages>>(new(_translate + "/languages"), cancellationToken);
        var codes = answer.Data?.List?.Select(l => l.Code).ToList()
            ?? throw new TranslationException(TranslationFailure.InvalidAnswer, "The answer has no list of languages.");
        return new(codes, codes);
    }

    /// <inheritdoc/>
    protected override async Task<ServiceAnswer> SendAsync(ServiceCall call, CancellationToken cancellationToken)
    {
        // The default is 'html', which escapes quotes and eats line breaks.
        var body = new GoogleRequest(call.Texts, call.Source, call.Target, "text");
        var answer = await _service.PostAsync<GoogleAnswer<GoogleTranslations>>(_translate, body, cancellationToken);
        return new([.. (answer.Data?.List ?? []).Select(t => t.Text)]);
    }

    // A rate limit is a 403 here, and so is a wrong key: https://cloud.google.com/translate/quotas
    private static TranslationFailure? FailureOf(int status, string body) =>
        status == 403 && (body.Contains("rateLimitExceeded", StringComparison.OrdinalIgnoreCase)
            || body.Contains("Rate Limit Exceeded", StringComparison.OrdinalIgnoreCase))
            ? TranslationFailure.RateLimited
            : null;
}
