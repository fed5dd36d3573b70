using Phasa.Providers.Translation;

namespace Phasa.Providers.GoogleTranslate;

/// <summary>
/// Google Cloud Translation, edition Basic (v2), by API key. Advanced (v3) takes no API keys, only tokens of a service
/// account. <see cref="TranslatorOptions.Endpoint"/> is what comes before <c>/languages</c>.
/// </summary>
public sealed class GoogleTranslatorOptions : TranslatorOptions
{
    /// <summary>The service's address, and the request size it recommends: 5,000 characters (https://cloud.google.com/translate/quotas).</summary>
    public GoogleTranslatorOptions()
    {
        Endpoint = new("https://translation.googleapis.com/language/translate/v2");
        MaxTextsPerCall = 128;
        MaxCharactersPerCall = 5_000;
    }
}
