using System.Text.Json.Serialization;

namespace Phasa.Separation.Verdicts;

/// <summary>Whether retrieval works in a condition.</summary>
[JsonConverter(typeof(KebabCase<Verdict>))]
public enum Verdict
{
    /// <summary>Too few items, or figures too uncertain to tell.</summary>
    NotEnoughData,

    /// <summary>Right documents are told from wrong ones.</summary>
    Working,

    /// <summary>They are, but no better than by counting shared characters.</summary>
    SurfaceOverlapOnly,

    /// <summary>They are hardly told apart.</summary>
    Broken,

    /// <summary>Something between working and broken.</summary>
    Weak,
}
