namespace Phasa.Separation.Thresholds;

/// <summary>
/// Chooses the cut of the best score, and tells how well such a cut does where it was not chosen: each of five folds of the
/// queries is scored by the best cut of the other four (Stone, "Cross-Validatory Choice", 1974).
/// </summary>
internal static class CrossFit
{
    private const int Folds = 5;

    /// <summary>The best cut on all samples with its cross-fitted score; null where a fold would have no right row.</summary>
    public static ScoredCut? Choose(IReadOnlyList<ThresholdSample> samples, CutScoring score, int seed)
    {
        if (samples.Count(s => s.Right is not null) < Folds)
        {
            return null;
        }

        var folds = Deal(samples, seed);
        var total = 0.0;
        for (var left = 0; left < Folds; left++)
        {
            var cut = Best([.. folds.Where((_, i) => i != left).SelectMany(f => f)], score);
            total += Score(folds[left], cut, score);
        }

        return new(Best(samples, score), total / Folds);
    }

    /// <summary>Deals queries with a right row and those without evenly, in random order.</summary>
    private static List<ThresholdSample>[] Deal(IReadOnlyList<ThresholdSample> samples, int seed)
    {
        var shuffled = samples.ToArray();
        new Random(seed).Shuffle(shuffled);
        var folds = Enumerable.Range(0, Folds).Select(_ => new List<ThresholdSample>()).ToArray();
        foreach (var (i, sample) in shuffled.OrderBy(s => s.Right is null).Index())
        {
            folds[i % Folds].Add(sample);
        }

        return folds;
    }

    private static double Score(List<ThresholdSample> samples, double cut, CutScoring score) => score(
        samples.Count(s => s.Right >= cut), samples.Count(s => s.Right is not null), samples.Count(s => s.BestWrong >= cut), samples.Count);

    /// <summary>
    /// The best cut: half-way between the least similarity it accepts and the next one below; of equally good ones the
    /// lowest, which hides the fewest right documents.
    /// </summary>
    private static double Best(IReadOnlyList<ThresholdSample> samples, CutScoring score)
    {
        var similarities = samples.Select(s => (Value: s.BestWrong, IsRight: false))
            .Concat(samples.Where(s => s.Right is not null).Select(s => (Value: s.Right!.Value, IsRight: true)))
            .OrderByDescending(s => s.Value).ToList();
        var (right, wrong) = (similarities.Count - samples.Count, samples.Count);
        var (accepted, falselyAccepted) = (0, 0);
        var (best, bestScore) = (double.NaN, double.NegativeInfinity);
        for (var i = 0; i < similarities.Count; i++)
        {
            var (value, isRight) = similarities[i];
            (accepted, falselyAccepted) = isRight ? (accepted + 1, falselyAccepted) : (accepted, falselyAccepted + 1);
            var isLast = i == similarities.Count - 1;
            if (!isLast && similarities[i + 1].Value == value)
            {
                continue;
            }

            var here = score(accepted, right, falselyAccepted, wrong);
            if (here >= bestScore)
            {
                (best, bestScore) = (isLast ? value : ((double)value + similarities[i + 1].Value) / 2, here);
            }
        }

        return best;
    }
}
