using Phasa.Calibration;
using Phasa.Collections;
using Phasa.Ingestion;
using Phasa.Monitoring.Alerts;
using Phasa.Tests.Calibration;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Monitoring.Alerts;

public sealed class OutdatedThresholdDetectorTests
{
    private const AlertKind Kind = AlertKind.ThresholdOutdated;

    private static readonly TimeSpan Grace = new AlertOptions().ThresholdGrace, Step = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(6, false)]
    [InlineData(7, true)]
    public async Task Look_RowsHaveOutgrownThem_RaisesOnceTheyHadTimeToBeCalibratedAnew(int rows, bool isOutgrown)
    {
        await using var bench = await Workbench.StartAsync();
        var kb = await GrowAsync(bench, 0, 4);
        await SaveAsync(bench, kb, 4);
        Assert.Empty(await bench.LookAsync(Kind));

        await GrowAsync(bench, 4, rows);
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(await bench.LookAsync(Kind));
        bench.Time.Advance(Grace - Step);
        Assert.Empty(await bench.LookAsync(Kind));
        bench.Time.Advance(Step);
        var alerts = await bench.LookAsync(Kind);
        Assert.Equal(isOutgrown ? 1 : 0, alerts.Count);
        if (isOutgrown)
        {
            Assert.Contains("en 4 to 7", Assert.Single(alerts).Finding.Message, StringComparison.Ordinal);
            await SaveAsync(bench, kb, 7);
            Assert.Empty(await bench.LookAsync(Kind));
        }
    }

    [Fact]
    public async Task Look_OfASpaceThatTheCollectionLeft_NamesBoth()
    {
        await using var bench = await Workbench.StartAsync();
        var kb = await GrowAsync(bench, 0, 4);
        await bench.Store.Calibrations.SaveAsync(
            kb.Id, Calibrations.Of(kb.Space with { Model = "former" }, CalibrationSource.Queries, [new(En, 4)], (En, En, 0.3f)), null);
        await bench.LookAsync();
        bench.Time.Advance(Grace);

        var message = Assert.Single(await bench.LookAsync(Kind)).Finding.Message;
        Assert.Contains("'former'", message, StringComparison.Ordinal);
        Assert.Contains($"'{kb.Space.Model}'", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Look_NeverCalibrated_SaysNothing()
    {
        await using var bench = await Workbench.StartAsync();
        await GrowAsync(bench, 0, 4);
        await bench.LookAsync();
        bench.Time.Advance(Grace * 2);

        Assert.Empty(await bench.LookAsync(Kind));
    }

    private static Task<bool> SaveAsync(Workbench bench, Collection collection, int rows) =>
        bench.Store.Calibrations.SaveAsync(collection.Id, Calibrations.Of(collection.Space, CalibrationSource.Queries, [new(En, rows)], (En, En, 0.3f)), null);

    private static async Task<Collection> GrowAsync(Workbench bench, int from, int to)
    {
        var kb = await bench.Store.Collections.FindAsync("kb") ?? await bench.CollectionAsync("en");
        await bench.Documents.PutAsync(kb, [.. Enumerable.Range(from, to - from).Select(i => new DocumentInput($"{i}", $"The text of chapter {i * 7919}") { Language = En })]);
        return await bench.NowAsync(kb);
    }
}
