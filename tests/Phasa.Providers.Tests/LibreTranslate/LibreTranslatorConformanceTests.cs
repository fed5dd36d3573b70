using Phasa.Conformance.Translation;
using Phasa.Providers.Tests.Translation;
using Phasa.TestSupport.Translation;
using Phasa.Translation;

namespace Phasa.Providers.Tests.LibreTranslate;

public sealed class LibreTranslatorConformanceTests : TranslatorConformance
{
    protected override async Task<FakeProviderServer> StartServerAsync() => await FakeLibreTranslateServer.StartNewAsync();

    protected override ITranslator Create(string name, Uri endpoint) => Provider.Libre(name, endpoint);
}
