using Phasa.Calibration;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Ingestion;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Calibration;

public sealed class RecalibratorTests
{
    [Fact]
    public async Task Run_NeverCalibrated_LeavesItAlone()
    {
        await using var bench = await Workbench.StartAsync();
        var kb = await GrowAsync(bench, 0, 4);
        Assert.Equal(0, await RunAsync(bench));
        Assert.Null(await bench.Store.Calibrations.FindLatestAsync(kb.Id));
    }

    [Fact]
    public async Task Run_GrownByMoreThanHalf_CalibratesWithTheSharesOfTheFirstTime()
    {
        await using var bench = await Workbench.StartAsync();
        var kb = await GrowAsync(bench, 0, 4);
        var first = await bench.Get<CollectionCalibrator>().FitAsync(kb, new(0.2, 0.25) { Seed = 9 });
        await bench.Store.Calibrations.SaveAsync(kb.Id, first, null);

        await GrowAsync(bench, 4, 6);
        Assert.Equal(0, await RunAsync(bench));
        await GrowAsync(bench, 6, 7);
        Assert.Equal(1, await RunAsync(bench));

        var now = (await FindAsync(bench, kb))!;
        Assert.Equal((7, 9), (now.RowsIn(En), now.Seed));
        Assert.Equal((0.2, 0.25, 7), (now.Pairs[0].Fit.Alpha, now.Pairs[0].Fit.Beta, now.Pairs[0].Fit.Queries));
        Assert.Equal(0, await RunAsync(bench));
    }

    [Fact]
    public async Task Run_JudgedQueries_AreNeverReplacedByTitles()
    {
        await using var bench = await Workbench.StartAsync();
        var kb = await GrowAsync(bench, 0, 8);
        await bench.Store.Calibrations.SaveAsync(kb.Id, Calibrations.Of(kb.Space, CalibrationSource.Queries, [new(En, 1)], (En, En, 0.3f)), null);
        Assert.Equal(0, await RunAsync(bench));
        Assert.Equal(CalibrationSource.Queries, (await FindAsync(bench, kb))!.Source);
    }

    [Fact]
    public async Task Run_MovedToAnotherSpace_CalibratesForIt()
    {
        await using var bench = await Workbench.StartAsync();
        var kb = await GrowAsync(bench, 0, 4);
        await bench.Store.Calibrations.SaveAsync(
            kb.Id, Calibrations.Of(kb.Space with { Model = "former" }, CalibrationSource.Titles, [new(En, 4)], (En, En, 0.3f)), null);
        Assert.Equal(1, await RunAsync(bench));
        Assert.Equal(kb.Space, (await FindAsync(bench, kb))!.Space);
    }

    [Fact]
    public async Task Run_WhileAnotherProcessDoesIt_LeavesItToThat()
    {
        await using var bench = await Workbench.StartAsync();
        var kb = await GrowAsync(bench, 0, 4);
        await bench.Store.Calibrations.SaveAsync(kb.Id, Calibrations.Of(kb.Space, CalibrationSource.Titles, [new(En, 1)], (En, En, 0.3f)), null);
        await bench.Store.Calibrations.TakeTurnAsync(kb.Id, TimeSpan.FromMinutes(30));
        Assert.Equal(0, await RunAsync(bench));
        bench.Time.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(1, await RunAsync(bench));
    }

    [Fact]
    public async Task Run_ModelIsAway_ShowsWhyAndTriesAgainLater()
    {
        await using var bench = await Workbench.StartAsync();
        var away = HashedSpace(bench) with { Model = "away" };
        var kb = await bench.Store.Collections.CreateAsync("kb", [En], away);
        await bench.Store.Calibrations.SaveAsync(kb.Id, Calibrations.Of(away, CalibrationSource.Titles, [new(En, 1)], (En, En, 0.3f)), null);

        Assert.Equal(0, await RunAsync(bench));
        Assert.Contains("'kb'", await bench.Store.Calibrations.FindErrorAsync(kb.Id), StringComparison.Ordinal);
        Assert.False(await bench.Store.Calibrations.TakeTurnAsync(kb.Id, TimeSpan.FromMinutes(1)));
        bench.Time.Advance(new CalibrationOptions().Retry);
        Assert.True(await bench.Store.Calibrations.TakeTurnAsync(kb.Id, TimeSpan.FromMinutes(1)));
    }

    private static EmbeddingSpace HashedSpace(Workbench bench) => bench.Get<EmbeddingModels>().Named("hashed-ngrams").Space;

    private static Task<int> RunAsync(Workbench bench) => bench.Get<Recalibrator>().RunAsync();

    private static Task<CollectionCalibration?> FindAsync(Workbench bench, Collection collection) =>
        bench.Store.Calibrations.FindAsync(collection.Id, collection.Space);

    private static async Task<Collection> GrowAsync(Workbench bench, int from, int to)
    {
        var kb = await bench.Store.Collections.FindAsync("kb") ?? await bench.CollectionAsync("en");
        await bench.Documents.PutAsync(kb, [.. Enumerable.Range(from, to - from).Select(i => new DocumentInput($"{i}", $"The text of chapter {i * 7919}") { Title = $"Title {i * 104729}", Language = En })]);
        return (await bench.Store.Collections.FindAsync("kb"))!;
    }
}
