using Phasa.Separation.Conditions;
using Phasa.Separation.Uncertainty;

namespace Phasa.Separation.Comparison;

/// <summary>
/// Compares a measurement with an earlier one of the same pair set, item by item: <see cref="ItemFigures"/> of both are drawn
/// together, so that a hard item is hard for both and cancels out. Holm's correction goes over the conditions of a model.
/// </summary>
public static class BaselineComparer
{
    /// <summary>Compares each model with the one of its name, or with the only one that the baseline has.</summary>
    /// <param name="baseline">The earlier measurement.</param>
    /// <param name="now">The later one; its seed and draws are used.</param>
    /// <returns>For each model and condition the difference, baseline first.</returns>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>: they are not of the same pairs, or the baseline lacks the model or its items' figures.</exception>
    public static IReadOnlyList<ModelDifference> Compare(Measurement baseline, Measurement now)
    {
        Require(baseline, now.PairSet);
        return [.. now.Models.SelectMany(model => Compare(Counterpart(baseline, model), model, now))];
    }

    /// <summary>Refuses a baseline of other pairs; to be asked before anything is embedded.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>.</exception>
    public static void Require(Measurement baseline, PairSetSummary pairs)
    {
        if (baseline.PairSet.Fingerprint != pairs.Fingerprint)
        {
            throw new PhasaException(
                ErrorCodes.InvalidRequest,
                $"The baseline was measured on other pairs: '{baseline.PairSet.Name}' ({baseline.PairSet.Items} items, {baseline.PairSet.Fingerprint}), not '{pairs.Name}' ({pairs.Items} items, {pairs.Fingerprint}).",
                "Measure with the same pair set and languages as the baseline, or make a new baseline with 'phasa measure --json'.");
        }
    }

    /// <summary>What a model is compared with: the model of its name, or the only one that the baseline has; null when there is neither.</summary>
    public static ModelMeasurement? FindCounterpart(Measurement baseline, ModelMeasurement model)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(model);
        return baseline.Models.FirstOrDefault(m => m.Model == model.Model) ?? (baseline.Models.Count == 1 ? baseline.Models[0] : null);
    }

    private static ModelMeasurement Counterpart(Measurement baseline, ModelMeasurement model) => FindCounterpart(baseline, model) ?? throw new PhasaException(
            ErrorCodes.InvalidRequest, $"The baseline has no model '{model.Model}'.", $"It has: {string.Join(", ", baseline.Models.Select(m => m.Model))}.");

    private static IReadOnlyList<ModelDifference> Compare(ModelMeasurement before, ModelMeasurement after, Measurement now)
    {
        var draws = new Dictionary<int, ItemDraws>();
        var both = after.Conditions.Select(c => (After: c, Before: before.Find(c.Query, c.Document))).Where(c => c.Before is not null && c.After.Items > 2);
        return ModelComparer.Compare(
            before.Model, after.Model, [.. both.Select(c => (c.After.Condition, c.After.Items, Draw(c.Before!), Draw(c.After)))]);

        ConditionDraws Draw(ConditionMeasurement condition)
        {
            if (condition.ByItem is not { } figures || figures.Auc.Count != condition.Items || (figures.TopOf20 is { } top && top.Count != condition.Items))
            {
                throw new PhasaException(
                    ErrorCodes.InvalidRequest, $"The baseline does not hold the figures of each item in {condition.Condition}, without which nothing can be compared item by item.",
                    "Make the baseline anew with 'phasa measure --json'.");
            }

            if (!draws.TryGetValue(condition.Items, out var drawn))
            {
                draws[condition.Items] = drawn = new(condition.Items, now.Draws, now.Seed);
            }

            return new(
                condition.Auc.Value,
                ItemFigures.Means(figures.Auc, drawn),
                figures.TopOf20 is null ? null : condition.TopOf20?.Value,
                figures.TopOf20 is null ? null : ItemFigures.Means(figures.TopOf20, drawn));
        }
    }
}
