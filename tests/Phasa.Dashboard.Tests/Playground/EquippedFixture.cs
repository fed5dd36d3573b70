using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Phasa.Dashboard.Tests.Support;
using Phasa.TestSupport.Reranking;
using Phasa.TestSupport.Translation;

namespace Phasa.Dashboard.Tests.Playground;

/// <summary>A service with a reranker, and with a provider that translates questions from Lao into the documents' language and from no other.</summary>
public sealed class EquippedFixture : DashboardFixture
{
    private FakeLibreTranslateServer? _libre;
    private FakeRerankServer? _reranker;

    /// <summary>The translation of a question comes once this is done.</summary>
    public TaskCompletionSource Translated { get; } = new();

    /// <inheritdoc/>
    protected override async Task FillAsync()
    {
        _libre = await FakeLibreTranslateServer.StartNewAsync();
        _libre.Default = new(FakeBehaviour.Slow) { Release = Translated.Task };
        _reranker = await FakeRerankServer.StartAsync((body, context) => context.Response.WriteAsJsonAsync(new
        {
            results = Enumerable.Range(0, body.GetProperty("documents").GetArrayLength()).Select(i => new { index = i, relevance_score = 0.875 - i }),
        }));
        Phasa.Write("data/phasa.json", JsonSerializer.Serialize(new
        {
            Translation = new
            {
                providers = new[] { new { name = "libre", kind = "libretranslate", endpoint = _libre.Endpoint } },
                routes = new[] { new { pair = "lo->ja", providers = new[] { "libre" } } },
            },
            Reranking = new { endpoint = _reranker.Endpoint, model = "fake" },
        }));
        await base.FillAsync();
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        Translated.TrySetResult();
        await base.DisposeAsync();
        await (_libre?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_reranker?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
