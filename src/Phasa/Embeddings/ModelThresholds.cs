namespace Phasa.Embeddings;

/// <summary>
/// The cosine cuts that a model's author states for it, used until a collection's own are calibrated. Models differ too
/// much for one number to serve all: a model that states none is not cut, and the search says so.
/// </summary>
/// <param name="SameLanguage">The cut when query and row are in one language.</param>
/// <param name="CrossLanguage">The cut when they are not.</param>
public sealed record ModelThresholds(float? SameLanguage, float? CrossLanguage)
{
    /// <summary>No cut is known.</summary>
    public static ModelThresholds Unknown { get; } = new(null, null);
}
