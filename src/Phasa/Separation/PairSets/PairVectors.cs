using Phasa.Embeddings;
using Phasa.Languages;

namespace Phasa.Separation.PairSets;

/// <summary>Where a model put the texts of a pair set: each text once per role.</summary>
/// <param name="model">The name the model is configured by.</param>
/// <param name="space">The space of the vectors.</param>
/// <param name="vectors">A vector of length 1 (or 0) for every text of the pair set in each role it has there.</param>
public sealed class PairVectors(string model, EmbeddingSpace space, IReadOnlyDictionary<(TextRole Role, string Text), float[]> vectors)
{
    /// <summary>The name the model is configured by.</summary>
    public string Model { get; } = model;

    /// <summary>The space of the vectors.</summary>
    public EmbeddingSpace Space { get; } = space;

    /// <summary>The vector of an item's query in a language that it has.</summary>
    public float[] Query(PairItem item, LanguageTag language) => vectors[(TextRole.Query, item.Query[language])];

    /// <summary>The vector of an item's document in a language that it has.</summary>
    public float[] Document(PairItem item, LanguageTag language) => vectors[(TextRole.Document, item.Document[language])];
}
