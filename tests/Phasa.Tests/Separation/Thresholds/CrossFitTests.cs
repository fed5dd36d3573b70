using Phasa.Separation.Conditions;
using Phasa.Separation.Thresholds;

namespace Phasa.Tests.Separation.Thresholds;

public sealed class CrossFitTests
{
    /// <summary>Right .6 .7 .8 .9 .95 against wrong .1 … .5: everything between .5 and .6 is perfect.</summary>
    [Fact]
    public void Fit_SeparatedRows_CutsHalfWayWithFullScores()
    {
        var fit = Fit([new(0.6f, 0.1f), new(0.7f, 0.2f), new(0.8f, 0.3f), new(0.9f, 0.4f), new(0.95f, 0.5f)]);
        Assert.Equal(((double)0.6f + 0.5f) / 2, fit.Youden!.Value.Cut);
        Assert.Equal(((double)0.6f + 0.5f) / 2, fit.BestF1!.Value.Cut);
        Assert.InRange(fit.Youden.Value.Score, 0.5, 1);
    }

    /// <summary>
    /// By hand: right .30 .50 .70 .80 .90, wrong .10 .20 .40 .60 .65. J is 3/5 from .70, 4/5 − 2/5 from .50 and 1 − 3/5 from
    /// .30; F1 is 6/(3+0+5) = .75 from .70, 8/(4+2+5) = .73 from .50 and 10/(5+3+5) = .77 from .30.
    /// </summary>
    [Fact]
    public void Fit_OverlappingRows_TakesTheCutsWorkedOutByHand()
    {
        var fit = Fit([new(0.3f, 0.1f), new(0.5f, 0.2f), new(0.7f, 0.4f), new(0.8f, 0.6f), new(0.9f, 0.65f)]);
        Assert.Equal(0.25, fit.BestF1!.Value.Cut, 6);
        Assert.Equal(0.675, fit.Youden!.Value.Cut, 6);
    }

    /// <summary>Two normals, d apart in deviations: the best J is 2Φ(d/2) − 1 at the middle. d = 2: .6827 at .5.</summary>
    [Fact]
    public void Fit_Normals_FindsTheClosedForm()
    {
        var random = new Random(3);
        var fit = Fit([.. Enumerable.Range(0, 4000).Select(_ => new ThresholdSample(Normal(random, 0.6, 0.1), Normal(random, 0.4, 0.1)))]);
        Assert.InRange(fit.Youden!.Value.Cut, 0.47, 0.53);
        Assert.InRange(fit.Youden.Value.Score, 0.66, 0.70);

        // The logistic of equally frequent normals: slope (μ₁ − μ₀)/σ² = 20 about their middle.
        Assert.InRange(fit.Relevance!.Midpoint, 0.49, 0.51);
        Assert.InRange(fit.Relevance.Slope, 18.5, 21.5);
    }

    /// <summary>Chosen and scored on the same queries, the best cut of noise looks better than nothing; cross-fitted it does not.</summary>
    [Fact]
    public void Fit_Noise_ScoresAboutNothing()
    {
        var scores = Enumerable.Range(0, 200).Select(seed =>
        {
            var random = new Random(seed);
            return Fit([.. Enumerable.Range(0, 30).Select(_ => new ThresholdSample(random.NextSingle(), random.NextSingle()))]).Youden!.Value.Score;
        });
        Assert.InRange(scores.Average(), -0.03, 0.03);
    }

    [Fact]
    public void Fit_FourAnswerableQueries_HasNoCrossFit()
    {
        var fit = Fit([.. Enumerable.Range(0, 30).Select(i => new ThresholdSample(i < 4 ? 0.9f : null, i / 100f))]);
        Assert.Equal((null, null, null), (fit.Youden, fit.BestF1, fit.Relevance));
    }

    [Fact]
    public void Fit_SameSeed_GivesTheSameFit()
    {
        var random = new Random(3);
        var samples = Enumerable.Range(0, 60).Select(_ => new ThresholdSample(random.NextSingle(), random.NextSingle())).ToList();
        Assert.Equal(Fit(samples), Fit(samples));
    }

    internal static float Normal(Random random, double mean, double deviation) =>
        (float)(mean + (deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())));

    private static ThresholdFit Fit(IReadOnlyList<ThresholdSample> samples) =>
        ThresholdFitter.Fit(new Condition(Given.Lo, Given.Ja), samples, 0.05, 0.05, seed: 1);
}
