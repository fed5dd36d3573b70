using Microsoft.Extensions.DependencyInjection;
using Phasa.Calibration;
using Phasa.Collections;
using Phasa.Languages;
using Phasa.Search;
using Phasa.Separation.Thresholds;
using Phasa.TestSupport.Translation;
using Phasa.Translation;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Calibration;

/// <summary>What searches do with calibrated thresholds.</summary>
public sealed class CalibratedSearchTests
{
    private static readonly LanguageRows[] AsNow = [new(Ja, 2), new(Lo, 1)];

    [Fact]
    public async Task Search_EveryRoute_IsCutByItsOwnPairOfLanguages()
    {
        await using var bench = await SampleAsync();
        await SaveAsync(bench, CalibrationSource.Titles, AsNow, (Lo, Lo, 0.31f), (Lo, Ja, 0.32f), (Ja, Ja, 0.33f), (En, Ja, 0.34f));

        Assert.Equal([(Route.Index, 0.31f), (Route.Fallback, 0.32f)], await CutsAsync(bench, RouteChoice.Auto));
        Assert.Equal([(Route.CrossLingual, 0.32f)], await CutsAsync(bench, RouteChoice.CrossLingual));

        // The query is Japanese by then.
        Assert.Equal([(Route.QueryTranslation, 0.33f)], await CutsAsync(bench, RouteChoice.QueryTranslation));
    }

    [Fact]
    public async Task Search_PairThatWasNotCalibrated_TakesNoOthersThreshold()
    {
        await using var bench = await SampleAsync();
        await SaveAsync(bench, CalibrationSource.Titles, AsNow, (Ja, Ja, 0.33f), (Ja, Lo, 0.9f), (Lo, Lo, 0.31f));
        var routes = (await bench.Search.SearchAsync("kb", new("ລະຫັດ") { Language = Lo })).Routes;
        Assert.Equal([ThresholdSource.Calibrated, ThresholdSource.Model], routes.Select(r => r.Threshold.Source));
    }

