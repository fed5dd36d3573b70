using Microsoft.Extensions.DependencyInjection;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Languages;
using Phasa.Separation.Paths;
using Phasa.TestSupport.Translation;
using Phasa.Translation;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Separation.Paths;

/// <summary>Three articles in Japanese, two of them in Lao, too, under a model of character runs: it finds equal words and nothing across languages.</summary>
public sealed class PathEvaluationTests : IAsyncLifetime
{
    private const string UserQuestion = "ສ້າງຜູ້ໃຊ້";
    private const string BillQuestion = "ໃບແຈ້ງໜີ້";
    private Workbench _bench = null!;
    private Collection _collection = null!;

    public ValueTask InitializeAsync() => StartAsync(null);

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Run_EveryPath_JudgesWhatTheProductsOwnSearchFinds()
    {
        var result = await RunAsync([Query("user", "user"), Query("bill", "bill")]);

        Assert.Equal(
            [(Ja, RetrievalPath.Index), (Ja, RetrievalPath.Auto), (Lo, RetrievalPath.Index), (Lo, RetrievalPath.CrossLingual), (Lo, RetrievalPath.Auto)],
            result.Paths.Select(p => (p.Language, p.Path)));
        var index = result.Paths.Single(p => (p.Language, p.Path) == (Lo, RetrievalPath.Index));
        Assert.Equal((2, 2, 1, 1, 1), (index.Queries, index.Reached, index.RecallAt1, index.NdcgAt10, index.Mrr));
        var crossing = result.Paths.Single(p => (p.Language, p.Path) == (Lo, RetrievalPath.CrossLingual));
        Assert.True(crossing.Similarity < index.Similarity / 3, $"{crossing} {index}");
        Assert.Equal(10, result.Answers.Count);
        Assert.Equal((2, 0, 2000), (result.Answerable, result.Unanswerable, result.Draws));
        Assert.Empty(result.FalseAccepts);
    }

    [Fact]
    public async Task Run_DocumentWithoutTranslation_IsOutOfTheIndexesReach()
    {
        var result = await RunAsync([Query("audit", "audit")]);

        var index = result.Answers.Single(a => (a.Language, a.Path) == (Lo, RetrievalPath.Index));
        Assert.Equal((null, 0, 0), (index.Similarity, index.NdcgAt10, index.ReciprocalRank));
        Assert.NotNull(result.Answers.Single(a => (a.Language, a.Path) == (Lo, RetrievalPath.CrossLingual)).Similarity);
    }

    [Fact]
    public async Task Run_PathsThatAreNotThere_SaysWhy()
    {
        var result = await RunAsync([Query("user", "user") with { Query = Texts(("ja", "利用者"), ("lo", UserQuestion), ("km", "អ្នកប្រើ")) }]);

        Assert.Equal(
            [
                (Ja, RetrievalPath.CrossLingual, "all knowledge is written in ja, so that this is the index"),
                (Ja, RetrievalPath.QueryTranslation, "all knowledge is written in ja, so that this is the index"),
                (Lo, RetrievalPath.QueryTranslation, "no provider translates lo->ja"),
                (LanguageTag.Parse("km"), RetrievalPath.Index, "there are no rows in km"),
                (LanguageTag.Parse("km"), RetrievalPath.QueryTranslation, "no provider translates km->ja"),
            ],
            result.Gaps.Select(g => (g.Language, g.Path, g.Reason)));
        Assert.All(result.Gaps, g => Assert.True(g is { IsWhole: true, Queries: 1 }));
    }

    [Fact]
    public async Task Run_QueryTranslation_IsAskedWhereAProviderIs()
    {
        await RestartAsync(ScriptedTranslator.Of("gpt", q => q == UserQuestion ? "利用者の登録" : q == BillQuestion ? "請求書を送る" : null));
        var result = await RunAsync([Query("user", "user"), Query("bill", "bill")], RetrievalPath.QueryTranslation);

        var translated = Assert.Single(result.Paths);
        Assert.Equal((Lo, 2, 1), (translated.Language, translated.Queries, translated.RecallAt1));
    }

