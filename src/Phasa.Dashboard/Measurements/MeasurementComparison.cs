using Phasa.Separation;
using Phasa.Separation.Comparison;

namespace Phasa.Dashboard.Measurements;

/// <summary>Two measurements side by side.</summary>
/// <param name="Models">The models of the second with what the first has to set against them.</param>
/// <param name="IsOfSamePairs">Whether both were made on the same pairs, so that items can be compared one by one.</param>
/// <param name="Obstacle">Why the differences cannot be told from luck although the pairs are the same; null when they can.</param>
public sealed record MeasurementComparison(IReadOnlyList<ModelComparison> Models, bool IsOfSamePairs, string? Obstacle)
{
    /// <summary>Compares; the differences are drawn some thousand times, which takes a moment.</summary>
    public static MeasurementComparison Of(Measurement first, Measurement second)
    {
        var isOfSamePairs = first.PairSet.Fingerprint == second.PairSet.Fingerprint;
        IReadOnlyList<ModelDifference> differences = [];
        string? obstacle = null;
        try
        {
            differences = isOfSamePairs ? BaselineComparer.Compare(first, second) : [];
        }
        catch (PhasaException e)
        {
            obstacle = $"{e.Message} {e.NextStep}";
        }

        return new([.. second.Models.Select(model => ModelComparison.Of(BaselineComparer.FindCounterpart(first, model), model, differences))], isOfSamePairs, obstacle);
    }
}
