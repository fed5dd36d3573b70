using Phasa.Languages;
using Phasa.Separation.Thresholds;

namespace Phasa.Calibration;

/// <summary>
/// How τ_false-accept and τ_miss do on queries that had no part in fitting them. For the false accepts each query is made
/// unanswerable by ignoring the documents that answer it, or is so already.
/// </summary>
/// <param name="Query">The language of the queries.</param>
/// <param name="Row">The language of the rows.</param>
/// <param name="Queries">How many queries were held out.</param>
/// <param name="FalseAccepts">How many of them a wrong row answered.</param>
/// <param name="Band">How many of them the promise allows, 95 times in 100.</param>
/// <param name="Answerable">How many have a right row.</param>
/// <param name="Misses">How many of these lost it to τ_miss; null where there are none, or no τ_miss.</param>
/// <param name="MissBand">How many of these the promise allows, 95 times in 100; null likewise.</param>
public sealed record HeldOutCheck(
    LanguageTag Query, LanguageTag Row, int Queries, int FalseAccepts, ConformalBand Band, int Answerable, int? Misses, ConformalBand? MissBand)
{
    /// <summary>Checks a fit.</summary>
    public static HeldOutCheck Of(ThresholdFit fit, IReadOnlyList<ThresholdSample> samples)
    {
        var answerable = samples.Count(s => s.Right is not null);
        var miss = answerable == 0 ? null : fit.Miss;
        return new(
            fit.Query,
            fit.Row,
            samples.Count,
            samples.Count(s => s.BestWrong >= fit.FalseAccept),
            ConformalBand.Of(fit.Queries, fit.Alpha, samples.Count),
            answerable,
            miss is null ? null : samples.Count(s => s.Right < miss),
            miss is null ? null : ConformalBand.Of(fit.Answerable, fit.Beta, answerable));
    }
}
