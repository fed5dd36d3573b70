using Microsoft.Extensions.DependencyInjection;
using Phasa.Embeddings.HashedNgrams;
using Phasa.Search;
using Phasa.Separation;
using Phasa.Separation.Verdicts;
using Phasa.TestSupport.Separation;
using Phasa.TestSupport.Translation;
using Phasa.Translation;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Search.Evidence;

/// <summary>What searches do with a measurement in the store.</summary>
public sealed class EvidenceSearchTests
{
    private const string Question = "ສົ່ງໃບແຈ້ງໜີ້";

    private static readonly Measurement LaoBroken = Of(("lo→ja", Verdict.Broken), ("ja→ja", Verdict.Working));

    [Fact]
    public async Task Search_BrokenAcrossAndATranslator_FindsTheUntranslatedDocument()
    {
        await using var bench = await SampleAsync(ScriptedTranslator.Of("gpt", q => q == Question ? "請求書を送る" : null));
        var before = await bench.Search.SearchAsync("kb", new(Question) { Language = Lo });
        Assert.DoesNotContain(before.Hits, h => h.Text.DocumentId == "bill");
        Assert.Null(before.Measurement);
        var saved = await bench.Store.Measurements.SaveAsync(LaoBroken);

        var after = await bench.Search.SearchAsync("kb", new(Question) { Language = Lo });

        Assert.Equal(Route.QueryTranslation, Assert.Single(after.Hits, h => h.Text.DocumentId == "bill").Route);
        var route = after.Routes.Single(r => r.Route == Route.QueryTranslation);
        Assert.Equal(("請求書を送る", 1, saved.Id), (route.Query, route.Rows, after.Measurement));
        Assert.StartsWith("lo→ja measured broken on 2026-11-22: query translated", route.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(after.Warnings, w => w.Code is "cross-lingual-broken" or "query-translation-failed");
        Assert.DoesNotContain(after.Routes, r => r.Route == Route.Fallback);
    }

    [Fact]
    public async Task Search_BrokenAcrossAndNoTranslator_FallsBackWithTheFigures()
    {
        await using var bench = await SampleAsync(null);
        var saved = await bench.Store.Measurements.SaveAsync(LaoBroken);

        var result = await bench.Search.SearchAsync("kb", new(Question) { Language = Lo, Threshold = -1 });

        Assert.Contains(result.Hits, h => h.Text.DocumentId == "bill" && h.Route == Route.Fallback);
        var warning = Assert.Single(result.Warnings, w => w.Code == "cross-lingual-broken");
        Assert.Contains($"measurement {saved.Id} of 2026-11-22 found lo→ja broken (mean similarity of synonyms 0.03, of unrelated texts 0.21; AUC 0.55)", warning.Message, StringComparison.Ordinal);
        Assert.Contains("lo->ja", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_TranslatorThatFails_FallsBackAndSaysSo()
    {
        await using var bench = await SampleAsync(ScriptedTranslator.Failing("gpt", TranslationFailure.Unreachable));
        await bench.Store.Measurements.SaveAsync(LaoBroken);

        var result = await bench.Search.SearchAsync("kb", new(Question) { Language = Lo, Threshold = -1 });

        Assert.Contains(result.Hits, h => h.Text.DocumentId == "bill" && h.Route == Route.Fallback);
        Assert.Contains("gpt", Assert.Single(result.Warnings, w => w.Code == "query-translation-failed").Message, StringComparison.Ordinal);
        Assert.Single(result.Warnings, w => w.Code == "cross-lingual-broken");
        Assert.EndsWith("the query could not be translated", result.Routes.Single(r => r.Route == Route.Fallback).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_TranslatorThatHangs_IsNotWaitedForLong()
    {
        var asked = new TaskCompletionSource();
        await using var bench = await SampleAsync(new ScriptedTranslator("gpt", async (_, stop) =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, stop);
            return [];
        }));
        await bench.Store.Measurements.SaveAsync(LaoBroken);

        var search = bench.Search.SearchAsync("kb", new(Question) { Language = Lo, Threshold = -1 });
        await asked.Task;
        bench.Time.Advance(QueryTranslation.Patience);

        Assert.Contains("within 5 s", Assert.Single((await search).Warnings, w => w.Code == "query-translation-failed").Message, StringComparison.Ordinal);
        var next = await bench.Search.SearchAsync("kb", new(Question) { Language = Lo, Threshold = -1 });
        Assert.Contains("asked again", Assert.Single(next.Warnings, w => w.Code == "query-translation-failed").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_SameQuestionSoonAgain_IsTranslatedOnce()
    {
        var translator = ScriptedTranslator.Of("gpt", _ => "請求書を送る");
        await using var bench = await SampleAsync(translator);
        await bench.Store.Measurements.SaveAsync(LaoBroken);
        for (var search = 0; search < 3; search++)
        {
            Assert.Equal("請求書を送る", (await bench.Search.SearchAsync("kb", new(Question) { Language = Lo })).Routes[^1].Query);
        }

        Assert.Single(translator.Requests);
        bench.Time.Advance(Recent.Kept);
        await bench.Search.SearchAsync("kb", new(Question) { Language = Lo });
        Assert.Equal(2, translator.Requests.Count);
    }

    [Fact]
    public async Task Search_LanguageBrokenWithin_WarnsThatTheModelDoesNotKnowIt()
    {
        await using var bench = await SampleAsync(null);
        await bench.Store.Measurements.SaveAsync(Of(("lo→lo", Verdict.Broken)));
        var result = await bench.Search.SearchAsync("kb", new(Question) { Language = Lo });
        Assert.Contains("lo→lo broken", Assert.Single(result.Warnings, w => w.Code == "language-unknown-to-model").Message, StringComparison.Ordinal);
        Assert.DoesNotContain((await bench.Search.SearchAsync("kb", new("請求書") { Language = Ja })).Warnings, w => w.Code == "language-unknown-to-model");
    }

    [Fact]
    public async Task Search_MeasurementComesAndGoes_IsSeenByTheNextSearch()
    {
        await using var bench = await SampleAsync(ScriptedTranslator.Of("gpt", _ => "請求書を送る"));
        Assert.Equal(Route.Fallback, await OpenRouteAsync());
        var first = await bench.Store.Measurements.SaveAsync(LaoBroken);
        Assert.Equal(Route.QueryTranslation, await OpenRouteAsync());
        var second = await bench.Store.Measurements.SaveAsync(Of(("lo→ja", Verdict.Working)) with { At = LaoBroken.At.AddDays(1) });
        Assert.Equal(Route.Fallback, await OpenRouteAsync());
        await bench.Store.Measurements.DeleteAsync(second.Id);
        Assert.Equal(Route.QueryTranslation, await OpenRouteAsync());
        await bench.Store.Measurements.DeleteAsync(first.Id);
        Assert.Equal(Route.Fallback, await OpenRouteAsync());

        async Task<Route> OpenRouteAsync() => (await bench.Search.SearchAsync("kb", new(Question) { Language = Lo })).Routes[^1].Route;
    }

    private static Measurement Of(params (string Pair, Verdict Verdict)[] conditions)
    {
        using var model = HashedNgramEmbedder.CreateModel();
        return Figures.Of(model.Space, [.. conditions.Select(c => Figures.Condition(c.Pair, c.Verdict))]);
    }

    private static async Task<Workbench> SampleAsync(ITranslator? translator)
    {
        var bench = await Workbench.StartAsync(s =>
        {
            if (translator is not null)
            {
                s.AddSingleton(translator);
            }
        });
        var collection = await bench.CollectionAsync("ja lo");
        await bench.Documents.PutAsync(collection, [
            Japanese("user", "# 利用者の登録\n\n管理画面で利用者を登録します。", (Lo, "# ການລົງທະບຽນຜູ້ໃຊ້\n\nສ້າງຜູ້ໃຊ້ໃນໜ້າຈໍຜູ້ດູແລລະບົບ")),
            Japanese("bill", "# 請求\n\n請求書を毎月送ります。")]);
        return bench;
    }
}
