using Phasa.Conformance.Translation;
using Phasa.Providers.Tests.Translation;
using Phasa.TestSupport.Translation;
using Phasa.Translation;

namespace Phasa.Providers.Tests.DeepL;

public sealed class DeepLTranslatorConformanceTests : TranslatorConformance
{
    protected override Task<FakeProviderServer> StartServerAsync() => FakeProviders.StartAsync("deepl");

    protected override ITranslator Create(string name, Uri endpoint) => Provider.Of("deepl", name, endpoint);
}
