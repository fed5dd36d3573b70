using System.Text.Json.Serialization;
using Phasa.Separation;

namespace Phasa.Calibration;

/// <summary>Which promise a calibrated cut keeps.</summary>
[JsonConverter(typeof(KebabCase<CutRule>))]
public enum CutRule
{
    /// <summary>τ_false-accept: of unanswerable queries at most the share α is answered.</summary>
    FalseAccept,

    /// <summary>τ_miss: of right documents at most the share β is cut off.</summary>
    Miss,
}
