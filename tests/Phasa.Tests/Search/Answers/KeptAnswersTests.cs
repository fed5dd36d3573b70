using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Phasa.Collections;
using Phasa.Ingestion;
using Phasa.Monitoring;
using Phasa.Search;
using Phasa.Search.Answers;
using Phasa.Search.Filters;
using Phasa.Separation.Verdicts;
using Phasa.TestSupport.Separation;
using Phasa.TestSupport.Translation;
using Phasa.Translation;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Search.Answers;

/// <summary>Equal searches are given the same answer, and never an old one.</summary>
public sealed class KeptAnswersTests
{
    private static readonly SearchRequest Question = new("請求書") { Language = Ja, Threshold = -1 };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Search_Again_GivesTheSameHitsAsASearchOfItsOwn()
    {
        await using var bench = await SampleAsync();
        var unkept = await bench.Search.SearchAsync("kb", Question with { IsLogged = false }, Stop);
        var first = await bench.Search.SearchAsync("kb", Question, Stop);
        var second = await bench.Search.SearchAsync("kb", Question with { Explain = true }, Stop);
        Assert.Equal(unkept.Hits.Select(h => (h.Rank, h.Text.Passage, h.Similarity, h.Score)), second.Hits.Select(h => (h.Rank, h.Text.Passage, h.Similarity, h.Score)));

        Assert.Equal((false, true), (first.IsRepeated, second.IsRepeated));
        Assert.Equal(first with { SearchId = "", Took = default }, second with { SearchId = "", Took = default, IsRepeated = false });
        Assert.NotEqual(first.SearchId, second.SearchId);

        // Both are in the log, and each takes feedback of its own.
        await bench.Get<SearchLogWriter>().FlushAsync(Stop);
        await bench.Get<FeedbackService>().GiveAsync(second.SearchId, second.Hits[0].Text.Passage, isHelpful: true, Stop);
        var logged = await bench.Store.Searches.ListAsync((await KbAsync(bench)).Id, new(), null, 10, Stop);
        Assert.Equal([second.SearchId, first.SearchId], logged.Select(l => l.Record.Id.ToString("N")).OrderByDescending(i => i == second.SearchId));
        Assert.Equal(logged[0].Record.Hits, logged[1].Record.Hits);
        Assert.Equal(second.SearchId, Assert.Single(logged, l => l.Feedback.Count == 1).Record.Id.ToString("N"));
    }

    [Theory]
    [InlineData("query")]
    [InlineData("language")]
    [InlineData("top")]
    [InlineData("threshold")]
    [InlineData("route")]
    [InlineData("legs")]
    [InlineData("filter")]
    [InlineData("collection")]
    public async Task Search_AskingForSomethingElse_IsAnsweredAnew(string what)
    {
        await using var bench = await SampleAsync();
        var other = await bench.CollectionAsync("ja lo", "other");
        await bench.Documents.PutAsync(other, Japanese("else", "請求書"), Stop);
        await AskTwiceAsync(bench, Question);

        var asked = what switch
        {
            "query" => Question with { Query = "請求書 " },
            "language" => Question with { Language = Lo },
            "top" => Question with { Top = 1 },
            "threshold" => Question with { Threshold = 0 },
            "route" => Question with { Route = RouteChoice.Index },
            "legs" => Question with { Legs = SearchLegs.Vector },
            "filter" => Question with { Filter = new ExistsFilter("team", false) },
            _ => Question,
        };
        var result = await bench.Search.SearchAsync(what == "collection" ? "other" : "kb", asked, Stop);
        Assert.False(result.IsRepeated);
        Assert.Equal(what == "collection" ? ["else"] : result.Hits.Select(h => h.Text.DocumentId).Except(["else"]), result.Hits.Select(h => h.Text.DocumentId));
    }

    [Theory]
    [InlineData("put")]
    [InlineData("change")]
    [InlineData("delete")]
    [InlineData("translate")]
    [InlineData("language")]
    [InlineData("measurement")]
    public async Task Search_AfterAChange_SeesIt(string what)
    {
        await using var bench = await SampleAsync();
        var kb = await KbAsync(bench);
        var before = await AskTwiceAsync(bench, Question);
        Assert.True((await bench.Search.SearchAsync("kb", Question, Stop)).IsRepeated);
        switch (what)
        {
            case "put":
                await bench.Documents.PutAsync(kb, Japanese("new", "請求書"), Stop);
                break;
            case "change":
                await bench.Documents.PutAsync(kb, Japanese("bill", "請求書は届きません。"), Stop);
                break;
            case "delete":
                await bench.Store.Documents.DeleteAsync(kb.Id, "bill", Stop);
                break;
            case "translate":
                await bench.Documents.PutTranslationAsync(kb, "bill", Lo, new TranslationInput("ໃບແຈ້ງໜີ້"), cancellationToken: Stop);
                break;
            case "language":
                await bench.Store.Collections.ChangeAsync("kb", [Lo, Ja, En], kb.Policies, Stop);
                break;
            default:
                await bench.Store.Measurements.SaveAsync(Figures.Of(kb.Space, Figures.Condition("ja→ja", Verdict.Working)), cancellationToken: Stop);
                break;
        }

        var after = await bench.Search.SearchAsync("kb", Question, Stop);
        Assert.False(after.IsRepeated);
        Assert.Equal(what is "put", after.Hits.Any(h => h.Text.DocumentId == "new"));
        Assert.Equal(what is not "delete", after.Hits.Any(h => h.Text.DocumentId == "bill"));
        Assert.Equal(what is "change", after.Hits.Any(h => h.Text.Text.Contains("届きません", StringComparison.Ordinal)));
        Assert.Equal(what is "translate" or "language" or "measurement", before.Hits.Select(h => h.Text.Text).SequenceEqual(after.Hits.Select(h => h.Text.Text)));
    }