    [Fact]
    public async Task Search_ThresholdsOfAnotherSpace_AreNotUsedAndSoItSays()
    {
        await using var bench = await SampleAsync();
        var kb = await KbAsync(bench);
        await bench.Store.Calibrations.SaveAsync(
            kb.Id, Calibrations.Of(kb.Space with { Model = "former" }, CalibrationSource.Queries, AsNow, (Lo, Lo, 0.31f), (Lo, Ja, 0.31f)), null);
        var result = await bench.Search.SearchAsync("kb", new("ລະຫັດ") { Language = Lo });
        Assert.All(result.Routes, r => Assert.Equal(ThresholdSource.Model, r.Threshold.Source));
        Assert.Contains("'former'", Assert.Single(result.Warnings, w => w.Code == "threshold-outdated").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_RequestedThreshold_Wins()
    {
        await using var bench = await SampleAsync();
        await SaveAsync(bench, CalibrationSource.Titles, AsNow, (Lo, Lo, 0.31f));
        var result = await bench.Search.SearchAsync("kb", new("ລະຫັດ") { Language = Lo, Route = RouteChoice.Index, Threshold = 0.2f });
        Assert.Equal(new(0.2f, ThresholdSource.Requested), Assert.Single(result.Routes).Threshold);
    }

    [Fact]
    public async Task Search_AfterACalibrationByAnybody_UsesItAtOnce()
    {
        await using var bench = await SampleAsync();
        Assert.Equal((Route.Index, 0.31f), await Changed(0.31f));
        Assert.Equal((Route.Index, 0.45f), await Changed(0.45f));

        async Task<(Route, float)> Changed(float cut)
        {
            _ = await CutsAsync(bench, RouteChoice.Index);
            await SaveAsync(bench, CalibrationSource.Titles, AsNow, (Lo, Lo, cut));
            return Assert.Single(await CutsAsync(bench, RouteChoice.Index));
        }
    }

    /// <summary>The saved scale is 1/(1 + exp(−20·(s − 0.3))).</summary>
    [Fact]
    public async Task Search_CalibratedPair_GivesRelevanceOnItsScale()
    {
        await using var bench = await SampleAsync();
        var before = (await bench.Search.SearchAsync("kb", new("ລະຫັດຂອງຂ້ອຍ") { Language = Lo, Threshold = -1 })).Hits[0];
        await SaveAsync(bench, CalibrationSource.Queries, AsNow, (Lo, Lo, 0.2f), (Lo, Ja, 0.2f));
        var hit = (await bench.Search.SearchAsync("kb", new("ລະຫັດຂອງຂ້ອຍ") { Language = Lo, Threshold = -1 })).Hits[0];
        Assert.Equal(before.Similarity, hit.Similarity);
        Assert.Equal(1 / (1 + MathF.Exp(-20 * (hit.Similarity - 0.3f))), hit.Relevance, 4);
        Assert.NotEqual(before.Relevance, hit.Relevance, 4);
    }

    /// <summary>Titles have no say in the order of hits, and a scale beside none would compare two kinds of figures.</summary>
    [Fact]
    public async Task Search_TitlesOrAScaleForOneRouteOnly_GivesRelevanceByTheCut()
    {
        await using var bench = await SampleAsync();
        var request = new SearchRequest("ລະຫັດຂອງຂ້ອຍ") { Language = Lo, Threshold = -1 };
        var before = (await bench.Search.SearchAsync("kb", request)).Hits.Select(h => h.Relevance).ToList();
        await SaveAsync(bench, CalibrationSource.Titles, AsNow, (Lo, Lo, 0.2f), (Lo, Ja, 0.2f));
        Assert.Equal(before, (await bench.Search.SearchAsync("kb", request)).Hits.Select(h => h.Relevance));
        await SaveAsync(bench, CalibrationSource.Queries, AsNow, (Lo, Lo, 0.2f));
        Assert.Equal(before, (await bench.Search.SearchAsync("kb", request)).Hits.Select(h => h.Relevance));
    }

    [Theory]
    [InlineData(CalibrationSource.Queries, "--queries")]
    [InlineData(CalibrationSource.Titles, "phasa serve")]
    public async Task Search_RowsHaveOutgrownTheThreshold_Warns(CalibrationSource source, string advice)
    {
        await using var bench = await SampleAsync();
        await SaveAsync(bench, source, [new(Ja, 1), new(Lo, 1)], (Lo, Lo, 0.3f), (Lo, Ja, 0.3f));
        var result = await bench.Search.SearchAsync("kb", new("ລະຫັດ") { Language = Lo });
        var message = Assert.Single(result.Warnings, w => w.Code == "threshold-outdated").Message;
        Assert.Contains("rows in ja was calibrated with 1 rows; there are 2 now", message, StringComparison.Ordinal);
        Assert.Contains(advice, message, StringComparison.Ordinal);
        Assert.Equal((1, 2, true), Told(result.Routes.Single(r => r.Language == Ja).Calibrated!));

        await SaveAsync(bench, source, AsNow, (Lo, Lo, 0.3f), (Lo, Ja, 0.3f));
        Assert.DoesNotContain((await bench.Search.SearchAsync("kb", new("ລະຫັດ") { Language = Lo })).Warnings, w => w.Code == "threshold-outdated");
    }

    [Fact]
    public async Task Search_OutgrownPairWhoseCutIsNotUsed_DoesNotWarn()
    {
        await using var bench = await SampleAsync();
        var kb = await KbAsync(bench);
        var calibration = Calibrations.Of(kb.Space, CalibrationSource.Titles, [new(Lo, 40)]) with
        {
            Pairs = [Calibrations.Pair(Lo, Lo, ThresholdVerdict.NotEnoughData, 0.3f, null)],
        };
        await bench.Store.Calibrations.SaveAsync(kb.Id, calibration, null);
        var result = await bench.Search.SearchAsync("kb", new("ລະຫັດ") { Language = Lo, Route = RouteChoice.Index });
        Assert.Equal(ThresholdSource.Model, Assert.Single(result.Routes).Threshold.Source);
        Assert.DoesNotContain(result.Warnings, w => w.Code == "threshold-outdated");
    }

    private static (int, int, bool) Told(CalibratedPair pair) => (pair.RowsThen, pair.RowsNow, pair.IsOutdated);

    private static async Task<IEnumerable<(Route, float)>> CutsAsync(Workbench bench, RouteChoice route) =>
        (await bench.Search.SearchAsync("kb", new("ລະຫັດ") { Language = Lo, Route = route })).Routes.Select(r => (r.Route, r.Threshold.Value));

    private static async Task<Collection> KbAsync(Workbench bench) => (await bench.Store.Collections.FindAsync("kb"))!;

    private static async Task SaveAsync(
        Workbench bench, CalibrationSource source, LanguageRows[] rows, params (LanguageTag Query, LanguageTag Row, float Cut)[] pairs)
    {
        var kb = await KbAsync(bench);
        Assert.True(await bench.Store.Calibrations.SaveAsync(kb.Id, Calibrations.Of(kb.Space, source, rows, pairs), null));
    }

    /// <summary>Two documents in Japanese, one of them translated into Lao.</summary>
    private static async Task<Workbench> SampleAsync()
    {
        var bench = await Workbench.StartAsync(s => s.AddSingleton<ITranslator>(ScriptedTranslator.Of("gpt", _ => "パスワード")));
        var kb = await bench.CollectionAsync("ja lo");
        await bench.Documents.PutAsync(kb, [Japanese("password", "パスワードを忘れたとき", (Lo, "ລືມລະຫັດຜ່ານ")), Japanese("bill", "請求書を送る")]);
        return bench;
    }
}
