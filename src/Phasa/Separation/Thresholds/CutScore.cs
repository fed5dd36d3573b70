namespace Phasa.Separation.Thresholds;

/// <summary>How good a cut is, from how many right and best wrong rows it accepts.</summary>
/// <param name="accepted">Right rows at or above the cut.</param>
/// <param name="right">All right rows; above 0.</param>
/// <param name="falselyAccepted">Best wrong rows at or above the cut.</param>
/// <param name="wrong">All best wrong rows; above 0.</param>
internal delegate double CutScoring(int accepted, int right, int falselyAccepted, int wrong);

/// <summary>The scores that cuts are chosen by.</summary>
internal static class CutScore
{
    /// <summary>J = hit rate − false-accept rate, −1..1 (Youden, "Index for Rating Diagnostic Tests", 1950).</summary>
    public static double Youden(int accepted, int right, int falselyAccepted, int wrong) =>
        ((double)accepted / right) - ((double)falselyAccepted / wrong);

    /// <summary>F1 = 2TP / (2TP + FP + FN), 0..1 (van Rijsbergen, "Information Retrieval", 1979), a best wrong row counting as often as a right one.</summary>
    public static double F1(int accepted, int right, int falselyAccepted, int wrong) =>
        2.0 * accepted / (accepted + falselyAccepted + right);
}
