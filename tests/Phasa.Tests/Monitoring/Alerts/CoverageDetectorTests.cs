using Phasa.Collections;
using Phasa.Documents;
using Phasa.Ingestion;
using Phasa.Languages;
using Phasa.Monitoring.Alerts;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Monitoring.Alerts;

public sealed class CoverageDetectorTests
{
    private const AlertKind Kind = AlertKind.CoverageFallen;

    [Fact]
    public async Task Look_TranslationsFail_RaisesBeyondTheMarginAndClosesWhenMended()
    {
        await using var bench = await Workbench.StartAsync();
        var kb = await CoveredAsync(bench, 10);

        // 10 of 11: nine hundredths less. No provider is there, so the job is parked at once.
        await PutAsync(bench, kb, 10);
        Assert.Empty(await bench.LookAsync(Kind));

        // 10 of 12 once the job that might mend it has failed.
        await bench.Documents.PutAsync(kb, Japanese("d11", "追加の文書 11 です。"));
        Assert.Empty(await bench.LookAsync(Kind));
        await bench.WorkAsync();
        var alert = Assert.Single(await bench.LookAsync(Kind));
        Assert.Equal((Lo, AlertSeverity.Warning), (alert.Finding.Key.Language!.Value, alert.Finding.Severity));
        Assert.Equal((10.0 / 12, 1.0), (alert.Finding.Measured!.Value, alert.Finding.Expected!.Value));
        Assert.Equal(
            "10 of 12 passages can be found in lo, 83.3 %; it was 100 % on 2026-01-01. Of the other 2, 2 failed, 0 wait and 0 have no job.", alert.Finding.Message);

        // Mended by more than half of the margin: at 11 of 12 it is not.
        await bench.Documents.PutTranslationAsync(kb, "d10", Lo, new("ເອກະສານ 10"));
        Assert.Single(await bench.LookAsync(Kind));
        await bench.Documents.PutTranslationAsync(kb, "d11", Lo, new("ເອກະສານ 11"));
        Assert.Empty(await bench.LookAsync(Kind));
    }

    [Fact]
    public async Task Look_WorkThatMendsNothing_RaisesAfterItsTime()
    {
        await using var bench = await Workbench.StartAsync();
        var kb = await CoveredAsync(bench, 4);
        await bench.Documents.PutAsync(kb, [Japanese("x", "追加の文書です。"), Japanese("y", "別の文書です。")]);
        Assert.Empty(await bench.LookAsync(Kind));

        bench.Time.Advance(new AlertOptions().CoverageMending - TimeSpan.FromSeconds(1));
        Assert.Empty(await bench.LookAsync(Kind));
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(await bench.LookAsync(Kind));
    }

    [Fact]
    public async Task Look_WorkThatMendsALittle_IsGivenItsTimeAnew()
    {
        await using var bench = await Workbench.StartAsync();
        var kb = await CoveredAsync(bench, 4);
        await bench.Documents.PutAsync(kb, [.. Enumerable.Range(0, 6).Select(i => Japanese($"x{i}", $"追加の文書 {i} です。"))]);
        for (var i = 0; i < 3; i++)
        {
            Assert.Empty(await bench.LookAsync(Kind));
            bench.Time.Advance(new AlertOptions().CoverageMending - TimeSpan.FromSeconds(1));
            await bench.Documents.PutTranslationAsync(kb, $"x{i}", Lo, new($"ເອກະສານ {i}"));
        }

        Assert.Empty(await bench.LookAsync(Kind));
    }

    [Fact]
    public async Task Look_LanguageThatIsNotTranslatedOfItself_IsLeftAlone()
    {
        await using var bench = await Workbench.StartAsync();
        var kb = await CoveredAsync(bench, 4);
        kb = await bench.Store.Collections.SetPoliciesAsync("kb", new Dictionary<LanguageTag, LanguagePolicy> { [Lo] = LanguagePolicy.OnDemand });
        await bench.Documents.PutAsync(kb, [Japanese("x", "追加の文書です。"), Japanese("y", "別の文書です。")]);
        bench.Time.Advance(TimeSpan.FromDays(2));

        Assert.Empty(await bench.LookAsync(Kind));
    }

    [Fact]
    public async Task Look_StaleTranslations_AreStillFound()
    {
        await using var bench = await Workbench.StartAsync();
        var kb = await CoveredAsync(bench, 4);
        await bench.Documents.PutAsync(kb, [.. Enumerable.Range(0, 4).Select(i => Japanese($"d{i}", $"新しい本文 {i} です。"))]);
        await bench.WorkAsync();

        Assert.Empty(await bench.LookAsync(Kind));
    }

    /// <summary>A collection whose documents all were there in Lao at the end of yesterday.</summary>
    private static async Task<Collection> CoveredAsync(Workbench bench, int documents)
    {
        var kb = await bench.CollectionAsync("ja lo");
        await bench.Documents.PutAsync(kb, [.. Enumerable.Range(0, documents).Select(i => Japanese($"d{i}", $"元の文書 {i} です。", (Lo, $"ເອກະສານ {i}")))]);
        await bench.LookAsync();
        bench.Time.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await bench.LookAsync(Kind));
        return kb;
    }

    private static async Task PutAsync(Workbench bench, Collection collection, int number)
    {
        await bench.Documents.PutAsync(collection, Japanese($"d{number}", $"追加の文書 {number} です。"));
        await bench.WorkAsync();
    }
}
