using Phasa.Conformance.Translation;
using Phasa.Providers.Tests.Translation;
using Phasa.TestSupport.Translation;
using Phasa.Translation;

namespace Phasa.Providers.Tests.GoogleTranslate;

public sealed class GoogleTranslatorConformanceTests : TranslatorConformance
{
    protected override Task<FakeProviderServer> StartServerAsync() => FakeProviders.StartAsync("google-translate");

    protected override ITranslator Create(string name, Uri endpoint) => Provider.Of("google-translate", name, endpoint);
}
