namespace Phasa.Search;

/// <summary>The similarity that a row must reach on one route.</summary>
/// <param name="Value">A cosine; −1 lets every row pass.</param>
/// <param name="Source">Where it comes from.</param>
public readonly record struct Threshold(float Value, ThresholdSource Source);
