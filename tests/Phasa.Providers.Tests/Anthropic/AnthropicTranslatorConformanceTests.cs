using Phasa.Conformance.Translation;
using Phasa.Providers.Tests.Translation;
using Phasa.TestSupport.Translation;
using Phasa.Translation;

namespace Phasa.Providers.Tests.Anthropic;

public sealed class AnthropicTranslatorConformanceTests : TranslatorConformance
{
    protected override Task<FakeProviderServer> StartServerAsync() => FakeProviders.StartAsync("anthropic");

    protected override ITranslator Create(string name, Uri endpoint) => Provider.Of("anthropic", name, endpoint);
}
