using Phasa.Conformance.Translation;
using Phasa.Providers.Tests.Translation;
using Phasa.TestSupport.Translation;
using Phasa.Translation;

namespace Phasa.Providers.Tests.Ollama;

public sealed class OllamaTranslatorConformanceTests : TranslatorConformance
{
    protected override Task<FakeProviderServer> StartServerAsync() => FakeProviders.StartAsync("ollama");

    protected override ITranslator Create(string name, Uri endpoint) => Provider.Of("ollama", name, new(endpoint, "/"));
}
