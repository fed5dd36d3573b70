using Phasa.Separation.Thresholds;

namespace Phasa.Calibration;

/// <summary>The cut that searches use for a pair of languages.</summary>
/// <param name="Value">A cosine: similarities of at least this are accepted.</param>
/// <param name="Rule">Which promise it keeps; where the verdict is separable it keeps both.</param>
/// <param name="Expected">What it is expected to let through and to hide.</param>
public readonly record struct CalibratedCut(float Value, CutRule Rule, CutShares Expected);
