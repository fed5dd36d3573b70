using System.Text.Json;
using Phasa.Dashboard.Tests.Support;
using Phasa.TestSupport.Translation;

namespace Phasa.Dashboard.Tests.Translations;

/// <summary>A service that translates into Thai by a priced provider, into Lao by another one that fails, and into English by none.</summary>
public sealed class ProvidedFixture : DashboardFixture
{
    private FakeLibreTranslateServer? _libre;

    /// <summary>The provider 'chat'. It refuses its key until it is told otherwise.</summary>
    public FakeChatServer? Chat { get; private set; }

    /// <inheritdoc/>
    protected override async Task FillAsync()
    {
        Chat = await FakeChatServer.StartNewAsync();
        Chat.Default = FakeBehaviour.Unauthorized;
        _libre = await FakeLibreTranslateServer.StartNewAsync();
        _libre.Default = FakeBehaviour.ServerError;
        Phasa.Write("data/phasa.json", JsonSerializer.Serialize(new
        {
            Translation = new
            {
                providers = new object[]
                {
                    new { name = "chat", kind = "openai-compatible", model = "fake", endpoint = Chat.Endpoint },
                    new { name = "libre", kind = "libretranslate", endpoint = _libre.Endpoint, breakSeconds = 600 },
                },
                routes = new object[]
                {
                    new { pair = "*->th", providers = new[] { "chat" } },
                    new { pair = "*->lo", providers = new[] { "libre" } },
                },
                prices = new { chat = new { perMillionCharacters = 1000 } },
            },
            // What the provider answers has no meaning that a canary could find.
            Canary = new { enabled = false },
        }));
        await base.FillAsync();
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var server in new FakeProviderServer?[] { Chat, _libre })
        {
            await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }
}
