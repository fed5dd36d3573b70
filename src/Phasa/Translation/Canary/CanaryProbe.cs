namespace Phasa.Translation.Canary;

/// <summary>What one question found.</summary>
/// <param name="IsTitle">Whether it was the document's title; else a key sentence of the passage.</param>
/// <param name="Similarity">Cosine of the question and the passage's best row, −1..1.</param>
/// <param name="Rank">The passage's rank among other documents' passages, from 1; null beyond the rank that was asked for.</param>
/// <param name="BestOther">Cosine of the question and the best row of another document; null when there is none.</param>
/// <param name="IsFound">Whether that is good enough.</param>
public sealed record CanaryProbe(bool IsTitle, float Similarity, int? Rank, float? BestOther, bool IsFound);
