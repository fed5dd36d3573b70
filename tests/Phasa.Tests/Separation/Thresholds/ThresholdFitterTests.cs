using Phasa.Separation.Conditions;
using Phasa.Separation.Thresholds;

namespace Phasa.Tests.Separation.Thresholds;

public sealed class ThresholdFitterTests
{
    private static readonly Condition LaoOnLao = new(Given.Lo, Given.Lo);

    /// <summary>(19 + 1)·0.95 = 19: the largest of 19; ⌊20·0.05⌋ = 1: the smallest.</summary>
    [Fact]
    public void Fit_NineteenQueries_TakesTheLargestWrongAndTheSmallestRight()
    {
        var fit = Fit([.. Enumerable.Range(1, 19).Select(i => new ThresholdSample(0.5f + (i / 100f), i / 100f))]);
        Assert.Equal(MathF.BitIncrement(0.19f), fit.FalseAccept);
        Assert.Equal(0.51f, fit.Miss);
        Assert.Equal((19, 19, ThresholdVerdict.Separable), (fit.Queries, fit.Answerable, fit.Verdict));
    }

    /// <summary>⌈40·0.95⌉ = 38 of 39 and ⌊40·0.05⌋ = 2; ⌈60·0.95⌉ = 57 of 59 and 3, whatever the rounding of 60·0.05.</summary>
    [Theory]
    [InlineData(39, 38, 2)]
    [InlineData(59, 57, 3)]
    [InlineData(58, 57, 2)]
    [InlineData(99, 95, 5)]
    public void Fit_MoreQueries_TakesTheOrdersOfTheProtocol(int n, int wrong, int right)
    {
        var fit = Fit([.. Enumerable.Range(1, n).Select(i => new ThresholdSample(i / 1000f, i / 1000f)).Reverse()]);
        Assert.Equal(MathF.BitIncrement(wrong / 1000f), fit.FalseAccept);
        Assert.Equal(right / 1000f, fit.Miss);
        Assert.Equal(ThresholdVerdict.NoCutoff, fit.Verdict);
    }

    [Fact]
    public void Fit_EighteenQueries_IsNotEnough()
    {
        var fit = Fit([.. Enumerable.Range(1, 18).Select(i => new ThresholdSample(0.9f, i / 100f))]);
        Assert.Equal((null, null, ThresholdVerdict.NotEnoughData), (fit.FalseAccept, fit.Miss, fit.Verdict));
    }

    [Fact]
    public void Fit_UnanswerableQueries_CountForFalseAcceptsAlone()
    {
        var fit = Fit([.. Enumerable.Range(1, 30).Select(i => new ThresholdSample(i <= 10 ? 0.9f : null, i / 100f))]);
        Assert.Equal((30, 10, ThresholdVerdict.NotEnoughData), (fit.Queries, fit.Answerable, fit.Verdict));
        Assert.Equal(MathF.BitIncrement(0.30f), fit.FalseAccept);
        Assert.Null(fit.Miss);
    }

    /// <summary>With every wrong row at one similarity, a cut at that very value would accept all of them.</summary>
    [Fact]
    public void Fit_TiedWrongRows_AcceptsNoneAtTheCut()
    {
        var samples = Enumerable.Range(1, 40).Select(_ => new ThresholdSample(0.4f, 0.4f)).ToList();
        var fit = Fit(samples);
        Assert.DoesNotContain(samples, s => s.BestWrong >= (float)fit.FalseAccept!);
        Assert.All(samples, s => Assert.True(s.Right >= (float)fit.Miss!));
        Assert.Equal(ThresholdVerdict.NoCutoff, fit.Verdict);
    }

    [Fact]
    public void Fit_NoQueries_HasNothing()
    {
        var fit = Fit([]);
        Assert.Equal(ThresholdVerdict.NotEnoughData, fit.Verdict);
        Assert.Equal((null, null, null), (fit.Youden, fit.BestF1, fit.Relevance));
    }

    /// <summary>
    /// M uniform on 0..1: a cut τ lets exactly 1 − τ of all queries through, and coverage is Beta(k, n + 1 − k) over fits
    /// (Angelopoulos and Bates 2021, section 3.2). P(Beta(k, n+1−k) ≤ x) = P(Binomial(n, x) ≥ k).
    /// </summary>
    [Theory]
    [InlineData(19, 19)]
    [InlineData(60, 58)]
    [InlineData(200, 191)]
    public void Fit_ManyDraws_CoversAsSplitConformalPromises(int n, int k)
    {
        const int Draws = 2000;
        var random = new Random(7);
        var coverages = Enumerable.Range(0, Draws).Select(_ =>
            Fit([.. Enumerable.Range(0, n).Select(_ => new ThresholdSample(null, random.NextSingle()))]).FalseAccept!.Value).Order().ToList();
        Assert.InRange(coverages.Average(), ((double)k / (n + 1)) - 0.003, ((double)k / (n + 1)) + 0.003);

        // Kolmogorov: the greatest distance between the two distributions stays below 1.63/√draws in 99 of 100 such tests.
        Assert.True(coverages.Index().Max(c => Math.Abs(((c.Index + 0.5) / Draws) - AtLeast(n, c.Item, k))) < 1.63 / Math.Sqrt(Draws));
    }

    /// <summary>One population, split at random: the mean share of held-out queries beyond the cut keeps the promise and wastes nothing.</summary>
    [Fact]
    public void Fit_SeededSplits_KeepsBothPromisesOnTheOtherHalf()
    {
        var random = new Random(11);
        var population = Enumerable.Range(0, 400).Select(_ => new ThresholdSample(0.5f + (0.5f * random.NextSingle()), 0.6f * random.NextSingle())).ToArray();
        var (falseAccepts, misses) = (new List<double>(), new List<double>());
        for (var split = 0; split < 400; split++)
        {
            random.Shuffle(population);
            var fit = Fit(population[..99]);
            falseAccepts.Add(population[99..].Average(s => s.BestWrong >= fit.FalseAccept ? 1.0 : 0));
            misses.Add(population[99..].Average(s => s.Right < fit.Miss ? 1.0 : 0));
        }

        Assert.InRange(falseAccepts.Average(), 0.045, 0.055);
        Assert.InRange(misses.Average(), 0.045, 0.055);
    }

    /// <summary>Expected shares are those of the orders: 1 of 20 at both cuts.</summary>
    [Fact]
    public void CutShares_AtTheCuts_AreThePromises()
    {
        var samples = Enumerable.Range(1, 19).Select(i => new ThresholdSample(0.5f + (i / 100f), i / 100f)).ToList();
        var fit = Fit(samples);
        Assert.Equal(new(0.05, 0.05), CutShares.At(samples, fit.FalseAccept!.Value) with { Miss = 0.05 });
        Assert.Equal(0.05, CutShares.At(samples, fit.Miss!.Value).Miss);
        Assert.Equal(new(1, null), CutShares.At([new(null, 0.5f)], 0.1));
    }

    private static ThresholdFit Fit(IReadOnlyList<ThresholdSample> samples) => ThresholdFitter.Fit(LaoOnLao, samples, 0.05, 0.05, seed: 1);

    /// <summary>P(Binomial(n, p) ≥ k).</summary>
    private static double AtLeast(int n, double p, int k)
    {
        var (sum, log) = (0.0, 0.0);
        for (var i = 0; i <= n; i++)
        {
            sum += i >= k ? Math.Exp(log + (i * Math.Log(p)) + ((n - i) * Math.Log(1 - p))) : 0;
            log += Math.Log(n - i) - Math.Log(i + 1);
        }

        return sum;
    }
}
