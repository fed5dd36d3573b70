using Phasa.Languages;

namespace Phasa.Calibration;

/// <summary>A judged query.</summary>
/// <param name="Line">The line of its file, from 1.</param>
/// <param name="Id">Its id.</param>
/// <param name="Query">Its text in each language.</param>
/// <param name="Relevant">The ids of the documents that answer it; empty when none does.</param>
public sealed record CalibrationQuery(int Line, string Id, IReadOnlyDictionary<LanguageTag, string> Query, IReadOnlyList<string> Relevant);
