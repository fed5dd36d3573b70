using Phasa.Conformance.Translation;
using Phasa.Providers.Tests.Translation;
using Phasa.TestSupport.Translation;
using Phasa.Translation;

namespace Phasa.Providers.Tests.OpenAICompatible;

public sealed class ChatTranslatorConformanceTests : TranslatorConformance
{
    protected override async Task<FakeProviderServer> StartServerAsync() => await FakeChatServer.StartNewAsync();

    protected override ITranslator Create(string name, Uri endpoint) => Provider.Chat(name, endpoint);
}
