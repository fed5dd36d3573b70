using Phasa.Conformance.Translation;
using Phasa.Providers.Tests.Translation;
using Phasa.TestSupport.Translation;
using Phasa.Translation;

namespace Phasa.Providers.Tests.AzureTranslate;

public sealed class AzureTranslatorConformanceTests : TranslatorConformance
{
    protected override Task<FakeProviderServer> StartServerAsync() => FakeProviders.StartAsync("azure-translator");

    protected override ITranslator Create(string name, Uri endpoint) => Provider.Of("azure-translator", name, endpoint);
}
