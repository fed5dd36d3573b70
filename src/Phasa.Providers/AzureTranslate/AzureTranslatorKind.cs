using Microsoft.Extensions.Configuration;
using Phasa.Providers.Http;
using Phasa.Providers.Translation;
using Phasa.Translation;

namespace Phasa.Providers.AzureTranslate;

/// <summary>The kind <c>azure-translator</c>.</summary>
public sealed class AzureTranslatorKind(IHttpClientFactory http, TimeProvider time) : ITranslatorKind
{
    /// <inheritdoc/>
    public string Kind => "azure-translator";

    /// <inheritdoc/>
    public ITranslator Create(IConfigurationSection section) =>
        new AzureTranslator(ProviderSection.Read<AzureTranslatorOptions>(section), http.CreateClient(ProviderClients.Name), time);
}
