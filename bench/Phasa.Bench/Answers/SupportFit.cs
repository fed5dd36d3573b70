namespace Phasa.Bench.Answers;

/// <summary>What was found of a sentence in the passage that speaks most for it.</summary>
/// <param name="Case">The sentence.</param>
/// <param name="HasNumbers">Whether a passage has all its numbers.</param>
/// <param name="Words">The share of its words there.</param>
/// <param name="Likeness">Its cosine with the stretch most like it.</param>
/// <param name="Score">What the product makes of it.</param>
internal sealed record SupportFinding(SupportCase Case, bool HasNumbers, double Words, double Likeness, double Score);

/// <summary>A logistic scale by gradient descent on the mean log loss, both classes weighing the same.</summary>
internal static class SupportFit
{
    private const int Steps = 200_000;
    private const double Rate = 0.5;

    /// <summary>Bias and the weights of words and likeness.</summary>
    public static double[] Of(IReadOnlyList<SupportFinding> findings)
    {
        var weights = new double[3];
        var said = findings.Count(f => f.Case.Kind == "said");
        for (var step = 0; step < Steps; step++)
        {
            var gradient = new double[3];
            foreach (var f in findings)
            {
                var y = f.Case.Kind == "said" ? 1 : 0;
                var p = 1 / (1 + Math.Exp(-(weights[0] + (weights[1] * f.Words) + (weights[2] * f.Likeness))));
                var error = (p - y) / (2.0 * (y == 1 ? said : findings.Count - said));
                gradient[0] += error;
                gradient[1] += error * f.Words;
                gradient[2] += error * f.Likeness;
            }

            for (var i = 0; i < 3; i++)
            {
                // A little pull towards zero: with few sentences a scale that separates them would have no end.
                weights[i] -= Rate * (gradient[i] + (i == 0 ? 0 : 1e-3 * weights[i]));
            }
        }

        return weights;
    }
}