    [Fact]
    public async Task Search_WhileDocumentsChange_NeverShowsAnOlderOneThanWasAcknowledged()
    {
        await using var bench = await SampleAsync();
        var kb = await KbAsync(bench);
        var acknowledged = 0;
        var writing = Task.Run(
            async () =>
            {
                for (var version = 1; version <= 150; version++)
                {
                    await bench.Documents.PutAsync(kb, Japanese("bill", $"請求書 {version}"), Stop);
                    Volatile.Write(ref acknowledged, version);
                }
            },
            Stop);
        do
        {
            var least = Volatile.Read(ref acknowledged);
            var result = await bench.Search.SearchAsync("kb", Question, Stop);
            var text = result.Hits.Single(h => h.Text.DocumentId == "bill").Text.Text;
            Assert.True(least == 0 || int.Parse(text.AsSpan(4), CultureInfo.InvariantCulture) >= least, $"'{text}' is older than {least}.");
        }
        while (!writing.IsCompleted);
        await writing;
    }

    [Fact]
    public async Task Search_AfterTenMinutes_IsAnsweredAnew()
    {
        await using var bench = await SampleAsync();
        await AskTwiceAsync(bench, Question);
        bench.Time.Advance(Recent.Kept - TimeSpan.FromSeconds(1));
        Assert.True((await bench.Search.SearchAsync("kb", Question, Stop)).IsRepeated);
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.False((await bench.Search.SearchAsync("kb", Question, Stop)).IsRepeated);
    }

    [Fact]
    public async Task Search_ByATranslatedQuery_IsAnsweredAnew()
    {
        await using var bench = await SampleAsync(s => s.AddSingleton<ITranslator>(ScriptedTranslator.Of("gpt", _ => "請求書を送る")));
        var request = new SearchRequest("ສົ່ງໃບແຈ້ງໜີ້") { Language = Lo, Route = RouteChoice.QueryTranslation };
        await AskTwiceAsync(bench, request);
        Assert.False((await bench.Search.SearchAsync("kb", request, Stop)).IsRepeated);
    }

    [Fact]
    public async Task Find_StorePutBackAndWrittenToAgain_HasForgottenTheOtherHistory()
    {
        await using var bench = await SampleAsync();
        var result = await AskTwiceAsync(bench, Question);
        var (kb, answers) = (await KbAsync(bench), bench.Get<KeptAnswers>());
        Assert.Same(result, answers.Find(kb, Question));

        Assert.Null(answers.Find(kb with { Sequence = kb.Sequence - 1 }, Question with { Top = 1 }));
        Assert.Null(answers.Find(kb, Question));
        Assert.Equal(0, answers.Bytes);
    }

    [Fact]
    public async Task Search_SwitchedOff_KeepsNothing()
    {
        await using var bench = await SampleAsync(s => s.Configure<AnswerOptions>(o => o.MaxBytes = 0));
        await AskTwiceAsync(bench, Question);
        Assert.False((await bench.Search.SearchAsync("kb", Question, Stop)).IsRepeated);
        Assert.Equal(0, bench.Get<KeptAnswers>().Bytes);
    }

    [Fact]
    public async Task Keep_MoreThanThereIsRoomFor_ForgetsWhatWasNotAskedForTheLongest()
    {
        await using var bench = await SampleAsync(s => s.Configure<AnswerOptions>(o => o.MaxBytes = 20_000));
        var answers = bench.Get<KeptAnswers>();
        await bench.Search.SearchAsync("kb", Question, Stop);
        Assert.Equal(0, answers.Bytes);
        await bench.Search.SearchAsync("kb", Question, Stop);
        var one = answers.Bytes;
        Assert.InRange(one, 1_000, 10_000);
        var room = (int)(20_000 / one);
        for (var i = 1; i < room; i++)
        {
            await AskTwiceAsync(bench, Question with { Top = 10 + i });
        }

        Assert.True((await bench.Search.SearchAsync("kb", Question, Stop)).IsRepeated);
        await AskTwiceAsync(bench, Question with { Top = 10 + room });
        Assert.InRange(answers.Bytes, one * (room - 1), 20_000);
        Assert.True((await bench.Search.SearchAsync("kb", Question, Stop)).IsRepeated);
        Assert.False((await bench.Search.SearchAsync("kb", Question with { Top = 11 }, Stop)).IsRepeated);
    }

    private static async Task<SearchResult> AskTwiceAsync(Workbench bench, SearchRequest request)
    {
        Assert.False((await bench.Search.SearchAsync("kb", request, Stop)).IsRepeated);
        return await bench.Search.SearchAsync("kb", request, Stop);
    }

    private static async Task<Collection> KbAsync(Workbench bench) => (await bench.Store.Collections.FindAsync("kb", Stop))!;

    private static async Task<Workbench> SampleAsync(Action<IServiceCollection>? more = null)
    {
        var bench = await Workbench.StartAsync(more);
        var collection = await bench.CollectionAsync("ja lo");
        await bench.Documents.PutAsync(collection, [Japanese("user", "管理画面で利用者を登録します。"), Japanese("bill", "請求書を毎月送ります。")], cancellationToken: Stop);
        return bench;
    }
}
