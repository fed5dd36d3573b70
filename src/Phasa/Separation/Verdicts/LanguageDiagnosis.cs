using Phasa.Languages;

namespace Phasa.Separation.Verdicts;

/// <summary>What a measurement says about one language.</summary>
/// <param name="Language">The language, ℓ.</param>
/// <param name="Source">The language that knowledge is written in, s.</param>
/// <param name="Within">The verdict of ℓ→ℓ; null where the pair set has no such pairs.</param>
/// <param name="Across">The verdict of ℓ→s; null for the source language itself.</param>
/// <param name="Discriminability">Mean synonym similarity less the noise baseline in ℓ→ℓ; null where it was not measured.</param>
/// <param name="Diagnosis">What is the matter.</param>
/// <param name="Reading">The finding in a sentence.</param>
/// <param name="Advice">What to do, in a sentence.</param>
public sealed record LanguageDiagnosis(
    LanguageTag Language,
    LanguageTag Source,
    Verdict? Within,
    Verdict? Across,
    double? Discriminability,
    Diagnosis Diagnosis,
    string Reading,
    string Advice);
