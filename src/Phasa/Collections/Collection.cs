using Phasa.Embeddings;
using Phasa.Languages;

namespace Phasa.Collections;

/// <summary>A knowledge base: documents, the languages it is to be searched in, one embedding space.</summary>
/// <param name="Id">The store's key.</param>
/// <param name="Name">The name, unique in the store.</param>
/// <param name="Languages">The languages users ask in, in order of preference; the first is the default.</param>
/// <param name="Space">The space all rows of the collection lie in.</param>
/// <param name="CreatedAt">When it was created, UTC.</param>
public sealed record Collection(
    CollectionId Id, string Name, IReadOnlyList<LanguageTag> Languages, EmbeddingSpace Space, DateTimeOffset CreatedAt)
{
    /// <summary>What is translated of itself, by language; a language that is not here is translated whole.</summary>
    public IReadOnlyDictionary<LanguageTag, LanguagePolicy> Policies { get; init; } = new Dictionary<LanguageTag, LanguagePolicy>();

    /// <summary>The number of the last write to its documents, 0 before the first: every one raises it.</summary>
    public long Sequence { get; init; }

    /// <summary>How often its calibrated thresholds were replaced; 0 when there never were any.</summary>
    public long CalibrationVersion { get; init; }

    /// <summary>How often a measurement that may speak for it came or went.</summary>
    public long MeasurementVersion { get; init; }

    /// <summary>What is translated of itself into a language.</summary>
    public LanguagePolicy PolicyOf(LanguageTag language) => Policies.GetValueOrDefault(language, LanguagePolicy.All);
}
