using Phasa.Separation.Verdicts;

namespace Phasa.Separation.Reports;

/// <summary>How verdicts are told: by text, and by a kind that gives them colour and shape.</summary>
public static class VerdictLook
{
    /// <summary>A verdict in a word, in English.</summary>
    public static string Text(Verdict verdict) => verdict switch
    {
        Verdict.Working => /* T */ "working",
        Verdict.Weak => /* T */ "weak",
        Verdict.Broken => /* T */ "broken",
        Verdict.SurfaceOverlapOnly => /* T */ "surface overlap only",
        _ => /* T */ "not enough data",
    };

    /// <summary>A diagnosis in a few words, in English.</summary>
    public static string Text(Diagnosis diagnosis) => diagnosis switch
    {
        Diagnosis.Working => "working",
        Diagnosis.AlignmentFault => "broken across languages",
        Diagnosis.UnknownLanguage => "broken",
        Diagnosis.Suspicious => "suspicious",
        Diagnosis.SurfaceOverlapOnly => "surface overlap only",
        Diagnosis.Undecided => "undecided",
        _ => "not enough data",
    };

    /// <summary>The colour and shape of a verdict: <c>good</c>, <c>fair</c>, <c>bad</c>, <c>surface</c> or <c>open</c>.</summary>
    public static string Kind(Verdict verdict) => verdict switch
    {
        Verdict.Working => "good",
        Verdict.Weak => "fair",
        Verdict.Broken => "bad",
        Verdict.SurfaceOverlapOnly => "surface",
        _ => "open",
    };

    /// <summary>The colour and shape of a diagnosis: one of a verdict's, or <c>split</c>.</summary>
    public static string Kind(Diagnosis diagnosis) => diagnosis switch
    {
        Diagnosis.Working => "good",
        Diagnosis.AlignmentFault => "split",
        Diagnosis.UnknownLanguage => "bad",
        Diagnosis.SurfaceOverlapOnly => "surface",
        Diagnosis.Suspicious or Diagnosis.Undecided => "fair",
        _ => "open",
    };
}
