using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Phasa.Embeddings;
using Phasa.Providers.Embeddings.Costs;
using Phasa.Providers.Embeddings.Tokens;
using Phasa.TestSupport.Embeddings;

namespace Phasa.Providers.Tests.Embeddings;

public sealed class EmbeddingCostTests
{
    private static readonly string[] Texts = ["one", "ສອງ", "three"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Kinds => [.. RemoteModels.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task EmbedAsync_AnswerTellsTokens_TheyAreCountedAndPriced(string kind)
    {
        await using var server = await RemoteModels.StartServerAsync(kind);
        await using var services = RemoteModels.Services();
        using var model = RemoteModels.Of(services, kind, server, ("maxTextsPerCall", "2"), ("pricePerMillionTokens", "0.13"));

        await model.EmbedAsync(Texts, TextRole.Document, Cancellation);

        var tokens = FakeEmbeddingServer.TokensOf(Texts);
        Assert.Equal(new EmbeddingCost("mine", 2, 3, tokens, 0, 0.13m), RemoteModels.Cost(services));
        Assert.Equal(tokens * 0.13m / 1_000_000, RemoteModels.Cost(services).Total);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task EmbedAsync_AnswerTellsNoTokens_TheyAreEstimated(string kind)
    {
        await using var server = await RemoteModels.StartServerAsync(kind);
        server.Default = FakeEmbeddingBehaviour.OkWithoutUsage;
        await using var services = RemoteModels.Services();
        using var model = RemoteModels.Of(services, kind, server);

        await model.EmbedAsync(Texts, TextRole.Document, Cancellation);

        var estimate = new ScriptTokenEstimator(TokenizerFamily.BytePairs);
        Assert.Equal(new EmbeddingCost("mine", 1, 3, 0, Texts.Sum(t => estimate.Count(t)), null), RemoteModels.Cost(services));
        Assert.Null(RemoteModels.Cost(services).Total);
    }

    [Fact]
    public async Task Create_ModelNeverUsed_CostsNothing()
    {
        await using var server = await RemoteModels.StartServerAsync("cohere");
        await using var services = RemoteModels.Services();
        using var model = RemoteModels.Of(services, "cohere", server, ("pricePerMillionTokens", "1"));

        Assert.Equal(0, RemoteModels.Cost(services).Total);
    }

    [Fact]
    public async Task EmbedAsync_Metered_UnderTheNamesOfTheSemanticConventions()
    {
        var seen = new ConcurrentBag<(string Name, double Value)>();
        var id = $"metered-{Guid.NewGuid():N}";
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == EmbeddingMeters.Name)
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (tags.ToArray().Any(t => t.Key == "gen_ai.request.model" && Equals(t.Value, id)))
            {
                seen.Add((instrument.Name, value));
            }
        }

        listener.SetMeasurementEventCallback<long>((i, v, t, _) => Add(i, v, t));
        listener.SetMeasurementEventCallback<int>((i, v, t, _) => Add(i, v, t));
        listener.SetMeasurementEventCallback<double>((i, v, t, _) => Add(i, v, t));
        listener.Start();
        await using var server = await RemoteModels.StartServerAsync("openai-compatible");
        using var model = RemoteModels.Of("openai-compatible", server, null, ("model", id), ("pricePerMillionTokens", "1000000"));

        await model.EmbedAsync(Texts, TextRole.Document, Cancellation);

        var tokens = FakeEmbeddingServer.TokensOf(Texts);
        Assert.Contains(("gen_ai.client.token.usage", tokens), seen);
        Assert.Contains(("phasa.embedding.tokens", tokens), seen);
        Assert.Contains(("phasa.embedding.cost", tokens), seen);
        Assert.Contains(seen, m => m.Name == "gen_ai.client.operation.duration");
    }
}
