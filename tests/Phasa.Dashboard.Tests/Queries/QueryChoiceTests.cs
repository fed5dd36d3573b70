using Phasa.Dashboard.Queries;
using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Monitoring;
using Phasa.Search;

namespace Phasa.Dashboard.Tests.Queries;

public sealed class QueryChoiceTests
{
    private static readonly LanguageTag Lao = LanguageTag.Parse("lo");

    [Fact]
    public void Of_LowWithoutACut_TakesThoseBelowTheThresholdsTheyWereSearchedWith()
    {
        var choice = new QueryChoice { Outcome = QueryOutcome.Low, Order = QueryOrder.Similarity };

        Assert.Equal(["lowest", "low"], Names(choice.Of([Asked("low", 0.3f, 0.4f), Asked("high", 0.5f, 0.4f), Asked("lowest", 0.1f, 0.2f), Asked("no rows", null, 0.4f), Asked("no cut", 0.1f, -1)])));
        Assert.Equal(["low", "high"], Names((choice with { Below = 0.6f }).Of([Asked("high", 0.5f, 0.4f), Asked("low", 0.3f, 0.4f), Asked("higher", 0.7f, 0.8f)])));
    }

    [Fact]
    public void Of_EachOrder_IsAsTheColumnSaysAndCanBeReversed()
    {
        AskedQuery[] asked = [Asked("a", 0.5f, 0, searches: 1, at: 3), Asked("b", 0.2f, 0, searches: 9, at: 1), Asked("c", null, 0, searches: 4, at: 2)];
        var choice = new QueryChoice { Outcome = QueryOutcome.All };

        Assert.Equal(["a", "c", "b"], Names(choice.Of(asked)));
        Assert.Equal(["b", "c", "a"], Names((choice with { IsReversed = true }).Of(asked)));
        Assert.Equal(["b", "c", "a"], Names((choice with { Order = QueryOrder.Asked }).Of(asked)));
        Assert.Equal(["b", "a", "c"], Names((choice with { Order = QueryOrder.Similarity }).Of(asked)));
    }

    [Fact]
    public void Filter_OfASpan_IsThatTime()
    {
        var now = new DateTimeOffset(2026, 3, 8, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal(now.AddDays(-7), new QueryChoice { Span = QuerySpan.Week }.Filter(now).From);
        Assert.Equal((now, null), (new QueryChoice { Span = QuerySpan.Between, From = now }.Filter(now).From, new QueryChoice { From = now, Until = now }.Filter(now).Until));
        Assert.Equal(now, QueryChoice.Moment("2026-03-08T12:00"));
        Assert.Null(QueryChoice.Moment("yesterday"));
    }

    private static IEnumerable<string?> Names(IEnumerable<AskedQuery> queries) => queries.Select(q => q.Last.Record.Query);

    private static AskedQuery Asked(string query, float? best, float threshold, int searches = 1, long at = 0) => new(
        new(
            new SearchRecord
            {
                Id = Guid.NewGuid(),
                Collection = default,
                At = DateTimeOffset.UnixEpoch,
                Language = new(Lao, LanguageSource.Requested),
                Query = query,
                Routes = [new(Route.Index, Lao, 1, best, threshold, 0), new(Route.CrossLingual, Lao, 0, null, 0, 0)],
                Hits = [],
                HitCount = 0,
                Times = new(default),
                Space = new("test", "model", "1", 2),
            },
            [], new(at, 0)),
        searches);
}
