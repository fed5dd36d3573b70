using System.Globalization;
using Phasa.Languages;
using Phasa.Separation.Conditions;

namespace Phasa.Separation.Verdicts;

/// <summary>Says a diagnosis in words: what was found, and what to do.</summary>
internal sealed class DiagnosisWords(
    LanguageTag language, LanguageTag source, ConditionMeasurement? within, ConditionMeasurement? across, Diagnosis diagnosis)
{
    private readonly string _name = LanguageProfiles.Of(language).EnglishName;
    private readonly string _source = LanguageProfiles.Of(source).EnglishName;

    /// <summary>The finding in a sentence.</summary>
    public string Reading
    {
        get
        {
            var tail = diagnosis switch
            {
                Diagnosis.AlignmentFault => ": the two languages are not aligned",
                Diagnosis.UnknownLanguage => $": the model does not know {_name}",
                _ => "",
            };
            var joint = (within?.Verdict is Verdict.Working) == (across?.Verdict is Verdict.Working) ? "and" : "but";
            return language == source ? $"{Within}{tail}." : $"{Within}, {joint} {Across}{tail}.";
        }
    }

    /// <summary>What to do, in a sentence.</summary>
    public string Advice => diagnosis switch
    {
        Diagnosis.NotEnoughData when within is null =>
            $"Add items whose query and document are in {_name} and worded differently to the pair set: without them nothing is known within {_name}.",
        Diagnosis.NotEnoughData => $"Add {_name} items to the pair set: no fewer than 20 are judged, and 60 or more give narrow intervals.",
        Diagnosis.Working when language == source => $"Nothing has to be done for {_name}.",
        Diagnosis.Working when within is null => $"{_name} questions may be put to {_source} documents directly; measure within {_name} before an index in {_name} is built.",
        Diagnosis.Working => $"{_name} questions may be put to {_source} documents directly; a language index in {_name} is optional.",
        Diagnosis.AlignmentFault => $"Translate the documents into a language index in {_name}, or translate {_name} questions into {_source} (query translation).",
        Diagnosis.UnknownLanguage when language == source => $"Use another model, or lexical search, for {_name}.",
        Diagnosis.UnknownLanguage => $"Use another model, or lexical search, for {_name}; a translated index will not help.",
        Diagnosis.Suspicious => $"Check the model's query and document prefixes and the {_name} texts of the pair set: what works across languages should work within one.",
        Diagnosis.SurfaceOverlapOnly when within?.Verdict is Verdict.Working =>
            $"Use a language index in {_name} or query translation: put to {_source} documents directly, questions find little but the names and numbers they share.",
        Diagnosis.SurfaceOverlapOnly => "On these pairs lexical search would do as well: measure with more pairs, or with queries and documents in other words, and if nothing changes use another model.",
        _ => Undecided,
    };

    private string Undecided => (within?.Verdict, across?.Verdict) switch
    {
        _ when language == source => $"Compare other models, and try real {_name} queries, before you rely on this one.",
        (null, _) => $"Measure within {_name} too: where that works a language index helps, and where it does not only another model or lexical search will.",
        (Verdict.Working, null) => $"A language index in {_name} will serve; measure {_name} questions against {_source} documents before you rely on them.",
        (Verdict.Working, _) => $"Prefer a language index in {_name} or query translation until the paths are compared on real queries.",
        (Verdict.Broken, _) => $"Try another model and lexical search on real {_name} queries; a translated index will hardly help.",
        (_, Verdict.Broken) => $"Do not put {_name} questions to {_source} documents directly; compare a language index with query translation on real {_name} queries.",
        _ => $"Compare the paths (language index, cross-lingual, query translation) on real {_name} queries.",
    };

    private string Within => within switch
    {
        null => $"Within {_name} nothing was measured",
        { Verdict: Verdict.Working } => $"Within {_name} it works (AUC {Say(within.Auc.Value)})",
        { Verdict: Verdict.Broken } => $"Within {_name} right documents are not told from wrong ones (AUC {Say(within.Auc.Value)})",
        { Verdict: Verdict.SurfaceOverlapOnly } => $"Within {_name} it is not shown to do better than shared characters (AUC {Say(within.Auc.Value)} against {Say(within.ControlAuc)})",
        { Verdict: Verdict.Weak } => $"Within {_name} it works only in part ({Weakness(within)})",
        _ => $"Within {_name} {Insufficient(within)} suffice to tell",
    };

    private string Across => across switch
    {
        null => $"whether {_name} questions find {_source} documents was not measured",
        { Verdict: Verdict.Working } => $"{_name} questions find {_source} documents (AUC {Say(across.Auc.Value)})",
        { Verdict: Verdict.Broken } => $"{_name} questions do not find {_source} documents (AUC {Say(across.Auc.Value)})",
        { Verdict: Verdict.SurfaceOverlapOnly } =>
            $"{_name} questions find {_source} documents no better than shared characters do (AUC {Say(across.Auc.Value)} against {Say(across.ControlAuc)})",
        { Verdict: Verdict.Weak } => $"{_name} questions find {_source} documents only in part ({Weakness(across)})",
        _ => $"{Insufficient(across)} suffice to tell whether {_name} questions find {_source} documents",
    };

    private static string Weakness(ConditionMeasurement condition) => condition.TopOf20 is { } top
        ? $"AUC {Say(condition.Auc.Value)}, first of 20 in {Math.Round(top.Value * 100).ToString(CultureInfo.InvariantCulture)} %"
        : $"AUC {Say(condition.Auc.Value)}";

    private static string Insufficient(ConditionMeasurement condition) => condition.Items == 1 ? "1 item does not" : $"{condition.Items} items do not";

    private static string Say(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
