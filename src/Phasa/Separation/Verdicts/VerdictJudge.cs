using System.Globalization;
using Phasa.Separation.Conditions;
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
        var (verdict, reason) = Decide(items, auc, topOf20, overControl, rules);
        return (verdict, reason.ToString());
    }

    /// <summary>Why a condition has its verdict, in words that can be said in other languages; null where these rules come to another verdict than it has.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="rules">The rules of its measurement.</param>
    public static Phrase? Say(ConditionMeasurement condition, VerdictRules rules)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var (verdict, reason) = Decide(condition.Items, condition.Auc, condition.TopOf20, condition.OverControl, rules);
        return verdict == condition.Verdict ? reason : null;
    }

    private static (Verdict Verdict, Phrase Reason) Decide(int items, Estimate auc, Estimate? topOf20, Estimate overControl, VerdictRules rules)
    {
        var (low, high) = (Three(auc.Low), Three(auc.High));
        if (items < rules.FewestItems)
        {
            return (Verdict.NotEnoughData, new(
                items == 1 ? /* T */ "{0} item is too few to judge by: {1} are needed." : /* T */ "{0} items are too few to judge by: {1} are needed.", Count(items), Count(rules.FewestItems)));
        }

        if (topOf20 is not { } top)
        {
            return (Verdict.NotEnoughData, new(items == 1 ? /* T */ "{0} item is too few to judge by: A_20 needs 20." : /* T */ "{0} items are too few to judge by: A_20 needs 20.", Count(items)));
        }

        if (auc.Low < rules.UncertainLow && auc.High > rules.WorkingLow)
        {
            return (Verdict.NotEnoughData, new(
                /* T */ "AUC lies between {0} and {1}, from below {2} to above {3}: too uncertain to judge by.", low, high, Three(rules.UncertainLow), Three(rules.WorkingLow)));
        }

        if (auc.High <= rules.BrokenHigh)
        {
            return (Verdict.Broken, new(/* T */ "AUC {0} lies nowhere above {1}.", Both(auc), Three(rules.BrokenHigh)));
        }

        Phrase[] shortcomings =
        [
            .. auc.Value < rules.WorkingAuc ? [new(/* T */ "AUC {0} is below {1}", Three(auc.Value), Three(rules.WorkingAuc))] : Array.Empty<Phrase>(),
            .. auc.Low < rules.WorkingLow ? [new(/* T */ "AUC may be as low as {0}, below {1}", low, Three(rules.WorkingLow))] : Array.Empty<Phrase>(),
            .. top.Value < rules.WorkingTopOf20 ? [new(/* T */ "A_20 {0} is below {1}", Three(top.Value), Three(rules.WorkingTopOf20))] : Array.Empty<Phrase>(),
        ];
        if (shortcomings.Length > 0)
        {
            return (Verdict.Weak, new(/* T */ "{0}.", shortcomings.Aggregate((all, one) => new(/* T */ "{0}; {1}", all, one))));
        }

        return overControl.Low > 0
            ? (Verdict.Working, new(/* T */ "AUC {0} and A_20 {1} suffice, and AUC is {2} above that of shared characters.", Both(auc), Three(top.Value), Both(overControl)))
            : (Verdict.SurfaceOverlapOnly, new(
                /* T */ "AUC {0} and A_20 {1} would suffice, but shared characters alone do as well: the difference in AUC is {2}.", Both(auc), Three(top.Value), Both(overControl)));
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Three(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    private static Phrase Both(Estimate estimate) => new(/* T */ "{0} ({1} to {2})", Three(estimate.Value), Three(estimate.Low), Three(estimate.High));
}
