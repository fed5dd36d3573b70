using Phasa.Languages;

namespace Phasa.Calibration;

/// <summary>A judged query.</summary>
/// <param name="Location">Its file and line, for errors: <c>queries.jsonl:3</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Query">Its text in each language.</param>
/// <param name="Relevant">The ids of the documents that answer it; empty when none does.</param>
public sealed record CalibrationQuery(string Location, string Id, IReadOnlyDictionary<LanguageTag, string> Query, IReadOnlyList<string> Relevant);
