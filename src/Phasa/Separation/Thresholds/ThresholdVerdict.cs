using System.Text.Json.Serialization;

namespace Phasa.Separation.Thresholds;

/// <summary>Whether one cut can serve both promises.</summary>
[JsonConverter(typeof(KebabCase<ThresholdVerdict>))]
public enum ThresholdVerdict
{
    /// <summary>Too few queries for the rates asked for.</summary>
    NotEnoughData,

    /// <summary>τ_false-accept ≤ τ_miss: any cut between keeps both promises.</summary>
    Separable,

    /// <summary>τ_false-accept &gt; τ_miss: no cutoff satisfies both.</summary>
    NoCutoff,
}
