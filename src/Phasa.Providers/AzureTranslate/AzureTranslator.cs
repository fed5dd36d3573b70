using System.Globalization;
using Phasa.Providers.Translation.Services;
using Phasa.Translation;

namespace Phasa.Providers.AzureTranslate;

/// <summary>Translates with Azure Translator (v3). Thread-safe.</summary>
public sealed class AzureTranslator(AzureTranslatorOptions options, HttpClient http, TimeProvider time)
    : ServiceTranslator(options, Service, time)
{
    // https://learn.microsoft.com/azure/ai-services/translator/service-limits
    private static readonly ServiceLimits Service = new(1_000, 50_000);

    // The characters that the request is charged for, says the reference of 'translate'.
    private const string MeteredUsage = "X-Metered-Usage";

    private readonly string _root = options.Endpoint!.AbsoluteUri.TrimEnd('/');

    private readonly ServiceHttp _service = new(http, time,
        [("Ocp-Apim-Subscription-Key", options.FindApiKey()), ("Ocp-Apim-Subscription-Region", options.Region)]);

    /// <inheritdoc/>
    protected override async Task<ServiceLanguages> LearnLanguagesAsync(CancellationToken cancellationToken)
    {
        var answer = await _service.GetAsync<AzureLanguages>(new($"{_root}/languages?api-version=3.0&scope=translation"), cancellationToken);
        var codes = answer.Translation?.Keys.ToList()
            ?? throw new TranslationException(TranslationFailure.InvalidAnswer, "The answer has no list of languages.");
        return new(codes, codes);
    }

    /// <inheritdoc/>
    protected override async Task<ServiceAnswer> SendAsync(ServiceCall call, CancellationToken cancellationToken)
    {
        var address = new Uri($"{_root}/translate?api-version=3.0&from={Uri.EscapeDataString(call.Source)}&to={Uri.EscapeDataString(call.Target)}");
        var body = call.Texts.Select(t => new AzureText(t)).ToArray();
        long? metered = null;
        var answer = await _service.PostAsync<IReadOnlyList<AzureAnswer>>(address, body, cancellationToken, headers =>
            metered = headers.TryGetValues(MeteredUsage, out var values) && long.TryParse(values.First(), CultureInfo.InvariantCulture, out var characters) ? characters : null);
        return new([.. answer.Select(a => a.Translations is [var first, ..] ? first.Text : null)], metered);
    }
}
