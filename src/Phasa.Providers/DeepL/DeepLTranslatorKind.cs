using Microsoft.Extensions.Configuration;
using Phasa.Providers.Http;
using Phasa.Providers.Translation;
using Phasa.Translation;

namespace Phasa.Providers.DeepL;

/// <summary>The kind <c>deepl</c>.</summary>
public sealed class DeepLTranslatorKind(IHttpClientFactory http, TimeProvider time) : ITranslatorKind
{
    /// <inheritdoc/>
    public string Kind => "deepl";

    /// <inheritdoc/>
    public ITranslator Create(IConfigurationSection section) =>
        new DeepLTranslator(ProviderSection.Read<DeepLTranslatorOptions>(section), http.CreateClient(ProviderClients.Name), time);
}
