using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Monitoring;
using Phasa.Monitoring.Alerts.Drift;
using Phasa.Monitoring.Insights;
using Phasa.Search;

namespace Phasa.Tests.Monitoring.Alerts;

public sealed class DriftBatchTests
{
    private static readonly CollectionId Kb = new(1);
    private static readonly LanguageTag Lao = LanguageTag.Parse("lo");
    private static readonly EmbeddingSpace Space = new("phasa", "test", "1", 4);
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    // Skewed, with two humps and a floor: nothing like a normal distribution.
    private static double Ordinary(Random random) => random.Next(4) == 0 ? 0.05 + (0.1 * random.NextDouble()) : 0.9 - (0.5 * Math.Pow(random.NextDouble(), 3));

    /// <summary>
    /// Lorden's bound allows one false alarm in a million searches for each signal; here come half a million in a hundred languages, each with a baseline of its own of
    /// only a hundred searches, so that the uncertainty of baselines is in it.
    /// </summary>
    [Fact]
    public void Add_SearchesAsEver_RaiseNoAlarm()
    {
        var random = new Random(7);
        var alarms = 0;
        for (var language = 0; language < 100; language++)
        {
            var (chance, fallback) = (0.3 * random.NextDouble(), 0.3 * random.NextDouble());
            var drift = State(Baseline(random, DriftBaseline.FewestSearches, chance, fallback, Ordinary));
            for (var i = 0; i < 5000; i++)
            {
                drift = After(drift, Search(random.NextDouble() < chance, random.NextDouble() < fallback, Ordinary(random), i));
                alarms += Enum.GetValues<DriftSignal>().Count(s => drift.Of(s).Value >= Cusum.Alarm);
            }
        }

        Assert.Equal(0, alarms);
    }

    [Theory]
    [InlineData(DriftSignal.Misses)]
    [InlineData(DriftSignal.Fallback)]
    [InlineData(DriftSignal.Similarity)]
    public void Add_AfterAChange_RaisesTheAlarmWithinFiftySearches(DriftSignal signal)
    {
        var random = new Random(11);
        for (var run = 0; run < 50; run++)
        {
            var drift = State(Baseline(random, 500, 0.1, 0.1, Ordinary));
            for (var i = 0; i < 200; i++)
            {
                drift = After(drift, Search(random.NextDouble() < 0.1, random.NextDouble() < 0.1, Ordinary(random), i));
            }

            var changed = 0;
            while (drift.Of(signal).Value < Cusum.Alarm && changed < 200)
            {
                changed++;
                drift = After(drift, Search(
                    random.NextDouble() < (signal == DriftSignal.Misses ? 0.7 : 0.1),
                    random.NextDouble() < (signal == DriftSignal.Fallback ? 0.8 : 0.1),
                    Ordinary(random) - (signal == DriftSignal.Similarity ? 0.4 : 0),
                    i: 1000 + changed));
            }

            Assert.InRange(changed, 1, 50);
            var found = drift.Of(signal);
            Assert.InRange(found.Searches, 1, 200 + changed);
            Assert.InRange(found.Since!.Value, Start, Start.AddMinutes(1000 + changed));
        }
    }

    [Fact]
    public void Add_OneQueryOverAndOver_IsOnePieceOfEvidence()
    {
        var drift = State(Baseline(new(3), 500, 0.05, 0, Ordinary));
        for (var i = 0; i < 1000; i++)
        {
            drift = After(drift, Search(true, false, 0.01, i) with { QueryKey = 42 });
        }

        Assert.Equal(1, drift.Misses.Searches);
        Assert.True(drift.Misses.Value < Cusum.Alarm / 2);

        for (var i = 0; i < 30; i++)
        {
            drift = After(drift, Search(true, false, 0.01, i) with { QueryKey = i });
        }

        Assert.True(drift.Misses.Value >= Cusum.Alarm);
    }

    [Fact]
    public void Add_NoRowCompared_CountsAsTheLowestSimilarity()
    {
        var drift = State(Baseline(new(3), 500, 0, 0, Ordinary));
        for (var i = 0; i < 10; i++)
        {
            drift = After(drift, Search(false, false, null, i));
        }

        Assert.True(drift.Similarity.Value >= Cusum.Alarm);
    }

    [Fact]
    public void Add_AsEverAfterAnAlarm_ComesDownAgain()
    {
        var random = new Random(5);
        var drift = State(Baseline(random, 1000, 0.05, 0.05, Ordinary));
        for (var i = 0; i < 500; i++)
        {
            drift = After(drift, Search(true, false, 0, i));
        }

        Assert.True(drift.Misses.Value >= Cusum.Alarm);
        var after = 0;
        while ((drift.Misses.Value > Cusum.Over || drift.Similarity.Value > Cusum.Over) && after < 1000)
        {
            drift = After(drift, Search(random.NextDouble() < 0.05, false, Ordinary(random), after++));
        }

        Assert.InRange(after, 1, 150);
    }

    [Fact]
    public void Baseline_OfTooFewSearches_IsNone()
    {
        var figures = new InsightFigures { Searches = DriftBaseline.FewestSearches - 1 };
        Assert.Null(DriftBaseline.Of([new(Start, Lao, figures)]));
        figures.Searches++;
        Assert.Equal((Start, Start.AddDays(1)), DriftBaseline.Of([new(Start, Lao, figures)]) is { } b ? (b.From, b.To) : default);
    }

    private static DriftState State(DriftBaseline baseline) => new(Kb, Lao) { Space = Space.Id, Baseline = baseline };

    private static DriftState After(DriftState state, SearchRecord search)
    {
        var batch = new DriftBatch((_, _) => state);
        batch.Add(search);
        return Assert.Single(batch.Moved);
    }

    private static DriftBaseline Baseline(Random random, int searches, double misses, double fallback, Func<Random, double> similarity)
    {
        var bins = new Dictionary<int, long>();
        for (var i = 0; i < searches; i++)
        {
            var bin = SimilarityBins.Of((float)similarity(random));
            bins[bin] = bins.GetValueOrDefault(bin) + 1;
        }

        return new()
        {
            From = Start.AddDays(-30),
            To = Start.AddDays(-2),
            Searches = searches,
            Answered = Enumerable.Range(0, searches).Count(_ => random.NextDouble() >= misses),
            AnsweredByFallback = Enumerable.Range(0, searches).Count(_ => random.NextDouble() < fallback),
            Similarities = bins,
        };
    }

    private static SearchRecord Search(bool isMiss, bool isFallback, double? best, int i) => new()
    {
        Id = Guid.NewGuid(),
        Collection = Kb,
        At = Start.AddMinutes(i),
        Language = new(Lao, LanguageSource.Script),
        Routes = [new(Route.Index, Lao, 10, (float?)best, 0.2f, 1)],
        Hits = isMiss ? [] : [new(new(17), "a", isFallback ? Route.Fallback : Route.Index, Lao, 0.5f)],
        HitCount = isMiss ? 0 : 1,
        Times = new(TimeSpan.FromMilliseconds(2)),
        Space = Space,
    };
}
