using Phasa.Separation.Verdicts;

namespace Phasa.Dashboard.Parts;

/// <summary>How the pages call what is the matter with a language, in English.</summary>
internal static class DiagnosisNames
{
    /// <summary>The names.</summary>
    public static readonly IReadOnlyDictionary<Diagnosis, string> Of = new Dictionary<Diagnosis, string>
    {
        [Diagnosis.NotEnoughData] = /* T */ "not enough data",
        [Diagnosis.Working] = /* T */ "working",
        [Diagnosis.AlignmentFault] = /* T */ "alignment fault",
        [Diagnosis.UnknownLanguage] = /* T */ "unknown language",
        [Diagnosis.Suspicious] = /* T */ "suspicious",
        [Diagnosis.SurfaceOverlapOnly] = /* T */ "surface overlap only",
        [Diagnosis.Undecided] = /* T */ "undecided",
    };
}
