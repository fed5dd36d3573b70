namespace Phasa.Answers.Support;

/// <summary>What the words and the vectors of a passage count for, fitted in eval/answers on sentences that passages say and do not say.</summary>
public static class SupportScale
{
    /// <summary>Sentences below are not supported.</summary>
    public const double Cut = 0.5;

    /// <summary>Logistic: the chance that a passage says a sentence.</summary>
    /// <param name="words">Share of the sentence's words that the passages have, 0..1.</param>
    /// <param name="likeness">The cosine with the stretch of a passage most like it, −1..1.</param>
    public static double Score(double words, double likeness) => 1 / (1 + Math.Exp(-(Bias + (Words * words) + (Likeness * likeness))));

    private const double Bias = -8.92;
    private const double Words = 7.55;
    private const double Likeness = 8.06;
}
