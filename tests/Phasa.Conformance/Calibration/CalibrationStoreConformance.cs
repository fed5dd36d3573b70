using Phasa.Calibration;
using Phasa.Collections;
using Phasa.Conformance.Storage;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Reembedding;
using Phasa.Separation.Conditions;
using Phasa.Separation.Thresholds;
using Phasa.TestSupport.Documents;

namespace Phasa.Conformance.Calibration;

/// <summary>What every <see cref="ICalibrationStore"/> does.</summary>
public abstract class CalibrationStoreConformance(StoreFactory factory) : StoreSuite(factory)
{
    [Fact]
    public async Task Find_NeverCalibrated_IsNull()
    {
        var kb = await CollectionAsync();
        Assert.Equal(0, kb.CalibrationVersion);
        Assert.Null(await Store.Calibrations.FindAsync(kb.Id, Writes.Space, Stop));
        Assert.Null(await Store.Calibrations.FindLatestAsync(kb.Id, Stop));
        Assert.Null(await Store.Calibrations.FindErrorAsync(kb.Id, Stop));
    }

    [Fact]
    public async Task Save_ThenReopen_GivesEveryFigureBack()
    {
        var kb = await CollectionAsync();
        var saved = Of(Writes.Space, CalibrationSource.Queries, Writes.Japanese, Writes.English);
        Assert.True(await Store.Calibrations.SaveAsync(kb.Id, saved, 0, Stop));
        await ReopenAsync();

        var found = Assert.IsType<CollectionCalibration>(await Store.Calibrations.FindAsync(kb.Id, Writes.Space, Stop));
        Assert.Equal(saved.Pairs.OrderBy(p => p.Fit.Query.Value, StringComparer.Ordinal), found.Pairs);
        Assert.Equal(saved.Rows, found.Rows);
        Assert.Equal((saved.Space, saved.At, saved.Source, saved.Seed), (found.Space, found.At, found.Source, found.Seed));
        Assert.Equal(1, (await Store.Collections.FindAsync("kb", Stop))!.CalibrationVersion);
    }

    [Fact]
    public async Task Save_Again_ReplacesTheWholeSetAndCounts()
    {
        var kb = await CollectionAsync();
        await SaveAsync(kb, Of(Writes.Space, CalibrationSource.Titles, Writes.Japanese, Writes.English));
        await SaveAsync(kb, Of(Writes.Space, CalibrationSource.Titles, Writes.Lao));
        Assert.Equal(Writes.Lao, Assert.Single((await Store.Calibrations.FindAsync(kb.Id, Writes.Space, Stop))!.Pairs).Fit.Query);
        Assert.Equal(2, (await Store.Collections.FindAsync("kb", Stop))!.CalibrationVersion);
    }

    [Fact]
    public async Task Save_AfterSomebodyElse_WritesNothing()
    {
        var kb = await CollectionAsync();
        await SaveAsync(kb, Of(Writes.Space, CalibrationSource.Queries, Writes.Japanese));
        Assert.False(await Store.Calibrations.SaveAsync(kb.Id, Of(Writes.Space, CalibrationSource.Titles, Writes.Lao), 0, Stop));
        Assert.Equal(CalibrationSource.Queries, (await Store.Calibrations.FindAsync(kb.Id, Writes.Space, Stop))!.Source);
        Assert.Equal(1, (await Store.Collections.FindAsync("kb", Stop))!.CalibrationVersion);
    }

    [Fact]
    public async Task Find_AnotherSpace_IsNullButTheLatestIsKnown()
    {
        var kb = await CollectionAsync();
        await SaveAsync(kb, Of(Writes.Space, CalibrationSource.Titles, Writes.Japanese));
        Assert.Null(await Store.Calibrations.FindAsync(kb.Id, Writes.OtherSpace, Stop));
        Assert.Equal(Writes.Space, (await Store.Calibrations.FindLatestAsync(kb.Id, Stop))!.Space);
    }

    [Fact]
    public async Task Save_InASecondSpace_KeepsWhatMayBeGoneBackToAndForgetsTheRest()
    {
        var kb = await CollectionAsync();
        var left = Writes.Space with { Model = "long gone" };
        await SaveAsync(kb, Of(left, CalibrationSource.Titles, Writes.Japanese));
        await SaveAsync(kb, Of(Writes.Space, CalibrationSource.Titles, Writes.Japanese));
        await Store.Reembeddings.StartAsync(kb.Id, Writes.OtherSpace, SwitchRule.Always, Stop);
        Time.Advance(TimeSpan.FromMinutes(1));
        await SaveAsync(kb, Of(Writes.OtherSpace, CalibrationSource.Titles, Writes.Japanese) with { At = Time.GetUtcNow() });

        Assert.Null(await Store.Calibrations.FindAsync(kb.Id, left, Stop));
        Assert.NotNull(await Store.Calibrations.FindAsync(kb.Id, Writes.Space, Stop));
        Assert.Equal(Writes.OtherSpace, (await Store.Calibrations.FindLatestAsync(kb.Id, Stop))!.Space);
    }

