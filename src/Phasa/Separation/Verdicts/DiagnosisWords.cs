using System.Globalization;
using Phasa.Languages;
using Phasa.Separation.Conditions;

namespace Phasa.Separation.Verdicts;

/// <summary>Says a diagnosis in words: what was found, and what to do.</summary>
internal sealed class DiagnosisWords(
    LanguageTag language, LanguageTag source, ConditionMeasurement? within, ConditionMeasurement? across, Diagnosis diagnosis)
{
    /// <summary>The finding in a sentence.</summary>
    public Phrase Reading
    {
        get
        {
            var found = language == source ? Within
                : (within?.Verdict is Verdict.Working) == (across?.Verdict is Verdict.Working) ? new(/* T */ "{0}, and {1}", Within, Across)
                : new Phrase(/* T */ "{0}, but {1}", Within, Across);
            return diagnosis switch
            {
                Diagnosis.AlignmentFault => new(/* T */ "{0}: the two languages are not aligned.", found),
                Diagnosis.UnknownLanguage => new(/* T */ "{0}: the model does not know {1}.", found, language),
                _ => new(/* T */ "{0}.", found),
            };
        }
    }

    /// <summary>What to do, in a sentence.</summary>
    public Phrase Advice => diagnosis switch
    {
        Diagnosis.NotEnoughData when within is null =>
            Say(/* T */ "Add items whose query and document are in {0} and worded differently to the pair set: without them nothing is known within {0}."),
        Diagnosis.NotEnoughData => Say(/* T */ "Add {0} items to the pair set: no fewer than 20 are judged, and 60 or more give narrow intervals."),
        Diagnosis.Working when language == source => Say(/* T */ "Nothing has to be done for {0}."),
        Diagnosis.Working when within is null => Say(/* T */ "{0} questions may be put to {1} documents directly; measure within {0} before an index in {0} is built."),
        Diagnosis.Working => Say(/* T */ "{0} questions may be put to {1} documents directly; a language index in {0} is optional."),
        Diagnosis.AlignmentFault => Say(/* T */ "Translate the documents into a language index in {0}, or translate {0} questions into {1} (query translation)."),
        Diagnosis.UnknownLanguage when language == source => Say(/* T */ "Use another model, or lexical search, for {0}."),
        Diagnosis.UnknownLanguage => Say(/* T */ "Use another model, or lexical search, for {0}; a translated index will not help."),
        Diagnosis.Suspicious => Say(/* T */ "Check the model's query and document prefixes and the {0} texts of the pair set: what works across languages should work within one."),
        Diagnosis.SurfaceOverlapOnly when within?.Verdict is Verdict.Working =>
            Say(/* T */ "Use a language index in {0} or query translation: put to {1} documents directly, questions find little but the names and numbers they share."),
        Diagnosis.SurfaceOverlapOnly => Say(/* T */ "On these pairs lexical search would do as well: measure with more pairs, or with queries and documents in other words, and if nothing changes use another model."),
        _ => Undecided,
    };

    private Phrase Undecided => (within?.Verdict, across?.Verdict) switch
    {
        _ when language == source => Say(/* T */ "Compare other models, and try real {0} queries, before you rely on this one."),
        (null, _) => Say(/* T */ "Measure within {0} too: where that works a language index helps, and where it does not only another model or lexical search will."),
        (Verdict.Working, null) => Say(/* T */ "A language index in {0} will serve; measure {0} questions against {1} documents before you rely on them."),
        (Verdict.Working, _) => Say(/* T */ "Prefer a language index in {0} or query translation until the paths are compared on real queries."),
        (Verdict.Broken, _) => Say(/* T */ "Try another model and lexical search on real {0} queries; a translated index will hardly help."),
        (_, Verdict.Broken) => Say(/* T */ "Do not put {0} questions to {1} documents directly; compare a language index with query translation on real {0} queries."),
        _ => Say(/* T */ "Compare the paths (language index, cross-lingual, query translation) on real {0} queries."),
    };

    private Phrase Within => within switch
    {
        null => Say(/* T */ "Within {0} nothing was measured"),
        { Verdict: Verdict.Working } => Say(/* T */ "Within {0} it works (AUC {2})", Two(within.Auc.Value)),
        { Verdict: Verdict.Broken } => Say(/* T */ "Within {0} right documents are not told from wrong ones (AUC {2})", Two(within.Auc.Value)),
        { Verdict: Verdict.SurfaceOverlapOnly } =>
            Say(/* T */ "Within {0} it is not shown to do better than shared characters (AUC {2} against {3})", Two(within.Auc.Value), Two(within.ControlAuc)),
        { Verdict: Verdict.Weak } => Say(/* T */ "Within {0} it works only in part ({2})", Weakness(within)),
        { Items: 1 } => Say(/* T */ "Within {0} 1 item does not suffice to tell"),
        _ => Say(/* T */ "Within {0} {2} items do not suffice to tell", Count(within.Items)),
    };

    private Phrase Across => across switch
    {
        null => Say(/* T */ "whether {0} questions find {1} documents was not measured"),
        { Verdict: Verdict.Working } => Say(/* T */ "{0} questions find {1} documents (AUC {2})", Two(across.Auc.Value)),
        { Verdict: Verdict.Broken } => Say(/* T */ "{0} questions do not find {1} documents (AUC {2})", Two(across.Auc.Value)),
        { Verdict: Verdict.SurfaceOverlapOnly } =>
            Say(/* T */ "{0} questions find {1} documents no better than shared characters do (AUC {2} against {3})", Two(across.Auc.Value), Two(across.ControlAuc)),
        { Verdict: Verdict.Weak } => Say(/* T */ "{0} questions find {1} documents only in part ({2})", Weakness(across)),
        { Items: 1 } => Say(/* T */ "1 item does not suffice to tell whether {0} questions find {1} documents"),
        _ => Say(/* T */ "{2} items do not suffice to tell whether {0} questions find {1} documents", Count(across.Items)),
    };

    private Phrase Say(string text, params ReadOnlySpan<object> figures) => new(text, [language, source, .. figures]);

    private static Phrase Weakness(ConditionMeasurement condition) => condition.TopOf20 is { } top
        ? new(/* T */ "AUC {0}, first of 20 in {1} %", Two(condition.Auc.Value), Count((int)Math.Round(top.Value * 100)))
        : new(/* T */ "AUC {0}", Two(condition.Auc.Value));

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Two(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
