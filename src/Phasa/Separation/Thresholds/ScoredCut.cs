namespace Phasa.Separation.Thresholds;

/// <summary>A cut and how well it does on queries that had no part in choosing it.</summary>
/// <param name="Cut">A cosine, −1..1: the cut chosen on all queries.</param>
/// <param name="Score">The mean score over the folds that each fit left out.</param>
public readonly record struct ScoredCut(double Cut, double Score);
