using Phasa.Collections;
using Phasa.Embeddings;

namespace Phasa.AspNetCore.Collections;

/// <summary>A collection.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Languages">The languages users ask in, the default one first.</param>
/// <param name="Policies">What is translated of itself into each of them: all, planned, on-demand, off.</param>
/// <param name="Embedding">The embedding space of its rows.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Documents">How many documents it has.</param>
/// <param name="Passages">How many passages they have.</param>
/// <param name="Coverage">How far each language is covered; only where one collection is asked for, else null.</param>
/// <param name="Thresholds">The calibrated thresholds; only where one collection is asked for and has some, else null.</param>
/// <param name="Measurement">The latest measurement of its space; only where one collection is asked for and there is one, else null.</param>
/// <param name="Index">What its index in this process holds and takes; only where one collection is asked for and its index is in memory, else null.</param>
internal sealed record CollectionAnswer(
    string Name,
    IReadOnlyList<string> Languages,
    IReadOnlyDictionary<string, string> Policies,
    EmbeddingAnswer Embedding,
    DateTimeOffset CreatedAt,
    long Documents,
    long Passages,
    IReadOnlyList<LanguageCoverageAnswer>? Coverage,
    ThresholdsAnswer? Thresholds,
    CollectionMeasurementAnswer? Measurement,
    IndexAnswer? Index)
{
    public static CollectionAnswer Of(
        Collection collection, CollectionCounts counts, IReadOnlyList<LanguageCoverage>? coverage, ThresholdsAnswer? thresholds = null,
        CollectionMeasurementAnswer? measurement = null, IndexAnswer? index = null) => new(
        collection.Name,
        [.. collection.Languages.Select(l => l.Value)],
        collection.Languages.ToDictionary(l => l.Value, l => LanguagePolicies.NameOf(collection.PolicyOf(l))),
        EmbeddingAnswer.Of(collection.Space),
        collection.CreatedAt,
        counts.Documents,
        counts.Passages,
        coverage is null ? null : [.. coverage.Select(LanguageCoverageAnswer.Of)],
        thresholds,
        measurement,
        index);
}

/// <summary>An embedding space.</summary>
/// <param name="Provider">Who computes the vectors.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="Dimensions">The length of a vector.</param>
/// <param name="Fingerprint">Equal for rows that may be compared with each other.</param>
internal sealed record EmbeddingAnswer(string Provider, string Model, string Revision, int Dimensions, string Fingerprint)
{
    public static EmbeddingAnswer Of(EmbeddingSpace space) => new(space.Provider, space.Model, space.Revision, space.Dimensions, space.Id);
}

/// <summary>All collections.</summary>
/// <param name="Collections">The collections by name.</param>
internal sealed record CollectionListAnswer(IReadOnlyList<CollectionAnswer> Collections);
