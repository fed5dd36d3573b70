using Phasa.Separation;
using Phasa.Separation.Verdicts;

namespace Phasa.Dashboard.Measurements;

/// <summary>A result in short, so that the list need not hold all figures.</summary>
/// <param name="Items">How many items the pairs have.</param>
/// <param name="Models">The models with the diagnosis of each language.</param>
/// <param name="Error">Why it cannot be read; null when it can.</param>
public sealed record MeasurementGist(int Items, IReadOnlyList<(string Model, IReadOnlyList<LanguageDiagnosis> Languages)> Models, string? Error)
{
    /// <summary>Of a result.</summary>
    public static MeasurementGist Of(Measurement measurement) =>
        new(measurement.PairSet.Items, [.. measurement.Models.Select(m => (m.Model, m.Languages))], null);

    /// <summary>Of one that is damaged.</summary>
    public static MeasurementGist Of(PhasaException error) => new(0, [], $"{error.Message} {error.NextStep}");
}
