using System.Text.Json.Serialization;
using Phasa.Separation;

namespace Phasa.Calibration;

/// <summary>What stood for users' queries in a calibration.</summary>
[JsonConverter(typeof(KebabCase<CalibrationSource>))]
public enum CalibrationSource
{
    /// <summary>The documents' own titles: always there, and shorter and better worded than what users ask.</summary>
    Titles,

    /// <summary>Judged queries that a person gave. Never replaced by titles without a person's asking.</summary>
    Queries,
}
