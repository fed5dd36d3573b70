using Microsoft.Extensions.Configuration;
using Phasa.Providers.Http;
using Phasa.Providers.Translation;
using Phasa.Translation;

namespace Phasa.Providers.GoogleTranslate;

/// <summary>The kind <c>google-translate</c>.</summary>
public sealed class GoogleTranslatorKind(IHttpClientFactory http, TimeProvider time) : ITranslatorKind
{
    /// <inheritdoc/>
    public string Kind => "google-translate";

    /// <inheritdoc/>
    public ITranslator Create(IConfigurationSection section) =>
        new GoogleTranslator(ProviderSection.Read<GoogleTranslatorOptions>(section), http.CreateClient(ProviderClients.Name), time);
}
