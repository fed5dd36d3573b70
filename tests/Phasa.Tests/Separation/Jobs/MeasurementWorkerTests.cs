using Microsoft.Extensions.DependencyInjection;
using Phasa.Languages;
using Phasa.Separation;
using Phasa.Separation.Jobs;
using Phasa.Separation.PairSets;
using Phasa.TestSupport.Embeddings;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Separation.Jobs;

public sealed class MeasurementWorkerTests
{
    private static readonly PairSet Numbers = new("numbers", [.. Enumerable.Range(10, 24).Select(i => new PairItem($"p{i}", Texts($"番号 {i} は", $"ເລກ {i}"), Texts($"番号 {i} の説明", $"ຄຳອະທິບາຍເລກ {i}")))]);

    [Fact]
    public async Task RunNext_AMeasurement_IsMadeAndKept()
    {
        await using var bench = await BenchAsync(new NumberEmbedder());
        var job = await StartAsync(bench, new() { Pairs = Numbers, Models = ["numbers"], Source = Ja, Seed = 7 });
        Assert.Equal((MeasurementState.Queued, PairOrigin.Given), (job.State, job.Request.Origin));

        Assert.True(await bench.Get<MeasurementWorker>().RunNextAsync());

        Assert.Equal(MeasurementState.Done, (await FindAsync(bench, job)).State);
        var result = Assert.IsType<Measurement>(await bench.Store.Measurements.ReadAsync(job.Id));
        Assert.Equal((Numbers.Fingerprint, Ja, 7, "numbers"), (result.PairSet.Fingerprint, result.Source, result.Seed, Assert.Single(result.Models).Model));
        Assert.Equal(4, result.Models[0].Conditions.Count);
        Assert.False(await bench.Get<MeasurementWorker>().RunNextAsync());
    }

    [Fact]
    public async Task RunNext_ModelThatIsAway_TriesAgainLaterAndGivesUpInTheEnd()
    {
        var numbers = new NumberEmbedder { Failure = new HttpRequestException("away") };
        await using var bench = await BenchAsync(numbers);
        var job = await StartAsync(bench, new() { Pairs = Numbers, Models = ["numbers"] });
        for (var attempt = 1; attempt < 3; attempt++)
        {
            Assert.True(await bench.Get<MeasurementWorker>().RunNextAsync());
            var waiting = await FindAsync(bench, job);
            Assert.Equal((MeasurementState.Queued, attempt), (waiting.State, waiting.Attempts));
            Assert.False(await bench.Get<MeasurementWorker>().RunNextAsync());
            bench.Time.SetUtcNow(waiting.DueAt);
        }

        Assert.True(await bench.Get<MeasurementWorker>().RunNextAsync());
        var failed = await FindAsync(bench, job);
        Assert.Equal(MeasurementState.Failed, failed.State);
        Assert.Contains("away", failed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunNext_ModelThatHasGoneFromTheConfiguration_FailsAtOnceWithTheNamesThereAre()
    {
        await using var bench = await BenchAsync(new NumberEmbedder());
        var job = await bench.Store.Measurements.QueueAsync(new() { Origin = PairOrigin.Given, PairSet = "numbers", Models = ["gone"] }, Numbers);
        Assert.True(await bench.Get<MeasurementWorker>().RunNextAsync());
        Assert.Equal(MeasurementState.Failed, (await FindAsync(bench, job)).State);
        Assert.Contains("numbers", (await FindAsync(bench, job)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunNext_ToldToStop_GivesTheMeasurementBackUncounted()
    {
        using var stop = new CancellationTokenSource();
        await using var bench = await BenchAsync(new NumberEmbedder { Before = stop.CancelAsync });
        var job = await StartAsync(bench, new() { Pairs = Numbers, Models = ["numbers"] });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Get<MeasurementWorker>().RunNextAsync(stop.Token));
        Assert.Equal((MeasurementState.Queued, 0), ((await FindAsync(bench, job)).State, (await FindAsync(bench, job)).Attempts));
    }

    [Fact]
    public async Task RunNext_DeletedMeanwhile_EndsWithoutAResult()
    {
        MeasurementJob? job = null;
        Workbench? bench = null;
        await using var disposed = bench = await BenchAsync(new NumberEmbedder { Before = () => bench!.Store.Measurements.DeleteAsync(job!.Id) });
        job = await StartAsync(bench, new() { Pairs = Numbers, Models = ["numbers"] });
        Assert.True(await bench.Get<MeasurementWorker>().RunNextAsync());
        Assert.Empty(await bench.Store.Measurements.ListAsync(null, 10));
    }

    [Fact]
    public async Task RunNext_OneThatEndedItsProcessTooOften_IsGivenUp()
    {
        await using var bench = await BenchAsync(new NumberEmbedder());
        var job = await StartAsync(bench, new() { Pairs = Numbers, Models = ["numbers"] });
        for (var death = 0; death < 3; death++)
        {
            Assert.NotNull(await bench.Store.Measurements.LeaseAsync(TimeSpan.FromMinutes(1)));
            bench.Time.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.True(await bench.Get<MeasurementWorker>().RunNextAsync());

        Assert.Equal(MeasurementState.Failed, (await FindAsync(bench, job)).State);
        Assert.Contains("ended 3 times", (await FindAsync(bench, job)).Error, StringComparison.Ordinal);
    }

    private static Dictionary<LanguageTag, string> Texts(string japanese, string lao) => new() { [Ja] = japanese, [Lo] = lao };

    private static Task<Workbench> BenchAsync(NumberEmbedder numbers) => Workbench.StartAsync(s => s.AddSingleton(numbers.Model("numbers")));

    private static Task<MeasurementJob> StartAsync(Workbench bench, MeasurementOrder order) => bench.Get<MeasurementService>().StartAsync(order);

    private static async Task<MeasurementJob> FindAsync(Workbench bench, MeasurementJob job) => Assert.IsType<MeasurementJob>(await bench.Store.Measurements.FindAsync(job.Id));
}
