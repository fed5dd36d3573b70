using Microsoft.Extensions.DependencyInjection;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Monitoring.Alerts;
using Phasa.Monitoring.Alerts.Spaces;
using Phasa.TestSupport.Embeddings;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Monitoring.Alerts;

public sealed class SpaceDetectorTests
{
    private const AlertKind Kind = AlertKind.SpaceMismatch;

    // How long a model that placed its texts well is believed.
    private static readonly TimeSpan Trust = TimeSpan.FromHours(1);

    [Fact]
    public async Task Look_ModelPlacesTextsElsewhere_RaisesAndClosesWhenItIsBack()
    {
        var embedder = new SeededEmbedder(1, 64);
        await using var bench = await StartAsync(embedder);
        await FilledAsync(bench, embedder);
        Assert.Empty(await bench.LookAsync(Kind));

        // A little off, as on another processor.
        embedder.Noise = 0.01f;
        bench.Time.Advance(Trust);
        Assert.Empty(await bench.LookAsync(Kind));

        embedder.Seed = 2;
        bench.Time.Advance(Trust);
        var alert = Assert.Single(await bench.LookAsync(Kind));
        Assert.Equal(AlertSeverity.Critical, alert.Finding.Severity);
        Assert.Contains("'points' no longer puts texts where it put them", alert.Finding.Message, StringComparison.Ordinal);
        Assert.Contains("phasa reembed --collection points", alert.Finding.Advice, StringComparison.Ordinal);

        // Not asked at every look.
        var calls = embedder.Calls;
        Assert.Equal(alert.Id, Assert.Single(await bench.LookAsync(Kind)).Id);
        Assert.Equal(calls, embedder.Calls);

        embedder.Seed = 1;
        bench.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Empty(await bench.LookAsync(Kind));
    }

    [Fact]
    public async Task Look_ModelAway_SaysNeitherThisNorThat()
    {
        var embedder = new SeededEmbedder(1, 64);
        await using var bench = await StartAsync(embedder);
        await FilledAsync(bench, embedder);
        embedder.Failure = new HttpRequestException("connection refused");
        bench.Time.Advance(Trust);
        Assert.Empty(await bench.LookAsync(Kind));

        (embedder.Failure, embedder.Seed) = (null, 2);
        bench.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Single(await bench.LookAsync(Kind));
        embedder.Failure = new HttpRequestException("connection refused");
        bench.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Single(await bench.LookAsync(Kind));
    }

    [Fact]
    public async Task Find_OtherModelUnderTheName_NamesBothSpaces()
    {
        var embedder = new SeededEmbedder(1, 64);
        await using var bench = await StartAsync(embedder);
        var collection = await FilledAsync(bench, embedder);
        var changed = new EmbeddingModels([embedder.Model("points", "2")]);

        var found = await new SpaceDetector(bench.Store, new(changed, bench.Store, bench.Time), bench.Time).FindAsync(collection, new Dictionary<AlertKey, Alert>());

        Assert.Contains("points@1", Assert.Single(found).Message, StringComparison.Ordinal);
        Assert.Contains("points@2", found[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Look_CollectionWithoutRows_AsksNoModel()
    {
        var embedder = new SeededEmbedder(1, 64);
        await using var bench = await StartAsync(embedder);
        await bench.Store.Collections.CreateAsync("points", [Ja], embedder.Model("points", "gone").Space);

        Assert.Empty(await bench.LookAsync(Kind));
        Assert.Equal(0, embedder.Calls);
    }

    private static Task<Workbench> StartAsync(SeededEmbedder embedder) => Workbench.StartAsync(services => services.AddSingleton(_ => embedder.Model("points")));

    private static async Task<Collection> FilledAsync(Workbench bench, SeededEmbedder embedder)
    {
        var collection = await bench.Store.Collections.CreateAsync("points", [Ja], embedder.Model("points").Space);
        await bench.Documents.PutAsync(collection, Japanese("a", "本文です。"));
        return collection;
    }
}
