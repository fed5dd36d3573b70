using Phasa.Providers.Translation;

namespace Phasa.Providers.DeepL;

/// <summary>DeepL. <see cref="TranslatorOptions.Endpoint"/> is the host; a key of the free plan goes to the free host by itself.</summary>
public sealed class DeepLTranslatorOptions : TranslatorOptions
{
    internal static readonly Uri ProHost = new("https://api.deepl.com");
    internal static readonly Uri FreeHost = new("https://api-free.deepl.com");

    /// <summary>The host of the paid plans.</summary>
    public DeepLTranslatorOptions() => Endpoint = ProHost;

    /// <summary>
    /// Whether languages are used that DeepL calls beta, Lao among them at the time of writing
    /// (https://developers.deepl.com/docs/learning-how-tos/examples-and-guides/enable-beta-languages).
    /// </summary>
    public bool BetaLanguages { get; set; } = true;
}