    [Fact]
    public async Task Run_QueryThatCannotBeTranslated_FoundNothingAndIsTold()
    {
        await RestartAsync(ScriptedTranslator.Of("gpt", q => q == UserQuestion ? "利用者の登録" : null));
        var result = await RunAsync([Query("user", "user"), Query("bill", "bill")], RetrievalPath.QueryTranslation);

        Assert.Equal(0.5, Assert.Single(result.Paths).RecallAt1);
        var gap = result.Gaps.Single(g => g.Language == Lo);
        Assert.Equal((1, false), (gap.Queries, gap.IsWhole));
        Assert.Contains("gpt", gap.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NoQueryCanBeTranslated_HasNoFiguresForThePath()
    {
        await RestartAsync(ScriptedTranslator.Of("gpt", _ => null));
        var result = await RunAsync([Query("user", "user")], RetrievalPath.QueryTranslation, RetrievalPath.Index);

        Assert.DoesNotContain(result.Paths, p => p.Path == RetrievalPath.QueryTranslation);
        Assert.True(result.Gaps.Single(g => g.Language == Lo).IsWhole);
    }

    [Fact]
    public async Task Run_UnanswerableQueries_CountsWhatUsersAreGivenAllTheSame()
    {
        var result = await RunAsync(
        [
            Query("user", "user"),
            new("nothing", Texts(("lo", "xyzzy plugh 42")), []),
            new("near", Texts(("lo", "ສ້າງຜູ້ໃຊ້ໃນໜ້າຈໍຜູ້ດູແລລະບົບ")), []),
        ]);

        Assert.Equal([new FalseAccepts(Lo, 2, 1)], result.FalseAccepts);
        Assert.Equal(0.5, result.FalseAccepts[0].Share);
        Assert.Equal((1, 2), (result.Answerable, result.Unanswerable));
        Assert.All(result.Answers, a => Assert.Equal("user", a.QueryId));
    }

    [Fact]
    public async Task Run_SomeLanguagesAndPaths_AsksNoOthers()
    {
        List<(long Done, long Total)> told = [];
        var result = await _bench.Get<PathEvaluation>().RunAsync(
            _collection, [Query("user", "user"), Query("bill", "bill")], new() { Languages = [Lo], Paths = [RetrievalPath.Auto, RetrievalPath.Index] }, (done, total) => told.Add((done, total)));

        Assert.Equal([(Lo, RetrievalPath.Index), (Lo, RetrievalPath.Auto)], result.Paths.Select(p => (p.Language, p.Path)));
        Assert.Equal([(1, 4), (2, 4), (3, 4), (4, 4)], told);
        Assert.Equal((RetrievalPath.Index, RetrievalPath.Auto), (result.Differences.Single().First, result.Differences.Single().Second));
    }

    [Fact]
    public async Task Run_UnknownDocuments_NamesThemAndTheirQueries()
    {
        var error = await Assert.ThrowsAsync<PhasaException>(() => RunAsync([Query("user", "user", "gone"), Query("bill", "gone"), Query("audit", "lost")]));
        Assert.Equal(ErrorCodes.DocumentNotFound, error.Code);
        Assert.Contains("'gone' (user, bill), 'lost' (audit)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_LanguageThatNoQueryHas_NamesThoseThereAre()
    {
        var error = await Assert.ThrowsAsync<PhasaException>(() =>
            _bench.Get<PathEvaluation>().RunAsync(_collection, [Query("user", "user")], new() { Languages = [Th] }));
        Assert.Equal(ErrorCodes.InvalidRequest, error.Code);
        Assert.Contains("No query is in th; the queries are in ja, lo.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NoPathThatCanBeAsked_SaysWhyNone()
    {
        var error = await Assert.ThrowsAsync<PhasaException>(() => RunAsync([Query("user", "user")], RetrievalPath.QueryTranslation));
        Assert.Equal(ErrorCodes.RouteUnavailable, error.Code);
        Assert.Contains("no provider translates lo->ja", error.Message, StringComparison.Ordinal);
    }

    private async Task RestartAsync(ITranslator translator)
    {
        await _bench.DisposeAsync();
        await StartAsync(s => s.AddSingleton(translator));
    }

    private async ValueTask StartAsync(Action<IServiceCollection>? more)
    {
        _bench = await Workbench.StartAsync(more);
        _collection = await _bench.CollectionAsync("ja lo");
        await _bench.Documents.PutAsync(_collection, [
            Japanese("user", "# 利用者の登録\n\n管理画面で利用者を登録します。", (Lo, "# ການລົງທະບຽນຜູ້ໃຊ້\n\nສ້າງຜູ້ໃຊ້ໃນໜ້າຈໍຜູ້ດູແລລະບົບ")),
            Japanese("bill", "# 請求\n\n請求書を毎月送ります。", (Lo, "# ໃບແຈ້ງໜີ້\n\nສົ່ງໃບແຈ້ງໜີ້ທຸກເດືອນ")),
            Japanese("audit", "# 監査\n\n記録を五年残します。")]);
    }

    private Task<PathEvaluationResult> RunAsync(IReadOnlyList<JudgedQuery> queries, params RetrievalPath[] paths) =>
        _bench.Get<PathEvaluation>().RunAsync(_collection, queries, new() { Paths = paths });

    private static JudgedQuery Query(string id, params string[] relevant) => new(
        id, id switch
        {
            "user" => Texts(("ja", "利用者を登録"), ("lo", UserQuestion)),
            "bill" => Texts(("ja", "請求書"), ("lo", BillQuestion)),
            _ => Texts(("ja", "記録を残す"), ("lo", "ບັນທຶກ")),
        },
        relevant);

    private static Dictionary<LanguageTag, string> Texts(params (string Language, string Text)[] texts) =>
        texts.ToDictionary(t => LanguageTag.Parse(t.Language), t => t.Text);
}
