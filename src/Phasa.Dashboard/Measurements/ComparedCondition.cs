using Phasa.Separation.Comparison;
using Phasa.Separation.Conditions;

namespace Phasa.Dashboard.Measurements;

/// <summary>A condition in two measurements.</summary>
/// <param name="Condition">The languages.</param>
/// <param name="First">What the first found; null where it has no such pairs.</param>
/// <param name="Second">What the second found.</param>
/// <param name="Difference">Second less first, item by item; null where that cannot be said.</param>
public sealed record ComparedCondition(Condition Condition, ConditionMeasurement? First, ConditionMeasurement? Second, ModelDifference? Difference)
{
    /// <summary>Whether both have a verdict, and not the same one.</summary>
    public bool IsChanged => First is not null && Second is not null && First.Verdict != Second.Verdict;

    /// <summary>Whether the second is better beyond luck.</summary>
    public bool IsBetter => Difference is { } d && d.Chance < ModelDifference.Level && d.Auc.Difference > 0;

    /// <summary>Whether the second is worse beyond luck.</summary>
    public bool IsWorse => Difference is { IsWorse: true };
}
