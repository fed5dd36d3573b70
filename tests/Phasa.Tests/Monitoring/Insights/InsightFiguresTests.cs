using Phasa.Documents;
using Phasa.Languages;
using Phasa.Monitoring;
using Phasa.Monitoring.Insights;
using Phasa.Search;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Monitoring.Insights;

public sealed class InsightFiguresTests
{
    [Fact]
    public void Figures_OfSearches_AreTheSharesCountedByHand()
    {
        var figures = new InsightFigures();
        figures.Add(Search(0.5f, 1, (Route.Index, SearchLegs.Both), (Route.Fallback, SearchLegs.Words)));
        figures.Add(Search(0.25f, 4, (Route.Fallback, SearchLegs.Vector)));
        figures.Add(Search(-0.5f, 16));
        figures.Add(Search(null, 64));
        figures.AddFeedback(true);
        figures.AddFeedback(true);
        figures.AddFeedback(false);

        Assert.Equal(4, figures.Searches);
        Assert.Equal(0.5, figures.HitRate);
        Assert.Equal(0.5, figures.FallbackShare);
        Assert.Equal(2.0 / 3, figures.FallbackDebt);
        Assert.Equal((1.0 / 3, 1.0 / 3), (figures.WordsOnlyShare, figures.VectorOnlyShare));
        Assert.Equal(0.25 / 3, figures.MeanSimilarity!.Value, 6);
        Assert.Equal(2.0 / 3, figures.HelpfulRate);
    }

    [Fact]
    public void Figures_OfNothing_HaveNoShares()
    {
        var figures = new InsightFigures();
        Assert.Equal((null, null, null, null), (figures.HitRate, figures.FallbackShare, figures.MeanSimilarity, figures.HelpfulRate));
        Assert.Null(figures.Latency(0.5));
    }

    [Fact]
    public void Latency_Quantiles_AreWithinNinePercentOfTheSortedTimes()
    {
        var random = new Random(5);
        var figures = new InsightFigures();
        double[] times = [.. Enumerable.Range(0, 20_000).Select(_ => Math.Exp(random.NextDouble() * 9))];
        Array.ForEach(times, ms => figures.Add(Search(null, ms)));
        Array.Sort(times);

        foreach (var share in new[] { 0.01, 0.5, 0.95, 0.999 })
        {
            var exact = times[(int)Math.Ceiling(share * times.Length) - 1];
            Assert.InRange(figures.Latency(share)!.Value.TotalMilliseconds / exact, 1 / 1.0906, 1.0906);
        }
    }

    [Theory]
    [InlineData(-1f, -1)]
    [InlineData(0.51f, 0.5)]
    [InlineData(1f, 0.975)]
    public void Similarity_Bin_BeginsAtOrBelowIt(float similarity, double from) => Assert.Equal(from, SimilarityBins.From(SimilarityBins.Of(similarity)));

    [Fact]
    public void Codec_WrittenAndRead_IsTheSame()
    {
        var figures = new InsightFigures();
        for (var i = 0; i < 300; i++)
        {
            figures.Add(Search((i - 100) / 201f, i * i, (Route.Fallback, SearchLegs.Words)));
        }

        figures.AddFeedback(false);
        var read = InsightCodec.Read(InsightCodec.Write(figures));

        Assert.Equal(InsightCodec.Write(figures), InsightCodec.Write(read));
        Assert.Equal((figures.Searches, figures.MeanSimilarity, figures.Unhelpful), (read.Searches, read.MeanSimilarity, read.Unhelpful));
        Assert.Equal(figures.Similarities.Bins, read.Similarities.Bins);
    }

    [Fact]
    public void Codec_DamagedOrNewer_SaysSo()
    {
        var bytes = InsightCodec.Write(new InsightFigures());
        Assert.Equal(ErrorCodes.StoreIncompatible, Assert.Throws<PhasaException>(() => InsightCodec.Read(bytes[..^1])).Code);
        Assert.Equal(ErrorCodes.StoreIncompatible, Assert.Throws<PhasaException>(() => InsightCodec.Read([2, .. bytes[1..]])).Code);
    }

    [Theory]
    [InlineData("2026-11-23", "2026-11-23")]
    [InlineData("2026-11-29T23:59:59Z", "2026-11-23")]
    [InlineData("2026-11-22T23:59:59Z", "2026-11-16")]
    public void Week_BeginsOnMonday(string time, string monday) =>
        Assert.Equal(DateTimeOffset.Parse(monday + "T00:00:00Z", null), InsightBatch.Week(DateTimeOffset.Parse(time.Length == 10 ? time + "T00:00:00Z" : time, null)));

    private static SearchRecord Search(float? best, double milliseconds, params (Route Route, SearchLegs Legs)[] hits) => new()
    {
        Id = Guid.NewGuid(),
        Collection = new(1),
        At = DateTimeOffset.UnixEpoch,
        Language = new(Lo, LanguageSource.Script),
        Routes = best is { } b ? [new(Route.Index, Lo, 1, b, 0, 0)] : [],
        Hits = [.. hits.Select((h, i) => new LoggedHit(new PassageId(i + 1), "d", h.Route, Lo, 0.5f, h.Legs))],
        HitCount = hits.Length,
        Times = new(TimeSpan.FromMilliseconds(milliseconds)),
        Space = new("test", "points", "1", 4),
    };
}
