using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Phasa.Documents;
using Phasa.Indexes;
using Phasa.Languages;
using Phasa.Search;
using Phasa.TestSupport.Translation;
using Phasa.Translation;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Search;

public sealed class SearchServiceTests
{
    [Fact]
    public async Task Search_ForcedRoutes_GoOnlyThatWay()
    {
        await using var bench = await SampleAsync();
        var index = await bench.Search.SearchAsync("kb", new("ສ້າງຜູ້ໃຊ້") { Language = Lo, Route = RouteChoice.Index, Threshold = -1 });
        var crossing = await bench.Search.SearchAsync("kb", new("ສ້າງຜູ້ໃຊ້") { Language = Lo, Route = RouteChoice.CrossLingual, Threshold = -1 });

        Assert.All(index.Hits, h => Assert.Equal((Route.Index, Lo), (h.Route, h.Text.Language)));
        Assert.All(crossing.Hits, h => Assert.Equal((Route.CrossLingual, Ja), (h.Route, h.Text.Language)));
        Assert.Equal((1, 2), (index.Hits.Count, crossing.Hits.Count));
    }

    [Fact]
    public async Task Search_QueryTranslation_SearchesTheOriginalsInTheirLanguage()
    {
        await using var bench = await SampleAsync(s => s.AddSingleton<ITranslator>(ScriptedTranslator.Of("gpt", q => q == "ສົ່ງໃບແຈ້ງໜີ້" ? "請求書を送る" : null)));
        var result = await bench.Search.SearchAsync("kb", new("ສົ່ງໃບແຈ້ງໜີ້") { Language = Lo, Route = RouteChoice.QueryTranslation });
        Assert.Equal("bill", result.Hits[0].Text.DocumentId);
        Assert.Equal("請求書を送る", Assert.Single(result.Routes).Query);
    }

    [Fact]
    public async Task Search_QueryTranslationWithoutProvider_SaysWhatIsMissing()
    {
        await using var bench = await SampleAsync();
        var error = await Assert.ThrowsAsync<PhasaException>(() =>
            bench.Search.SearchAsync("kb", new("ສົ່ງໃບແຈ້ງໜີ້") { Language = Lo, Route = RouteChoice.QueryTranslation }));
        Assert.Equal(ErrorCodes.RouteUnavailable, error.Code);
        Assert.Contains("provider", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_FallbackThatCannotCrossLanguages_Warns()
    {
        await using var bench = await SampleAsync();
        var result = await bench.Search.SearchAsync("kb", new("ໃບແຈ້ງໜີ້") { Language = Lo });
        Assert.Contains(result.Warnings, w => w.Code == "cross-lingual-broken" && w.Message.Contains("lo", StringComparison.Ordinal));
        Assert.Equal("1 passage has no lo row yet", result.Routes.Single(r => r.Route == Route.Fallback).Reason);
    }

    [Fact]
    public async Task Search_LanguageOfNoIndex_IsServedByFallbackWithAWarning()
    {
        await using var bench = await SampleAsync();
        var result = await bench.Search.SearchAsync("kb", new("LMS") { Language = LanguageTag.Parse("km"), Threshold = -1 });
        Assert.Equal(2, result.Hits.Count);
        Assert.All(result.Hits, h => Assert.Equal(Route.Fallback, h.Route));
        Assert.Contains(result.Warnings, w => w.Code == "language-not-in-collection");
    }

    [Fact]
    public async Task Search_NothingAboveTheCut_IsEmptyAndReportsTheBest()
    {
        await using var bench = await SampleAsync();
        var result = await bench.Search.SearchAsync("kb", new("xyzzy plugh 42") { Language = Lo });
        Assert.Empty(result.Hits);
        var index = result.Routes.Single(r => r.Route == Route.Index);
        Assert.Equal((1, 0), (index.Rows, index.Accepted));
        Assert.True(index.Best < index.Threshold.Value);
    }

    [Theory]
    [InlineData("", 10, null, "/query")]
    [InlineData("   ", 10, null, "/query")]
    [InlineData("q", 0, null, "/top")]
    [InlineData("q", 1001, null, "/top")]
    [InlineData("q", 10, 1.5f, "/threshold")]
    [InlineData("q", 10, float.NaN, "/threshold")]
    public async Task Search_OutOfRange_NamesTheMember(string query, int top, float? threshold, string location)
    {
        await using var bench = await Workbench.StartAsync();
        var error = await Assert.ThrowsAsync<PhasaException>(() => bench.Search.SearchAsync("kb", new(query) { Top = top, Threshold = threshold }));
        Assert.Equal((ErrorCodes.InvalidRequest, location), (error.Code, error.Location));
    }

    [Fact]
    public async Task Warming_AtTheStart_ReadsEveryCollection()
    {
        await using var bench = await SampleAsync();
        using var warming = new IndexWarming(bench.Store, bench.Get<CollectionIndexes>(), NullLogger<IndexWarming>.Instance);
        await warming.StartAsync(CancellationToken.None);
        await warming.ExecuteTask!;
        Assert.Equal(1, bench.Get<CollectionIndexes>().Count);
    }

    [Fact]
    public async Task Search_DeletedDocument_IsGoneAtOnce()
    {
        await using var bench = await SampleAsync();
        var collection = (await bench.Store.Collections.FindAsync("kb"))!;
        Assert.NotEmpty((await bench.Search.SearchAsync("kb", new("請求書") { Language = Ja })).Hits);
        await bench.Store.Documents.DeleteAsync(collection.Id, "bill");
        Assert.DoesNotContain((await bench.Search.SearchAsync("kb", new("請求書") { Language = Ja, Threshold = -1 })).Hits, h => h.Text.DocumentId == "bill");
    }

    [Fact]
    public async Task Search_CollectionMadeAnewUnderTheSameName_ShowsNothingOfTheOld()
    {
        await using var bench = await SampleAsync();
        await bench.Search.SearchAsync("kb", new("請求書") { Language = Ja });
        await bench.Store.Collections.DeleteAsync("kb");
        var gone = await Assert.ThrowsAsync<PhasaException>(() => bench.Search.SearchAsync("kb", new("請求書")));
        Assert.Equal(ErrorCodes.CollectionNotFound, gone.Code);

        await bench.CollectionAsync("ja lo");
        Assert.Empty((await bench.Search.SearchAsync("kb", new("請求書") { Language = Ja, Threshold = -1 })).Hits);
        Assert.Equal(1, bench.Get<CollectionIndexes>().Count);
    }

    private static async Task<Workbench> SampleAsync(Action<IServiceCollection>? more = null)
    {
        var bench = await Workbench.StartAsync(more);
        var collection = await bench.CollectionAsync("ja lo");
        await bench.Documents.PutAsync(collection, [
            Japanese("user", "# 利用者の登録\n\n管理画面で利用者を登録します。", (Lo, "# ການລົງທະບຽນຜູ້ໃຊ້\n\nສ້າງຜູ້ໃຊ້ໃນໜ້າຈໍຜູ້ດູແລລະບົບ")),
            Japanese("bill", "# 請求\n\n請求書を毎月送ります。")]);
        return bench;
    }
}
