using Microsoft.Extensions.DependencyInjection;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Ingestion;
using Phasa.Languages;
using Phasa.Monitoring;
using Phasa.Search;
using Phasa.Separation.Paths;

namespace Phasa.Tests.Monitoring;

/// <summary>From a search to what the log tells of it.</summary>
public sealed class LoggedSearchTests : IAsyncLifetime
{
    private Workbench _bench = null!;
    private Collection _kb = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bench = await Workbench.StartAsync();
        _kb = await _bench.CollectionAsync("ja lo");
        await _bench.Documents.PutAsync(_kb, Given.Japanese("reset", "VPN パスワードの再設定", (Given.Lo, "ຕັ້ງລະຫັດຜ່ານ VPN ໃໝ່")), cancellationToken: Cancel);
        await _bench.Documents.PutAsync(_kb, Given.Japanese("only-ja", "VPN の料金"), cancellationToken: Cancel);
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Search_IsLoggedAsItWasAnswered()
    {
        var result = await _bench.Search.SearchAsync("kb", new SearchRequest("ລະຫັດຜ່ານ VPN") { Threshold = -1 }, Cancel);

        var record = Assert.Single(await LogAsync()).Record;
        Assert.Equal((result.SearchId, _kb.Id, _bench.Time.GetUtcNow()), (record.Id.ToString("N"), record.Collection, record.At));
        Assert.Equal((result.Language, "ລະຫັດຜ່ານ VPN", _kb.Space), (record.Language, record.Query, record.Space));
        Assert.Equal(result.Routes.Select(r => (r.Route, r.Language, r.Rows, r.Best, r.Threshold.Value, r.Accepted)), record.Routes.Select(r => (r.Route, r.Language, r.Rows, r.Best, r.Threshold, r.Accepted)));
        Assert.Equal(2, record.Routes.Count);
        Assert.Equal(result.Hits.Select(h => (h.Text.Passage, h.Text.DocumentId, h.Route, h.Similarity)), record.Hits.Select(h => (h.Passage, h.DocumentId, h.Route, h.Similarity)));
        Assert.Equal((2, result.Took), (record.HitCount, record.Times.Total));
        Assert.Equal(result.Warnings.Select(w => w.Code), record.Warnings);
    }

    [Fact]
    public async Task Search_OfAnEvaluation_IsNotLogged()
    {
        await _bench.Get<PathEvaluation>().RunAsync(
            _kb, [new JudgedQuery("q", new Dictionary<LanguageTag, string> { [Given.Lo] = "ລະຫັດຜ່ານ" }, ["reset"])], new() { Paths = [RetrievalPath.Index, RetrievalPath.Auto] }, cancellationToken: Cancel);
        Assert.Empty(await LogAsync());
    }

    [Fact]
    public async Task Search_LogIsSwitchedOff_LeavesNothing()
    {
        await using var bench = await Workbench.StartAsync(services => services.Configure<SearchLogOptions>(o => o.Enabled = false));
        var kb = await bench.CollectionAsync();
        await bench.Search.SearchAsync("kb", new SearchRequest("VPN"), Cancel);
        await bench.Get<SearchLogWriter>().FlushAsync(Cancel);
        Assert.Empty(await bench.Store.Searches.ListAsync(kb.Id, new(), null, 10, Cancel));
    }

    [Fact]
    public async Task Feedback_RightAfterTheAnswer_FindsTheSearchThatStillWaits()
    {
        var result = await _bench.Search.SearchAsync("kb", new SearchRequest("VPN") { Threshold = -1 }, Cancel);
        Assert.Equal(1, _bench.Get<SearchLogWriter>().Pending);

        await _bench.Get<FeedbackService>().GiveAsync(result.SearchId, result.Hits[1].Text.Passage, true, Cancel);
        await _bench.Get<FeedbackService>().GiveAsync(result.SearchId, result.Hits[1].Text.Passage, false, Cancel);
        await _bench.Get<FeedbackService>().GiveAsync(result.SearchId, null, true, Cancel);

        Assert.Equal(
            [(null, true), ((PassageId?)result.Hits[1].Text.Passage, false)], Assert.Single(await LogAsync()).Feedback.Select(f => (f.Passage, f.IsHelpful)));
    }

    [Fact]
    public async Task Feedback_OnWhatWasNotShown_IsRefused()
    {
        var result = await _bench.Search.SearchAsync("kb", new SearchRequest("VPN") { Threshold = -1, Top = 1 }, Cancel);
        var feedback = _bench.Get<FeedbackService>();
        Assert.Equal(ErrorCodes.PassageNotFound, (await Assert.ThrowsAsync<PhasaException>(() => feedback.GiveAsync(result.SearchId, new(999), true, Cancel))).Code);
        foreach (var unknown in (string[])["", "x", Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString()])
        {
            Assert.Equal(ErrorCodes.SearchNotFound, (await Assert.ThrowsAsync<PhasaException>(() => feedback.GiveAsync(unknown, null, true, Cancel))).Code);
        }
    }

    [Fact]
    public async Task Search_WithMoreHitsThanAreKept_CountsThemAll()
    {
        for (var i = 0; i < SearchRecord.MostHits + 5; i++)
        {
            await _bench.Documents.PutAsync(_kb, Given.Japanese($"d{i}", $"VPN {i}"), cancellationToken: Cancel);
        }

        await _bench.Search.SearchAsync("kb", new SearchRequest("VPN") { Language = Given.Ja, Threshold = -1, Top = 1000 }, Cancel);
        var record = Assert.Single(await LogAsync()).Record;
        Assert.Equal((SearchRecord.MostHits, SearchRecord.MostHits + 7), (record.Hits.Count, record.HitCount));
    }

    private async Task<IReadOnlyList<LoggedSearch>> LogAsync()
    {
        await _bench.Get<SearchLogWriter>().FlushAsync(Cancel);
        return await _bench.Store.Searches.ListAsync(_kb.Id, new(), null, 100, Cancel);
    }
}
