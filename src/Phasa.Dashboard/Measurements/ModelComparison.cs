using Phasa.Separation;
using Phasa.Separation.Comparison;

namespace Phasa.Dashboard.Measurements;

/// <summary>A model in two measurements, or two models.</summary>
/// <param name="First">The name in the first; null where it has nothing to set against the second.</param>
/// <param name="Second">The name in the second.</param>
/// <param name="Rows">The conditions of either.</param>
public sealed record ModelComparison(string? First, string Second, IReadOnlyList<ComparedCondition> Rows)
{
    /// <summary>Sets the conditions of two models beside each other.</summary>
    public static ModelComparison Of(ModelMeasurement? first, ModelMeasurement second, IReadOnlyList<ModelDifference> differences)
    {
        var conditions = second.Conditions.Select(c => c.Condition).Union(first?.Conditions.Select(c => c.Condition) ?? []);
        return new(first?.Model, second.Model, [.. conditions.Select(c => new ComparedCondition(
            c, first?.Find(c.Query, c.Document), second.Find(c.Query, c.Document),
            differences.FirstOrDefault(d => d.First == first?.Model && d.Second == second.Model && d.Query == c.Query && d.Document == c.Document)))]);
    }
}
