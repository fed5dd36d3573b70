using System.Text.Json.Serialization;

namespace Phasa.Separation.Verdicts;

/// <summary>What is the matter with a language under a model.</summary>
[JsonConverter(typeof(KebabCase<Diagnosis>))]
public enum Diagnosis
{
    /// <summary>Too few items to tell.</summary>
    NotEnoughData,

    /// <summary>Works within the language and across.</summary>
    Working,

    /// <summary>Monolingual works, cross-lingual is broken: the language is not aligned with the others.</summary>
    AlignmentFault,

    /// <summary>Both are broken: the model does not know the language.</summary>
    UnknownLanguage,

    /// <summary>Cross-lingual works and monolingual does not: look at prefixes and data.</summary>
    Suspicious,

    /// <summary>What looks like meaning is shared characters.</summary>
    SurfaceOverlapOnly,

    /// <summary>Neither works nor is broken.</summary>
    Undecided,
}
