using Microsoft.Extensions.DependencyInjection;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Search;
using Phasa.TestSupport.Embeddings;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Embeddings;

public sealed class CollectionModelsTests
{
    [Fact]
    public async Task Use_ModelChangedUnderItsName_IsRefusedForReadingAndWriting()
    {
        var embedder = new SeededEmbedder(1, 64);
        await using var bench = await StartAsync(embedder);
        var collection = await CollectionAsync(bench, embedder);
        await bench.Documents.PutAsync(collection, Japanese("a", "本文です。"));
        Assert.Single((await bench.Search.SearchAsync("points", new("本文") { Threshold = -1 })).Hits);

        embedder.Seed = 2;
        bench.Time.Advance(TimeSpan.FromHours(2));

        var search = await Assert.ThrowsAsync<PhasaException>(() => bench.Search.SearchAsync("points", new("本文")));
        var put = await Assert.ThrowsAsync<PhasaException>(() => bench.Documents.PutAsync(collection, Japanese("b", "本文です。")));
        Assert.Equal(ErrorCodes.SpaceMismatch, search.Code);
        Assert.Equal(ErrorCodes.SpaceMismatch, put.Code);
        Assert.Contains("phasa reembed --collection points", search.NextStep, StringComparison.Ordinal);
        Assert.Null(await bench.Store.Documents.FindAsync(collection.Id, "b"));

        embedder.Seed = 1;
        Assert.Single((await bench.Search.SearchAsync("points", new("本文") { Threshold = -1 })).Hits);
    }

    [Fact]
    public async Task Use_AnotherProcessWithAChangedModel_IsRefusedAtTheFirstUse()
    {
        var embedder = new SeededEmbedder(1, 64);
        await using var bench = await StartAsync(embedder);
        var collection = await CollectionAsync(bench, embedder);
        await bench.Get<CollectionModels>().ForAsync(collection);

        var changed = new EmbeddingModels([new SeededEmbedder(2, 64).Model("points")]);
        var error = await Assert.ThrowsAsync<PhasaException>(async () => await new CollectionModels(changed, bench.Store, bench.Time).ForAsync(collection));

        Assert.Equal(ErrorCodes.SpaceMismatch, error.Code);
    }

    [Fact]
    public async Task Use_WithinTheHour_ProbesOnce()
    {
        var embedder = new SeededEmbedder(1, 64);
        await using var bench = await StartAsync(embedder);
        var collection = await CollectionAsync(bench, embedder);
        var models = bench.Get<CollectionModels>();

        await models.ForAsync(collection);
        var calls = embedder.Calls;
        bench.Time.Advance(TimeSpan.FromMinutes(59));
        await models.ForAsync(collection);
        Assert.Equal(calls, embedder.Calls);

        bench.Time.Advance(TimeSpan.FromMinutes(2));
        await models.ForAsync(collection);
        Assert.Equal(2 * calls, embedder.Calls);
    }

    [Fact]
    public async Task Use_ModelAway_FailsWithoutKeepingAnything()
    {
        var embedder = new SeededEmbedder(1, 64) { Failure = new HttpRequestException("connection refused") };
        await using var bench = await StartAsync(embedder);
        var collection = await CollectionAsync(bench, embedder);

        var error = await Assert.ThrowsAsync<PhasaException>(async () => await bench.Get<CollectionModels>().ForAsync(collection));

        Assert.Equal(ErrorCodes.ProviderFailed, error.Code);
        Assert.Null(await bench.Store.Spaces.FindProbeAsync(collection.Space));
    }

    private static Task<Workbench> StartAsync(SeededEmbedder embedder) =>
        Workbench.StartAsync(services => services.AddSingleton(_ => embedder.Model("points")));

    private static Task<Collection> CollectionAsync(Workbench bench, SeededEmbedder embedder) =>
        bench.Store.Collections.CreateAsync("points", [Ja], embedder.Model("points").Space);
}