    [Fact]
    public async Task Delete_Collection_TakesThresholdsAlong()
    {
        var kb = await CollectionAsync();
        await SaveAsync(kb, Of(Writes.Space, CalibrationSource.Titles, Writes.Japanese));
        await Store.Calibrations.TakeTurnAsync(kb.Id, TimeSpan.FromHours(1), Stop);
        await Store.Collections.DeleteAsync("kb", Stop);
        Assert.Null(await Store.Calibrations.FindLatestAsync(kb.Id, Stop));
        Assert.False(await Store.Calibrations.TakeTurnAsync(kb.Id, TimeSpan.FromHours(1), Stop));
        await RefusedAsync(ErrorCodes.CollectionNotFound, () => SaveAsync(kb, Of(Writes.Space, CalibrationSource.Titles, Writes.Japanese)));
    }

    [Fact]
    public async Task Documents_WithTitles_LeavesStaleOnesOut()
    {
        var kb = await CollectionAsync("kb", Writes.Japanese, Writes.English, Writes.Lao);
        var written = await WriteAsync(kb, Writes.New("a", "一", "二") with
        {
            Titles = [Writes.HumanTitle(Writes.English, "One"), Writes.MachineTitle(Writes.Lao, "ໜຶ່ງ")],
        });
        await WriteAsync(await CollectionAsync("other"), Writes.New("b", "三"));

        var document = Assert.Single(await Store.Calibrations.DocumentsAsync(kb.Id, Stop));
        Assert.Equal((written.Key, "a"), (document.Key, document.Id));
        Assert.Equal(written.Passages.Select(p => p.Id), document.Passages);
        Assert.Equal(
            [("en", "One"), ("ja", "題 a"), ("lo", "ໜຶ່ງ")],
            document.Titles.Select(t => (t.Key.Value, t.Value)).OrderBy(t => t.Item1, StringComparer.Ordinal));

        await WriteAsync(kb, Writes.Next(written, "一", "二") with { Title = "新しい題", ContentHash = Writes.New("x", "y").ContentHash });
        Assert.DoesNotContain(Writes.English, Assert.Single(await Store.Calibrations.DocumentsAsync(kb.Id, Stop)).Titles.Keys);
    }

    [Fact]
    public async Task CountRows_ByLanguage_CountsOneSpace()
    {
        var kb = await CollectionAsync();
        await WriteAsync(kb, Writes.Version("a", 0, Writes.Passage("一", Writes.Human(Writes.English, "one")), Writes.Passage("二")));
        Assert.Equal([new(Writes.English, 1), new(Writes.Japanese, 2)], await Store.Calibrations.CountRowsAsync(kb.Id, Writes.Space, Stop));
        Assert.Empty(await Store.Calibrations.CountRowsAsync(kb.Id, Writes.OtherSpace, Stop));
    }

    [Fact]
    public async Task TakeTurn_WhileAnotherHasIt_IsRefusedUntilItEnds()
    {
        var kb = await CollectionAsync();
        Assert.True(await Store.Calibrations.TakeTurnAsync(kb.Id, TimeSpan.FromMinutes(30), Stop));
        Assert.False(await Store.Calibrations.TakeTurnAsync(kb.Id, TimeSpan.FromMinutes(30), Stop));
        Time.Advance(TimeSpan.FromMinutes(30));
        Assert.True(await Store.Calibrations.TakeTurnAsync(kb.Id, TimeSpan.FromMinutes(30), Stop));
        await Store.Calibrations.EndTurnAsync(kb.Id, null, null, Stop);
        Assert.True(await Store.Calibrations.TakeTurnAsync(kb.Id, TimeSpan.FromMinutes(30), Stop));
    }

    [Fact]
    public async Task EndTurn_WithAnError_ShowsItUntilTheNextCalibration()
    {
        var kb = await CollectionAsync();
        await Store.Calibrations.TakeTurnAsync(kb.Id, TimeSpan.FromMinutes(30), Stop);
        await Store.Calibrations.EndTurnAsync(kb.Id, "The model is away.", Time.GetUtcNow().AddMinutes(10), Stop);
        Assert.Equal("The model is away.", await Store.Calibrations.FindErrorAsync(kb.Id, Stop));
        Assert.False(await Store.Calibrations.TakeTurnAsync(kb.Id, TimeSpan.FromMinutes(30), Stop));
        await SaveAsync(kb, Of(Writes.Space, CalibrationSource.Titles, Writes.Japanese));
        Assert.Null(await Store.Calibrations.FindErrorAsync(kb.Id, Stop));
    }

    private async Task SaveAsync(Collection collection, CollectionCalibration calibration) =>
        Assert.True(await Store.Calibrations.SaveAsync(collection.Id, calibration, null, Stop));

    private CollectionCalibration Of(EmbeddingSpace space, CalibrationSource source, params LanguageTag[] languages) => new()
    {
        Space = space,
        At = Time.GetUtcNow(),
        Source = source,
        Seed = 5,
        Rows = [.. languages.Select((l, i) => new LanguageRows(l, 10 + i))],
        Pairs = [.. languages.Select(l => Pair(new(l, Writes.Japanese)))],
    };

    private static PairCalibration Pair(Condition condition)
    {
        var samples = Enumerable.Range(1, 40).Select(i => new ThresholdSample(0.5f + (i / 100f), i / 90f)).ToList();
        return PairCalibration.Of(ThresholdFitter.Fit(condition, samples, 0.05, 0.05, 5), samples, new(0.1f, null));
    }
}
