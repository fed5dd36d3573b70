namespace Phasa.Rollout;

/// <summary>A document and language in a plan, with what speaks for it.</summary>
/// <param name="Open">What is to be translated.</param>
/// <param name="Cost">What it takes.</param>
/// <param name="Evidence">What it is expected to bring, and why.</param>
public sealed record PlanLine(OpenTranslation Open, PlanCost Cost, PlanEvidence Evidence);

/// <summary>What a translation is expected to bring in a time like the one looked at.</summary>
/// <param name="FallbackHits">Searches in the language that were given this document first, in another language.</param>
/// <param name="FirstHits">Searches in other languages that were given it first: how sought it is.</param>
/// <param name="Searches">Searches in the language that are about this document as far as can be told, and not served by an index.</param>
/// <param name="Gain">How many more of them are expected to find it: searches × what an index adds.</param>
/// <param name="Chances">How likely searches in the language find what they are for.</param>
public readonly record struct PlanEvidence(int FallbackHits, int FirstHits, double Searches, double Gain, HitChances Chances);
