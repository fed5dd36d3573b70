using Phasa.Providers.Translation;

namespace Phasa.Providers.AzureTranslate;

/// <summary>
/// Azure Translator, version 3. <see cref="TranslatorOptions.Endpoint"/> is what comes before <c>/translate</c>: the global
/// service, one of a geography, or a resource of one's own with <c>/translator/text/v3.0</c>.
/// </summary>
public sealed class AzureTranslatorOptions : TranslatorOptions
{
    /// <summary>The global service, with 100 texts and 10,000 characters per call.</summary>
    public AzureTranslatorOptions()
    {
        Endpoint = new("https://api.cognitive.microsofttranslator.com");
        MaxTextsPerCall = 100;
    }

    /// <summary>The region of the resource (<c>southeastasia</c>), which a key of a regional or multi-service resource needs; null for a global one.</summary>
    public string? Region { get; set; }
}
