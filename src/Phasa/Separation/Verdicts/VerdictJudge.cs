using System.Globalization;
using Phasa.Separation.Uncertainty;

namespace Phasa.Separation.Verdicts;

/// <summary>Applies the rules of the protocol to the figures of a condition, and says which one decided.</summary>
public static class VerdictJudge
{
    /// <summary>Judges a condition.</summary>
    /// <param name="items">How many items it has.</param>
    /// <param name="auc">AUC with its interval.</param>
    /// <param name="topOf20">A_20; null with fewer than 20 items, and then nothing is judged.</param>
    /// <param name="overControl">AUC less the control's, with its interval.</param>
    /// <param name="rules">Where the verdicts begin and end.</param>
    /// <returns>The verdict, and the reason in one sentence with the figures.</returns>
    public static (Verdict Verdict, string Reason) Judge(int items, Estimate auc, Estimate? topOf20, Estimate overControl, VerdictRules rules)
    {
        var low = Say(auc.Low);
        var high = Say(auc.High);
        if (items < rules.FewestItems)
        {
            return (Verdict.NotEnoughData, $"{items} {(items == 1 ? "item is" : "items are")} too few to judge by: {rules.FewestItems} are needed.");
        }

        if (topOf20 is not { } top)
        {
            return (Verdict.NotEnoughData, $"{items} {(items == 1 ? "item is" : "items are")} too few to judge by: A_20 needs 20.");
        }

        if (auc.Low < rules.UncertainLow && auc.High > rules.WorkingLow)
        {
            return (Verdict.NotEnoughData, $"AUC lies between {low} and {high}, from below {Say(rules.UncertainLow)} to above {Say(rules.WorkingLow)}: too uncertain to judge by.");
        }

        if (auc.High <= rules.BrokenHigh)
        {
            return (Verdict.Broken, $"AUC {Say(auc)} lies nowhere above {Say(rules.BrokenHigh)}.");
        }

        string[] shortcomings =
        [
            .. auc.Value < rules.WorkingAuc ? [$"AUC {Say(auc.Value)} is below {Say(rules.WorkingAuc)}"] : Array.Empty<string>(),
            .. auc.Low < rules.WorkingLow ? [$"AUC may be as low as {low}, below {Say(rules.WorkingLow)}"] : Array.Empty<string>(),
            .. top.Value < rules.WorkingTopOf20 ? [$"A_20 {Say(top.Value)} is below {Say(rules.WorkingTopOf20)}"] : Array.Empty<string>(),
        ];
        if (shortcomings.Length > 0)
        {
            return (Verdict.Weak, $"{string.Join("; ", shortcomings)}.");
        }

        return overControl.Low > 0
            ? (Verdict.Working, $"AUC {Say(auc)} and A_20 {Say(top.Value)} suffice, and AUC is {Say(overControl)} above that of shared characters.")
            : (Verdict.SurfaceOverlapOnly, $"AUC {Say(auc)} and A_20 {Say(top.Value)} would suffice, but shared characters alone do as well: the difference in AUC is {Say(overControl)}.");
    }

    private static string Say(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Say(Estimate estimate) => $"{Say(estimate.Value)} ({Say(estimate.Low)} to {Say(estimate.High)})";
}
