using Phasa.Languages;
using Phasa.Separation.Conditions;

namespace Phasa.Separation.Verdicts;

/// <summary>
/// Tells from the verdicts within a language, ℓ→ℓ, and across to the language that knowledge is written in, ℓ→s, what is the
/// matter with it. The two are different abilities, and the remedies differ: docs/concepts/measurement.md has the table.
/// </summary>
public static class LanguageDiagnoser
{
    /// <summary>Diagnoses one language.</summary>
    /// <param name="language">The language, ℓ.</param>
    /// <param name="source">The language that knowledge is written in, s.</param>
    /// <param name="conditions">What was measured, in any order; what is missing was not.</param>
    public static LanguageDiagnosis Diagnose(LanguageTag language, LanguageTag source, IReadOnlyList<ConditionMeasurement> conditions)
    {
        var (within, across) = Find(language, source, conditions);
        var diagnosis = language == source ? OfSource(within?.Verdict) : OfOther(within?.Verdict, across?.Verdict);
        var words = new DiagnosisWords(language, source, within, across, diagnosis);
        return new(language, source, within?.Verdict, across?.Verdict, within?.Discriminability, diagnosis, words.Reading.ToString(), words.Advice.ToString());
    }

    /// <summary>A diagnosis in words that can be said in other languages: <see cref="LanguageDiagnosis.Reading"/> and <see cref="LanguageDiagnosis.Advice"/>.</summary>
    /// <param name="diagnosis">The diagnosis.</param>
    /// <param name="conditions">What it was made of.</param>
    public static (Phrase Reading, Phrase Advice) Say(LanguageDiagnosis diagnosis, IReadOnlyList<ConditionMeasurement> conditions)
    {
        ArgumentNullException.ThrowIfNull(diagnosis);
        var (within, across) = Find(diagnosis.Language, diagnosis.Source, conditions);
        var words = new DiagnosisWords(diagnosis.Language, diagnosis.Source, within, across, diagnosis.Diagnosis);
        return (words.Reading, words.Advice);
    }

    private static (ConditionMeasurement? Within, ConditionMeasurement? Across) Find(LanguageTag language, LanguageTag source, IReadOnlyList<ConditionMeasurement> conditions) => (
        conditions.FirstOrDefault(c => c.Query == language && c.Document == language),
        language == source ? null : conditions.FirstOrDefault(c => c.Query == language && c.Document == source));

    private static Diagnosis OfSource(Verdict? within) => within switch
    {
        Verdict.Working => Diagnosis.Working,
        Verdict.Broken => Diagnosis.UnknownLanguage,
        Verdict.SurfaceOverlapOnly => Diagnosis.SurfaceOverlapOnly,
        Verdict.Weak => Diagnosis.Undecided,
        _ => Diagnosis.NotEnoughData,
    };

    private static Diagnosis OfOther(Verdict? within, Verdict? across) => (within, across) switch
    {
        (null, null) or (Verdict.NotEnoughData, _) or (_, Verdict.NotEnoughData) => Diagnosis.NotEnoughData,
        (Verdict.Weak, _) => Diagnosis.Undecided,

        // Who finds beyond shared characters across languages does not need them within: there the pairs are just too easy.
        (Verdict.Working or Verdict.SurfaceOverlapOnly or null, Verdict.Working) => Diagnosis.Working,
        (Verdict.Working, Verdict.Broken) => Diagnosis.AlignmentFault,
        (Verdict.Broken, Verdict.Working) => Diagnosis.Suspicious,
        (Verdict.Broken, Verdict.Broken or null) => Diagnosis.UnknownLanguage,
        (Verdict.SurfaceOverlapOnly, _) or (_, Verdict.SurfaceOverlapOnly) => Diagnosis.SurfaceOverlapOnly,
        _ => Diagnosis.Undecided,
    };
}
